import type { EntitlementId } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { accountChoice, chosenAccount } from '../../parts/account-choice.ts';
import { button } from '../../parts/button.ts';
import { screenHeading } from '../../parts/heading.ts';
import { backLine, link } from '../../parts/link.ts';
import { figure, money } from '../../parts/money.ts';
import type { Speech } from '../../words/speech.ts';
import type { Act } from '../act.ts';
import type { LaterScreens } from '../later.ts';
import { entitlementOf } from '../screen.ts';
import type { View } from '../view.ts';

/** Amount, account, what follows, and the one tap. */
export function confirm(
  view: View,
  speech: Speech,
  act: Act,
  id: EntitlementId,
  later: LaterScreens | null,
): TemplateResult {
  const summary = entitlementOf(view, id)!;
  const sending = view.confirmations.get(id)?.kind === 'sending';
  const account = chosenAccount(view);
  return html`<div class="yyb-body yyb-narrow yyb-split"><div class="yyb-stack yyb-stack--tight">${backLine(speech, act, speech.t('panel.back.short'))}${screenHeading(view, speech.t('confirm.heading'))}</div>
    <div class="yyb-stack yyb-stack--tight"><p class="yyb-lead">${speech.of(summary.policy.title)}</p>${figure(summary.amount)}${later && view.large && speech.language === 'zh-CN' ? html`<p>${later.inWords(summary.amount, 'plain')}</p>` : nothing}</div>
    ${accountChoice(view, speech, act, speech.t('confirm.account'))}
    <div class="yyb-stack yyb-stack--tight yyb-aside yyb-after"><p class="yyb-field__label">${speech.t('confirm.after')}</p><ul class="yyb-bullets"><li>${speech.t('confirm.after.1')}</li><li>${speech.t('confirm.after.2')}</li><li>${speech.t('confirm.after.3')}</li></ul></div>
    <div class="yyb-stack yyb-stack--tight">${payButton(view, speech, sending, account !== null, speech.say('confirm.do', { amount: money(summary.amount) }), () => act.confirm(id, account?.id ?? null))}
    ${sending ? nothing : html`<div class="yyb-center">${link(speech.t('confirm.later'), () => act.back())}</div>`}</div></div>`;
}

/** The button that pays. While sending it keeps its width and place; offline it says when it can be used. */
export function payButton(
  view: View,
  speech: Speech,
  sending: boolean,
  ready: boolean,
  words: unknown,
  tap: () => void,
): TemplateResult {
  if (!view.may.confirm) return html`<p>${speech.t('detail.viewOnly')}</p>`;
  const label = sending ? speech.t('confirm.sending') : view.online ? words : speech.t('confirm.offline');
  return html`<div class=${sending ? 'is-sending' : ''}>${button(label, tap, { main: true, wide: true, key: 'pay', off: sending || !view.online || !ready })}</div>`;
}
