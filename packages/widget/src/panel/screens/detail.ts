import type { EntitlementId } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { chosenAccount } from '../../parts/account-choice.ts';
import { arithmetic } from '../../parts/arithmetic.ts';
import { bodyBones } from '../../parts/bones.ts';
import { button } from '../../parts/button.ts';
import { clauses } from '../../parts/clauses.ts';
import { screenHeading, subHeading } from '../../parts/heading.ts';
import { backLine, onward, policyText } from '../../parts/link.ts';
import { figure } from '../../parts/money.ts';
import { pairs } from '../../parts/pairs.ts';
import { state } from '../../parts/state.ts';
import { dayAt } from '../../words/formats.ts';
import type { Speech } from '../../words/speech.ts';
import type { Act } from '../act.ts';
import { entitlementOf } from '../screen.ts';
import type { Explanation, View } from '../view.ts';

/** One entitlement: the sum, why, and how it is worked out. */
export function detail(view: View, speech: Speech, act: Act, id: EntitlementId): TemplateResult {
  const summary = entitlementOf(view, id)!;
  const { department, source } = summary.policy;
  const decision = view.detail.data?.decision;
  const account = chosenAccount(view);
  const waiting = summary.status === 'offered';
  const key = `go:${id}`;
  return html`<div class="yyb-body yyb-split">
    <div class="yyb-stack yyb-stack--tight">${backLine(speech, act)}${screenHeading(view, speech.of(summary.policy.title))}<p class="yyb-note">${speech.t('detail.payer', { department: speech.of(department) })}</p></div>
    <div class="yyb-aside yyb-box yyb-box--sunken"><div class="yyb-stack yyb-stack--tight">${waiting ? html`<p>${state('good', 'tick', speech.t('detail.eligible'))}</p>` : nothing}${figure(summary.amount)}</div>
      ${pairs([
        [
          speech.t('detail.deadline'),
          html`<span class="yyb-nowrap">${speech.formats.fullDay(summary.deadline)}</span>`,
        ],
        [speech.t('detail.into'), account && waiting ? speech.account(account) : null],
      ])}
      ${waiting ? goButton(view, speech, () => act.open({ name: 'money', entitlement: id }, key), key) : nothing}</div>
    ${summary.changed ? html`<p class="yyb-readable">${speech.t('detail.changed', { day: speech.day(dayAt(summary.changed.at)), before: speech.yuan(summary.changed.previousAmount), reason: speech.of(summary.changed.reason) })}</p>` : nothing}
    ${decision ? why(view, decision, speech) : view.detail.error ? html`<p class="yyb-bad">${speech.of(view.detail.error.help)}</p>${button(speech.t('error.again'), () => act.retry())}` : bodyBones()}
    ${decision?.arithmetic.length ? html`<div class="yyb-stack">${subHeading(view, speech.t('detail.arithmetic'))}${arithmetic(decision, summary.amount, speech)}</div>` : nothing}
    <div class="yyb-actions">${view.may.confirm ? onward(act, speech.t('detail.wrong'), { name: 'objection', policy: summary.policy.id, entitlement: id }) : nothing}${policyText(speech, source)}</div></div>`;
}

function why(view: View, decision: Explanation, speech: Speech): TemplateResult {
  const n = decision.criteria.length;
  const all = decision.criteria.every(criterion => criterion.outcome === 'met');
  return html`<div class="yyb-stack">${subHeading(view, all && n ? speech.say('detail.why', { n }) : speech.t('detail.clauses'))}${clauses(decision, speech)}</div>`;
}

function goButton(view: View, speech: Speech, go: () => void, key: string): TemplateResult {
  if (!view.may.confirm) return html`<p>${speech.t('detail.viewOnly')}</p>`;
  return view.online
    ? button(speech.t('detail.go'), go, { main: true, wide: true, key })
    : button(speech.t('confirm.offline'), go, { main: true, wide: true, key, off: true });
}
