import type { EntitlementId, Payout, PayoutId } from '@yongyiban/core/contract';
import { html, type TemplateResult } from 'lit';
import { bodyBones } from '../../parts/bones.ts';
import { screenHeading, subHeading } from '../../parts/heading.ts';
import { backLine } from '../../parts/link.ts';
import { figure } from '../../parts/money.ts';
import { pairs } from '../../parts/pairs.ts';
import { state } from '../../parts/state.ts';
import { timeline } from '../../parts/timeline.ts';
import type { AnyKey, Speech } from '../../words/speech.ts';
import type { Act } from '../act.ts';
import { entitlementOf } from '../screen.ts';
import type { View } from '../view.ts';

/** The money is on its way: status, sum and the live timeline. */
export function paying(view: View, speech: Speech, act: Act, id: EntitlementId, payoutId: PayoutId): TemplateResult {
  const payout = view.payouts.get(payoutId);
  const summary = entitlementOf(view, id)!;
  return html`<div class="yyb-body yyb-split"><div class="yyb-stack yyb-stack--tight">${backLine(speech, act)}<p>${state('busy', 'clock', statusWords(payout, speech))}</p>${screenHeading(view, speech.t('payout.heading'))}</div>
    <div class="yyb-aside yyb-box yyb-box--sunken">${figure(summary.amount)}${pairs([
      [speech.t('fact.subsidy'), speech.of(summary.policy.title)],
      [speech.t('fact.into'), payout ? speech.account(payout.account) : null],
    ])}</div>
    ${payout ? html`<div class="yyb-stack">${subHeading(view, speech.t('payout.progress'))}${timeline(payout, speech)}</div>` : bodyBones()}
    <p class="yyb-note">${speech.t('payout.live')}</p></div>`;
}

export function statusWords(payout: Payout | undefined, speech: Speech): string {
  return speech.t(`payout.${payout?.status ?? 'accepted'}` as AnyKey & 'payout.accepted');
}
