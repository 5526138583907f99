import type { YongyibanError } from '@yongyiban/core';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { screenHeading } from '../../parts/heading.ts';
import { mark } from '../../parts/state.ts';
import { dayAt } from '../../words/formats.ts';
import { plain, type Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { View } from '../view.ts';

/** Whose fault it is, that the money is untouched, again, and what to tell the help line. */
export function error(view: View, speech: Speech, act: LaterAct): TemplateResult {
  return html`<div class="yyb-body">${failure(view, view.entitlements.error, speech, act)}</div>`;
}

export function failure(view: View, problem: YongyibanError | null, speech: Speech, act: LaterAct): TemplateResult {
  const offline = problem?.code === 'offline' || !view.online;
  const now = new Date(view.now).toISOString();
  return html`<div class="yyb-verdict">${mark('bad', offline ? 'offline' : 'warning')}${screenHeading(view, speech.t('error.heading'))}<p class="yyb-lead yyb-readable">${speech.t(offline ? 'error.offline' : 'error.why')}</p></div>
    <div class="yyb-actions">${button(speech.t('error.again'), () => act.retry(), { main: true })}</div>
    ${
      problem?.reference
        ? html`<div class="yyb-stack yyb-stack--tight"><p>${speech.t('error.reference', { phone: view.phone })}</p><p class="yyb-ref"><span class="yyb-code yyb-lead">${plain(problem.reference)}</span>${button(speech.t(view.draft.copied ? 'error.copied' : 'error.copy'), () => act.copy(problem.reference ?? ''), { before: 'copy', key: 'copy' })}</p><p class="yyb-note">${speech.formats.fullDay(dayAt(view.now))} ${speech.formats.hourMinute(now)}</p></div>`
        : nothing
    }`;
}
