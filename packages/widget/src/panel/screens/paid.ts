import type { EntitlementId, Payout, PayoutId } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { bodyBones } from '../../parts/bones.ts';
import { button } from '../../parts/button.ts';
import { screenHeading, subHeading } from '../../parts/heading.ts';
import { icon } from '../../parts/icon.ts';
import { backLine, link } from '../../parts/link.ts';
import { figure, money } from '../../parts/money.ts';
import { pairs } from '../../parts/pairs.ts';
import { mark } from '../../parts/state.ts';
import { timeline } from '../../parts/timeline.ts';
import { dayAt } from '../../words/formats.ts';
import { plain, type Speech } from '../../words/speech.ts';
import type { Act } from '../act.ts';
import type { LaterScreens } from '../later.ts';
import { entitlementOf } from '../screen.ts';
import type { View } from '../view.ts';

/** The money has arrived: the sum, the account, a receipt to print or save, the way it came, and (with the later screens) a rating. */
export function paid(
  view: View,
  speech: Speech,
  act: Act,
  id: EntitlementId,
  payoutId: PayoutId,
  later: LaterScreens | null,
): TemplateResult {
  const payout = view.payouts.get(payoutId);
  const amount = payout?.amount ?? entitlementOf(view, id)!.amount;
  return html`<div class="yyb-body">${backLine(speech, act)}<div class="yyb-verdict">${mark('good', 'tick')}${screenHeading(view, speech.t('paid.heading'))}${figure(amount)}${payout ? html`<p class="yyb-lead">${speech.say('paid.into', { account: speech.account(payout.account) })}</p>` : nothing}</div>
    ${
      payout
        ? html`${receipt(view, payout, speech, act, later)}
    <details class="yyb-more yyb-noprint"><summary>${icon('onward')}<span>${speech.t('payout.progress')}</span></summary>${timeline(payout, speech)}</details>
    ${(view.may.confirm && later?.rating(view, payout, speech)) || nothing}`
        : bodyBones()
    }</div>`;
}

function receipt(view: View, payout: Payout, speech: Speech, act: Act, later: LaterScreens | null): TemplateResult {
  const settled = payout.events.find(event => event.status === 'settled');
  return html`<div class="yyb-box" part="receipt">${subHeading(view, speech.t('paid.receipt'))}${pairs([
    [speech.t('fact.subsidy'), speech.of(payout.policy.title)],
    [
      speech.t('fact.amount'),
      html`${money(payout.amount)}<br><span lang="zh-CN">${later?.inWords(payout.amount, 'formal')}</span>`,
    ],
    [speech.t('fact.holder'), html`<bdi lang="zh-CN">${plain(payout.account.holder)}</bdi>`],
    [speech.t('fact.bank'), speech.account(payout.account)],
    [speech.t('fact.payer'), speech.of(payout.policy.department)],
    [
      speech.t('fact.paidAt'),
      settled
        ? html`<span class="yyb-nowrap">${speech.formats.fullDay(dayAt(settled.at))}</span> <span class="yyb-nowrap">${speech.formats.time(settled.at)}</span>`
        : null,
    ],
    [speech.t('fact.number'), plain(payout.endToEndId)],
  ])}
    <div class="yyb-actions">${button(speech.t('paid.print'), () => act.print(), { key: 'print', before: 'printer' })}${link(speech.t('paid.pdf'), () => act.print(), { key: 'pdf' })}</div>${view.draft.mistake ? html`<p class="yyb-bad yyb-noprint">${view.draft.mistake.words}</p>` : nothing}</div>`;
}
