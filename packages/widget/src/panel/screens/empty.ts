import { html, nothing, type TemplateResult } from 'lit';
import { screenHeading } from '../../parts/heading.ts';
import { dayAt } from '../../words/formats.ts';
import type { Speech } from '../../words/speech.ts';
import type { Act } from '../act.ts';
import type { Groups } from '../groups.ts';
import type { View } from '../view.ts';
import { alsoSee } from './also.ts';

/** Nothing waits for the person: say so, say why nothing is needed, and show the ways on. */
export function empty(view: View, groups: Groups, speech: Speech, act: Act): TemplateResult {
  const at = view.entitlements.loadedAt;
  return html`<div class="yyb-body"><div class="yyb-stack yyb-stack--tight yyb-readable">${screenHeading(view, speech.t('empty.heading'))}
    <p class="yyb-lead">${speech.t('empty.why')}</p>
    ${at ? html`<p class="yyb-note">${speech.say('empty.checked', { when: `${speech.formats.fullDay(dayAt(at))} ${speech.formats.hourMinute(at)}` })}</p>` : nothing}</div>
    ${alsoSee(view, groups, speech, act, 2)}</div>`;
}
