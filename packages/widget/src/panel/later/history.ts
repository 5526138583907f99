import type { EntitlementSummary } from '@yongyiban/core/contract';
import { html, type TemplateResult } from 'lit';
import { screenHeading, subHeading } from '../../parts/heading.ts';
import { backLine, link } from '../../parts/link.ts';
import { money } from '../../parts/money.ts';
import { state } from '../../parts/state.ts';
import { dayAt } from '../../words/formats.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import { groupsOf } from '../groups.ts';
import { plainRow } from '../screens/list-rows.ts';
import type { View } from '../view.ts';

/** What is over, by year, the newest first: paid, closed, withdrawn. */
export function history(view: View, speech: Speech, act: LaterAct): TemplateResult {
  const { paid, over } = groupsOf(view);
  const entries = [...paid, ...over].map(item => ({ item, day: dayOf(item) })).sort((a, b) => (a.day < b.day ? 1 : -1));
  const years = [...new Set(entries.map(({ day }) => day.slice(0, 4)))];
  return html`<div class="yyb-body"><div class="yyb-stack yyb-stack--tight">${backLine(speech, act)}${screenHeading(view, speech.t('history.heading'))}<p class="yyb-lead">${speech.t('history.hint')}</p></div>
    ${years.length === 0 ? html`<p>${speech.t('history.none')}</p>` : ''}${years.map(year => {
      const items = entries.filter(({ day }) => day.startsWith(year));
      return html`<div class="yyb-group"><div class="yyb-group__head">${subHeading(view, html`${speech.say('history.year', { year })} <span class="yyb-group__count">${speech.say('count', { n: items.length })}</span>`)}</div><ul>${items.map(({ item, day }) => row(item, day, speech, act))}</ul></div>`;
    })}</div>`;
}

function dayOf(item: EntitlementSummary): string {
  return item.status === 'paid' && item.payout ? dayAt(item.payout.at) : item.deadline;
}

function row(item: EntitlementSummary, day: string, speech: Speech, act: LaterAct): TemplateResult {
  const title = speech.of(item.policy.title);
  const key = `history:${item.id}`;
  const words = speech.t(item.status === 'paid' ? 'list.receipt' : 'list.detail');
  const when =
    item.status === 'paid'
      ? state('good', 'tick', speech.say('list.paidOn', { day: speech.day(day) }))
      : item.status === 'withdrawn'
        ? state('none', 'minus', speech.t('list.withdrawn'))
        : state('none', 'clock', speech.say('due.passed', { day: speech.day(day) }));
  return plainRow({
    title,
    more: speech.of(item.policy.department),
    when,
    amount: money(item.amount),
    done: true,
    do: link(words, () => act.open({ name: 'money', entitlement: item.id }, key), {
      key,
      name: `${words}${speech.t('colon')}${title} ${speech.yuan(item.amount)}`,
      onward: true,
    }),
  });
}
