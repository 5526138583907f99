import { fen } from '@yongyiban/core';
import type { EntitlementId } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { accountChoice, chosenAccount } from '../../parts/account-choice.ts';
import { screenHeading, subHeading } from '../../parts/heading.ts';
import { link, onward } from '../../parts/link.ts';
import { figure, money } from '../../parts/money.ts';
import { state } from '../../parts/state.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import { payButton } from '../screens/confirm.ts';
import type { View } from '../view.ts';

/** Nothing was confirmed: what it was and what it is, side by side, and the tap anew. */
export function changed(view: View, speech: Speech, act: LaterAct, id: EntitlementId): TemplateResult {
  const now = view.confirmations.get(id);
  const sending = now?.kind === 'sending';
  const at = sending ? view.before : now;
  if (at?.kind !== 'changed') return html``;
  const { intent, current } = at;
  const policy = speech.of(current.policy.title);
  const diff = current.amount - intent.amount;
  const words =
    diff === 0
      ? speech.t('changed.same', { policy })
      : speech.say(diff < 0 ? 'changed.less' : 'changed.more', { policy, diff: money(fen(Math.abs(diff))) });
  const before = chosenAccount(view)?.id === intent.account || view.draft.account !== null ? chosenAccount(view) : null;
  const account =
    before ?? view.accounts.data?.find(a => a.id === intent.account && a.status === 'ready') ?? chosenAccount(view);
  return html`<div class="yyb-body"><div class="yyb-stack yyb-stack--tight"><p>${state('warn', 'warning', speech.t('changed.state'))}</p>${screenHeading(view, speech.say('changed.heading'))}<p class="yyb-lead yyb-readable">${words}</p></div>
    <div class="yyb-compare" part="compare"><div class="yyb-compare__side yyb-compare__side--old"><p>${speech.t('changed.before')}</p>${figure(intent.amount)}</div><div class="yyb-compare__side yyb-compare__side--new"><p class="yyb-strong">${speech.t('changed.now')}</p>${figure(current.amount)}</div></div>
    ${current.changed ? html`<div class="yyb-stack yyb-stack--tight">${subHeading(view, speech.t('changed.why'))}<p class="yyb-readable">${speech.of(current.changed.reason)}</p></div>` : nothing}
    ${account ? html`<p>${speech.say('changed.account', { account: speech.account(account) })}</p>` : accountChoice(view, speech, act, speech.t('confirm.account'))}
    <div class="yyb-actions">${payButton(view, speech, sending, account !== null, speech.say('changed.do', { amount: money(current.amount) }), () => act.confirm(id, account?.id ?? null))}${link(speech.t('changed.later'), () => act.dismiss(id, 'home'))}${view.may.confirm ? onward(act, speech.t('changed.wrong'), { name: 'objection', policy: current.policy.id, entitlement: id }) : nothing}</div></div>`;
}
