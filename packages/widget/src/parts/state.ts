import { html, nothing, type TemplateResult } from 'lit';
import { type IconName, icon } from './icon.ts';

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'none' | 'plain';

/** A state in a word: mark, word and colour say the same thing. */
export function state(tone: Tone, mark: IconName, words: unknown): TemplateResult {
  return html`<span class="yyb-state yyb-state--${tone}">${icon(mark)}<span>${words}</span></span>`;
}

/** The mark that opens a verdict. */
export function mark(tone: Tone, name: IconName): TemplateResult {
  return html`<span class="yyb-mark yyb-state--${tone}">${icon(name)}</span>`;
}

/** A box that says something beside the matter at hand. */
export function notice(tone: Tone, name: IconName, title: unknown, more: unknown, id?: string): TemplateResult {
  return html`<div class="yyb-notice yyb-notice--${tone}" part="notice">${icon(name)}<p class="yyb-notice__title">${title}</p><p id=${id ?? nothing}>${more}</p></div>`;
}
