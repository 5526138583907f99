import type { Account, AccountId } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../panel/act.ts';
import type { View } from '../panel/view.ts';
import { plain, type Speech } from '../words/speech.ts';
import { link } from './link.ts';

/** Why an account cannot be chosen; null when it can. */
function obstacle(account: Account, failed: AccountId | null, speech: Speech): string | null {
  if (account.status === 'closed') return speech.t('account.closed');
  if (account.status === 'verifying') return speech.t('account.verifying');
  if (account.status !== 'ready') return speech.t('account.mismatch');
  return account.id === failed ? speech.t('account.returned') : null;
}

/** The account that is chosen: the person's choice, else the preferred one that can receive. */
export function chosenAccount(view: View, failed: AccountId | null = null): Account | null {
  const usable = (view.accounts.data ?? []).filter(account => account.status === 'ready' && account.id !== failed);
  return (
    usable.find(account => account.id === view.draft.account) ?? usable.find(a => a.preferred) ?? usable[0] ?? null
  );
}

/** All accounts as whole lines to tap; one that cannot receive stays in sight, with its reason. */
export function accountChoice(
  view: View,
  speech: Speech,
  act: Act,
  legend: string,
  failed: AccountId | null = null,
): TemplateResult {
  const accounts = view.accounts.data ?? [];
  const chosen = chosenAccount(view, failed);
  const name = `${view.uid}-account`;
  return html`<fieldset class="yyb-stack yyb-stack--tight"><legend class="yyb-field__label yyb-legend">${legend}</legend>
    ${accounts.length ? html`<div class="yyb-choices">${accounts.map(account => line(account, account.id === chosen?.id, obstacle(account, failed, speech), name, speech, act))}</div>` : nothing}
    ${chosen || view.accounts.loading ? nothing : html`<p class="yyb-warn">${speech.t('confirm.none')}</p>`}
    ${view.may.accounts ? link(speech.t('confirm.other'), () => act.open({ name: 'accounts' }, 'accounts'), { before: 'plus', key: 'accounts' }) : nothing}
  </fieldset>`;
}

function line(
  account: Account,
  chosen: boolean,
  reason: string | null,
  name: string,
  speech: Speech,
  act: Act,
): TemplateResult {
  const kind = account.kind === 'unrecognized' ? null : speech.t(`account.${account.kind}`);
  return html`<label class="yyb-choice ${chosen ? 'is-chosen' : ''} ${reason ? 'is-off' : ''}"><input type="radio" name=${name} .checked=${chosen} ?disabled=${reason !== null} @change=${() => act.change({ account: account.id })}><span><span class="yyb-choice__name">${speech.account(account)}</span><span class="yyb-choice__more">${
    reason
      ? html`<span class="yyb-bad">${reason}</span>`
      : html`${kind ? `${kind} · ` : ''}${speech.say('account.holder', { name: html`<bdi lang="zh-CN">${plain(account.holder)}</bdi>` })}`
  }</span></span></label>`;
}
