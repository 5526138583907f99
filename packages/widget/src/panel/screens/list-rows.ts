import type { EntitlementSummary } from '@yongyiban/core/contract';
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { button } from '../../parts/button.ts';
import { reasonWords } from '../../parts/failure-words.ts';
import { subHeading } from '../../parts/heading.ts';
import { link } from '../../parts/link.ts';
import { money } from '../../parts/money.ts';
import { state } from '../../parts/state.ts';
import { dayAt } from '../../words/formats.ts';
import type { AnyKey, Speech } from '../../words/speech.ts';
import type { Act } from '../act.ts';
import { payoutStatusOf } from '../groups.ts';
import type { Route } from '../route.ts';
import type { View } from '../view.ts';

type Kind = 'toConfirm' | 'inProgress' | 'paid';

/** One section of the list; `shown` may be fewer than `count` while a long list is still growing. */
export function group(
  view: View,
  kind: Kind,
  shown: readonly EntitlementSummary[],
  count: number,
  more: unknown,
  speech: Speech,
  act: Act,
): TemplateResult {
  return html`<div class="yyb-group" part="group"><div class="yyb-group__head">${subHeading(view, html`${speech.t(`list.${kind}`)} <span class="yyb-group__count">${speech.say('count', { n: count })}${more}</span>`, 1)}</div>
    <ul>${shown.map(item => guard(restsOn(view, item, speech), () => row(view, kind, item, speech, act)))}</ul></div>`;
}

/** All that a row is drawn from: while it is the same, the row is not drawn again, however long the list. */
function restsOn(view: View, item: EntitlementSummary, speech: Speech): unknown[] {
  const confirmation = view.confirmations.get(item.id);
  const payout = item.payout && view.payouts.get(item.payout.id);
  const newest = confirmation?.kind === 'accepted' ? view.payouts.get(confirmation.confirmation.payout) : undefined;
  return [item, confirmation, payout, newest, view.online, view.may.confirm, speech];
}

function row(view: View, kind: Kind, item: EntitlementSummary, speech: Speech, act: Act): TemplateResult {
  const title = speech.of(item.policy.title);
  const titleRoute: Route =
    kind === 'toConfirm' ? { name: 'detail', entitlement: item.id } : { name: 'money', entitlement: item.id };
  const key = `row:${item.id}`;
  return html`<li class="yyb-row ${kind === 'paid' ? 'yyb-row--done' : ''}" part="row"><div class="yyb-row__what"><button type="button" class="yyb-link yyb-link--quiet yyb-row__title" data-key=${key} @click=${() => act.open(titleRoute, key)}>${title}</button><p class="yyb-row__dept">${speech.of(item.policy.department)}</p></div>
    <div class="yyb-row__when">${when(view, kind, item, speech)}</div>
    <p class="yyb-row__money">${money(item.amount)}</p>
    <div class="yyb-row__do">${doIt(view, kind, item, title, speech, act)}</div></li>`;
}

function when(view: View, kind: Kind, item: EntitlementSummary, speech: Speech): unknown {
  if (kind === 'toConfirm') {
    const due = speech.due(item.deadline);
    return due.near ? state('warn', 'clock', due.words) : due.words;
  }
  if (kind === 'paid') {
    const at = item.payout?.at;
    return state(
      'good',
      'tick',
      at ? speech.say('list.paidOn', { day: speech.day(dayAt(at)) }) : speech.t('list.paid'),
    );
  }
  const confirmation = view.confirmations.get(item.id)?.kind;
  if (confirmation === 'sending') return state('busy', 'clock', speech.t('confirm.sending'));
  if (confirmation === 'checking' || confirmation === 'abandoned')
    return state('busy', 'clock', speech.t('checking.state'));
  const status = payoutStatusOf(view, item) ?? 'accepted';
  if (status === 'rejected' || status === 'returned') {
    const reason = view.payouts.get(item.payout!.id)?.events.find(event => event.status === status)?.iso20022.reason;
    return state('bad', 'warning', reason ? reasonWords(reason, speech) : speech.t(`payout.${status}`));
  }
  return state('busy', 'clock', speech.t(`payout.${status}` as AnyKey & 'payout.accepted'));
}

function doIt(view: View, kind: Kind, item: EntitlementSummary, title: string, speech: Speech, act: Act): unknown {
  const route: Route = { name: 'money', entitlement: item.id };
  const key = `do:${item.id}`;
  const name = (words: string): string => `${words}${speech.t('colon')}${title} ${speech.yuan(item.amount)}`;
  const open = (): void => act.open(route, key);
  const onward = (words: string, to: () => void = open): TemplateResult =>
    link(words, to, { key, name: name(words), onward: true });
  if (kind === 'toConfirm') {
    if (!view.may.confirm)
      return onward(speech.t('list.detail'), () => act.open({ name: 'detail', entitlement: item.id }, key));
    // Without a network the button stays in its place and says when it can be used.
    return view.online
      ? button(speech.t('list.confirm'), open, { key, name: name(speech.t('list.confirm')) })
      : button(speech.t('confirm.offline'), open, {
          key,
          name: name(speech.t('confirm.offline')),
          off: true,
          describedBy: `${view.uid}-offline`,
        });
  }
  if (kind === 'paid') return onward(speech.t('list.receipt'));
  const status = payoutStatusOf(view, item);
  const bad = status === 'rejected' || status === 'returned';
  if (!bad || !view.may.confirm) return onward(speech.t('list.progress'));
  return button(speech.t('list.mend'), open, { key, name: name(speech.t('list.mend')) });
}

/** A line of other groups than the list's: results, decisions, history. */
export function plainRow(row: {
  readonly title: unknown;
  readonly more: unknown;
  readonly when: unknown;
  readonly amount: unknown;
  readonly do: unknown;
  readonly done?: boolean;
}): TemplateResult {
  return html`<li class="yyb-row ${row.done ? 'yyb-row--done' : ''}" part="row"><div class="yyb-row__what"><p class="yyb-row__title yyb-strong">${row.title}</p><p class="yyb-row__dept">${row.more}</p></div><div class="yyb-row__when">${row.when}</div><p class="yyb-row__money">${row.amount}</p><div class="yyb-row__do">${row.do}</div></li>`;
}
