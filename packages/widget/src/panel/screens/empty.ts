import { html, nothing, type TemplateResult } from 'lit';
import { screenHeading } from '../../parts/heading.ts';
import type { Speech } from '../../words/speech.ts';
import type { Groups } from '../groups.ts';
import type { LaterScreens } from '../later.ts';
import type { View } from '../view.ts';

/** Nothing waits for the person: say so; why nothing is needed, and the ways on, come with the later screens. */
export function empty(view: View, groups: Groups, speech: Speech, later: LaterScreens | null): TemplateResult {
  return html`<div class="yyb-body"><div class="yyb-stack yyb-stack--tight yyb-readable">${screenHeading(view, speech.t('empty.heading'))}</div>${later?.empty(view, groups, speech) ?? nothing}</div>`;
}
