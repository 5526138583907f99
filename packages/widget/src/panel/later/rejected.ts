import { isoReason } from '@yongyiban/core';
import type { EntitlementId, PayoutId } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { accountChoice, chosenAccount } from '../../parts/account-choice.ts';
import { failureWords } from '../../parts/failure-words.ts';
import { screenHeading } from '../../parts/heading.ts';
import { icon } from '../../parts/icon.ts';
import { backLine } from '../../parts/link.ts';
import { figure, money } from '../../parts/money.ts';
import { pairs } from '../../parts/pairs.ts';
import { mark } from '../../parts/state.ts';
import { plain, type Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import { entitlementOf } from '../screen.ts';
import { payButton } from '../screens/confirm.ts';
import type { View } from '../view.ts';

/** Bad news, then whose the money is, then the mend. */
export function rejected(
  view: View,
  speech: Speech,
  act: LaterAct,
  id: EntitlementId,
  payoutId: PayoutId,
): TemplateResult {
  const summary = entitlementOf(view, id)!;
  const payout = view.payouts.get(payoutId);
  const last = payout?.events.find(event => event.status === 'rejected' || event.status === 'returned');
  const reason = last?.iso20022.reason;
  const waits = isoReason(reason).mend === 'wait';
  const failed = payout?.account.id ?? summary.payout?.account ?? null;
  const account = chosenAccount(view, failed);
  const sending = view.confirmations.get(id)?.kind === 'sending';
  return html`<div class="yyb-body yyb-narrow">${backLine(speech, act)}<div class="yyb-verdict">${mark('bad', 'warning')}${screenHeading(view, failureWords(payout?.status ?? summary.payout?.status, reason, speech))}<p class="yyb-lead">${speech.t(waits ? 'rejected.wait' : 'rejected.safe')}</p></div>
    <div class="yyb-stack yyb-stack--tight"><p>${speech.of(summary.policy.title)}</p>${figure(summary.amount)}</div>
    ${
      waits
        ? nothing
        : html`${accountChoice(view, speech, act, speech.t('rejected.to'), failed)}<div class="yyb-stack yyb-stack--tight">${payButton(view, speech, sending, account !== null, speech.say('rejected.do', { amount: money(summary.amount) }), () => act.confirm(id, account?.id ?? null))}<p class="yyb-note yyb-center">${speech.t('rejected.once')}</p></div>`
    }
    ${
      payout
        ? html`<details class="yyb-more"><summary>${icon('onward')}<span>${speech.t('rejected.bank')}</span></summary>${pairs(
            [
              [speech.t('rejected.code'), reason ? plain(reason) : null],
              [speech.t('rejected.at'), last ? speech.moment(last.at) : null],
              [speech.t('fact.number'), plain(payout.endToEndId)],
            ],
          )}</details>`
        : nothing
    }</div>`;
}
