import { html, type TemplateResult } from 'lit';
import type { View } from '../panel/view.ts';

/** The heading of a screen: the largest words, and where focus goes when the screen opens. */
export function screenHeading(view: View, words: unknown): TemplateResult {
  return html`<div class="yyb-h1" role="heading" aria-level=${view.level + 1} tabindex="-1" data-heading part="heading">${words}</div>`;
}

/** A heading within a screen; `depth` 1 where the screen has no heading of its own above it. */
export function subHeading(view: View, words: unknown, depth: 1 | 2 = 2): TemplateResult {
  return html`<div class="yyb-h2" role="heading" aria-level=${view.level + depth}>${words}</div>`;
}
