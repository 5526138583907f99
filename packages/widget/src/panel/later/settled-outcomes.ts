import type { EntitlementId } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { screenHeading } from '../../parts/heading.ts';
import { backLine, policyText } from '../../parts/link.ts';
import { money } from '../../parts/money.ts';
import { mark, state } from '../../parts/state.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import { entitlementOf } from '../screen.ts';
import type { View } from '../view.ts';

/** The deadline has passed: the day, and what is still open. */
export function deadline(view: View, speech: Speech, act: LaterAct, id: EntitlementId): TemplateResult {
  const summary = entitlementOf(view, id)!;
  const key = `object:${id}`;
  const object = (): void => act.open({ name: 'objection', policy: summary.policy.id, entitlement: id }, key);
  return html`<div class="yyb-body"><div class="yyb-stack yyb-stack--tight">${backLine(speech, act)}<p>${state('none', 'clock', speech.t('deadline.outcome'))}</p>${screenHeading(view, speech.say('deadline.heading', { policy: speech.of(summary.policy.title), day: speech.day(summary.deadline) }))}<p class="yyb-lead yyb-readable">${speech.say('deadline.why', { amount: money(summary.amount) })}</p></div>
    <div class="yyb-actions">${view.may.confirm ? button(speech.t('deadline.objection'), object, { key }) : nothing}${policyText(speech, summary.policy.source)}</div></div>`;
}

/** Nothing was confirmed, and why; or nothing is to be confirmed any more. */
export function refused(
  view: View,
  speech: Speech,
  act: LaterAct,
  id: EntitlementId,
  withdrawn: boolean,
): TemplateResult {
  const at = view.confirmations.get(id);
  const refusal = at?.kind === 'refused' ? at : view.before?.kind === 'refused' ? view.before : null;
  const code = withdrawn ? 'withdrawn' : refusal?.error.code;
  const why =
    code === 'account-unusable'
      ? speech.t('refused.account')
      : code === 'scope-missing'
        ? speech.t('refused.scope')
        : code === 'authority-expired'
          ? speech.t('refused.authority')
          : code === 'withdrawn'
            ? speech.t('refused.withdrawn')
            : speech.t('refused.other');
  const again = code !== 'withdrawn' && code !== 'scope-missing' && code !== 'authority-expired';
  const summary = entitlementOf(view, id)!;
  return html`<div class="yyb-body"><div class="yyb-verdict">${backLine(speech, act)}${mark(withdrawn ? 'none' : 'bad', withdrawn ? 'minus' : 'warning')}${screenHeading(view, withdrawn ? speech.of(summary.policy.title) : speech.t('refused.heading'))}<p class="yyb-lead yyb-readable">${why}${withdrawn ? nothing : html` ${speech.t('refused.nothing')}`}</p></div>
    <div class="yyb-actions">${again ? button(speech.t('refused.again'), () => act.dismiss(id, 'stay'), { main: true }) : nothing}</div>
    ${refusal?.error.reference ? html`<p class="yyb-note">${speech.t('error.reference', { phone: view.phone })} ${refusal.error.reference}</p>` : nothing}</div>`;
}

export function expired(view: View, speech: Speech, act: LaterAct): TemplateResult {
  return html`<div class="yyb-body"><div class="yyb-verdict">${mark('none', 'lock')}${screenHeading(view, speech.t('expired.heading'))}<p class="yyb-lead yyb-readable">${speech.say('expired.why')}</p></div><div class="yyb-actions">${button(speech.t('expired.do'), () => act.retry(), { main: true })}</div><p class="yyb-note">${speech.t('expired.safe')}</p></div>`;
}

export function framed(view: View, speech: Speech): TemplateResult {
  return html`<div class="yyb-body"><div class="yyb-verdict">${mark('bad', 'lock')}${screenHeading(view, speech.t('framed.heading'))}<p class="yyb-lead yyb-readable">${speech.t('framed.why')}</p></div></div>`;
}

/** The page that was asked for is not (or no longer) this subject's. */
export function missing(view: View, speech: Speech, act: LaterAct): TemplateResult {
  return html`<div class="yyb-body">${backLine(speech, act)}${screenHeading(view, speech.t('list.none.kind'))}</div>`;
}
