import { html, nothing, type TemplateResult } from 'lit';
import { dayAt } from '../../words/formats.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { Groups } from '../groups.ts';
import type { View } from '../view.ts';
import { alsoSee } from './also.ts';

/** Why nothing is needed of the person, when it was last looked at, and the ways on. */
export function emptyMore(view: View, groups: Groups, speech: Speech, act: LaterAct): TemplateResult {
  const at = view.entitlements.loadedAt;
  return html`<div class="yyb-stack yyb-stack--tight yyb-readable yyb-under"><p class="yyb-lead">${speech.t('empty.why')}</p>
    ${at ? html`<p class="yyb-note">${speech.say('empty.checked', { when: `${speech.formats.fullDay(dayAt(at))} ${speech.formats.hourMinute(at)}` })}</p>` : nothing}</div>
    ${alsoSee(view, groups, speech, act, 2)}`;
}
