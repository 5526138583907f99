import { sumFen } from '@yongyiban/core';
import type { EntitlementSummary } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { accountChoice, chosenAccount } from '../../parts/account-choice.ts';
import { screenHeading } from '../../parts/heading.ts';
import { backLine } from '../../parts/link.ts';
import { money } from '../../parts/money.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import { groupsOf } from '../groups.ts';
import { payButton } from '../screens/confirm.ts';
import type { View } from '../view.ts';

/** Many at once: what, into which account, the total on the button. */
export function confirmAll(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const sending = view.draft.busy;
  const items = sending
    ? (view.entitlements.data ?? []).filter(e => view.confirmations.has(e.id) || groupsOf(view).toConfirm.includes(e))
    : groupsOf(view).toConfirm;
  const wanted = items.filter(item => !view.draft.unticked.has(item.id));
  const account = chosenAccount(view);
  const total = sumFen(wanted.map(item => item.amount));
  const n = wanted.length;
  return html`<div class="yyb-body yyb-narrow"><div class="yyb-stack yyb-stack--tight">${backLine(speech, act)}${screenHeading(view, speech.t('all.heading'))}<p>${speech.t('all.hint')}</p></div>
    <fieldset class="yyb-stack yyb-stack--tight"><legend class="yyb-field__label yyb-legend">${speech.t('all.items')}</legend><div class="yyb-choices yyb-choices--many">${items.map(item => line(view, item, speech, act))}</div></fieldset>
    ${accountChoice(view, speech, act, speech.t('all.account'))}
    <div class="yyb-stack yyb-stack--tight">${payButton(
      view,
      speech,
      sending,
      n > 0 && account !== null,
      n ? speech.say('all.do', { n, total: money(total) }) : speech.t('all.none'),
      () =>
        act.confirmAll(
          wanted.map(({ id }) => id),
          account?.id ?? null,
        ),
    )}${n ? html`<p class="yyb-note yyb-center">${speech.say('all.each', { n })}</p>` : nothing}</div></div>`;
}

function line(view: View, item: EntitlementSummary, speech: Speech, act: LaterAct): TemplateResult {
  const ticked = !view.draft.unticked.has(item.id);
  const toggle = (): void => {
    const unticked = new Set(view.draft.unticked);
    if (ticked) unticked.add(item.id);
    else unticked.delete(item.id);
    act.change({ unticked });
  };
  return html`<label class="yyb-choice yyb-choice--money"><input type="checkbox" .checked=${ticked} @change=${toggle}><span><span class="yyb-choice__name">${speech.of(item.policy.title)}</span><span class="yyb-choice__more">${speech.due(item.deadline).words}</span></span>${money(item.amount)}</label>`;
}
