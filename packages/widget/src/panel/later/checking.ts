import type { EntitlementId } from '@yongyiban/core/contract';
import { html, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { screenHeading } from '../../parts/heading.ts';
import { backLine } from '../../parts/link.ts';
import { money } from '../../parts/money.ts';
import { pairs } from '../../parts/pairs.ts';
import { mark } from '../../parts/state.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { View } from '../view.ts';

/** Sent, and no answer yet: calm, the facts, and asking again for who wants to. */
export function checking(view: View, speech: Speech, act: LaterAct, id: EntitlementId): TemplateResult {
  const state = view.confirmations.get(id);
  const at = state?.kind === 'sending' ? (view.before ?? state) : state;
  if (!at) return html``;
  const { intent } = at;
  const lost = at.kind === 'abandoned';
  const account = view.accounts.data?.find(({ id }) => id === intent.account);
  return html`<div class="yyb-body">${backLine(speech, act)}<div class="yyb-verdict">${mark(lost ? 'warn' : 'busy', 'clock')}${screenHeading(view, speech.t(lost ? 'abandoned.heading' : 'checking.heading'))}<p class="yyb-lead yyb-readable">${lost ? speech.t('abandoned.calm', { phone: view.phone }) : speech.t('checking.calm')}</p></div>
    <div class="yyb-box">${pairs([
      [speech.t('fact.subsidy'), speech.of(intent.title)],
      [speech.t('fact.amount'), money(intent.amount)],
      [speech.t('fact.account'), account ? speech.account(account) : null],
      [speech.t('checking.sent'), speech.moment(intent.createdAt)],
    ])}</div>
    <div class="yyb-actions">${button(speech.t('checking.now'), () => act.checkNow(id), { key: 'check' })}<p class="yyb-note">${speech.t('checking.close')}</p></div></div>`;
}
