import type { EntitlementSummary } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { icon } from '../../parts/icon.ts';
import { link } from '../../parts/link.ts';
import { figure } from '../../parts/money.ts';
import { notice } from '../../parts/state.ts';
import type { Speech } from '../../words/speech.ts';
import type { Act } from '../act.ts';
import { type Groups, groupsOf, needsPerson } from '../groups.ts';
import type { LaterScreens } from '../later.ts';
import type { View } from '../view.ts';
import { empty } from './empty.ts';
import { group } from './list-rows.ts';

/** From this many entries a list can be searched and filtered. */
const longFrom = 10;

export function list(view: View, speech: Speech, act: Act, later: LaterScreens | null): TemplateResult {
  const groups = groupsOf(view);
  const { data, error, loadedAt } = view.entitlements;
  const count = groups.toConfirm.length + groups.inProgress.length + groups.paid.length;
  const time = loadedAt ? speech.formats.hourMinute(loadedAt) : '';
  const stale = !view.online
    ? html`<div class="yyb-flush">${notice('warn', 'offline', speech.t('offline.title'), speech.t('offline.text', { time }), `${view.uid}-offline`)}</div>`
    : error && data
      ? html`<div class="yyb-flush">${notice(
          'warn',
          'warning',
          speech.t('error.stale', { time }),
          link(speech.t('error.again'), () => act.retry()),
        )}</div>`
      : nothing;
  if (groups.toConfirm.length + groups.inProgress.length === 0)
    return html`${stale}${empty(view, groups, speech, later)}`;

  const also = later?.also(view, groups, speech) ?? nothing;
  const long = count >= longFrom;
  const sections = sectionsOf(view, groups, speech, act, long);
  return long
    ? html`${stale}<div class="yyb-list13 yyb-split--left yyb-split"><div class="yyb-aside">${summary(view, groups, speech, act)}${tools(view, groups, speech, act)}</div><div class="yyb-groups">${sections}${also}</div></div>`
    : html`${stale}${summary(view, groups, speech, act)}<div class="yyb-body">${sections}${also}</div>`;
}

/** What there is in all, and what comes first: the band at the top. */
function summary(view: View, groups: Groups, speech: Speech, act: Act): TemplateResult | typeof nothing {
  const n = groups.toConfirm.length;
  if (n === 0) return nothing;
  const due = speech.due(groups.nearest ?? '');
  const first = n > 1 ? speech.say('due.first', { due: due.words }) : due.words;
  const offline = !view.online;
  const open = (): void =>
    n > 1
      ? act.open({ name: 'confirm-all' }, 'all')
      : act.open({ name: 'money', entitlement: groups.toConfirm[0]!.id }, 'all');
  return html`<div class="yyb-sum" part="summary"><div class="yyb-sum__text"><p>${speech.say('list.sum', { n })}</p>${figure(groups.total)}
    <p class="yyb-sum__due ${due.near ? 'yyb-warn' : ''}">${icon('clock')}<span>${first}</span></p></div>
    ${
      view.may.confirm && n > 1
        ? button(speech.t(offline ? 'confirm.offline' : 'list.all'), open, {
            main: true,
            key: 'all',
            off: offline,
            describedBy: offline ? `${view.uid}-offline` : undefined,
          })
        : nothing
    }</div>`;
}

function tools(view: View, groups: Groups, speech: Speech, act: Act): TemplateResult {
  const id = `${view.uid}-find`;
  const counts = { toConfirm: groups.toConfirm.length, inProgress: groups.inProgress.length, paid: groups.paid.length };
  const shows = [
    ['all', speech.t('list.show.all'), counts.toConfirm + counts.inProgress + counts.paid],
    ['toConfirm', speech.t('list.toConfirm'), counts.toConfirm],
    ['inProgress', speech.t('list.inProgress'), counts.inProgress],
    ['paid', speech.t('list.paid'), counts.paid],
  ] as const;
  const type = (event: InputEvent): void => act.change({ query: (event.target as HTMLInputElement).value });
  return html`<div class="yyb-tools"><div class="yyb-field"><label class="yyb-field__label" for=${id}>${speech.t('list.find')}</label><span class="yyb-search">${icon('search')}<input class="yyb-input" type="search" id=${id} placeholder=${speech.t('list.find.hint')} .value=${view.draft.query} @input=${type}></span></div>
    <div class="yyb-field" role="group" aria-labelledby="${id}-show"><span class="yyb-field__label" id="${id}-show">${speech.t('list.show')}</span><div class="yyb-filter">${shows.map(
      ([show, words, n]) =>
        html`<button type="button" class="yyb-filter__btn" aria-pressed=${String(view.draft.show === show)} @click=${() => act.change({ show })}><span>${words}</span> <span class="yyb-num">${speech.formats.number(n)}</span></button>`,
    )}</div></div></div>`;
}

/** Whether name or department holds what is searched for, in either language. */
export function matches(entitlement: EntitlementSummary, query: string): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  const { title, department } = entitlement.policy;
  return (
    !wanted ||
    [title['zh-CN'], title.en, department['zh-CN'], department.en].some(words =>
      words.toLocaleLowerCase().includes(wanted),
    )
  );
}

function sectionsOf(view: View, groups: Groups, speech: Speech, act: Act, long: boolean): unknown {
  const { query, show } = view.draft;
  let left = view.rows;
  const kinds = ['toConfirm', 'inProgress', 'paid'] as const;
  const found = kinds.map(kind => ({
    kind,
    items: long ? (show === 'all' || show === kind ? groups[kind].filter(e => matches(e, query)) : []) : groups[kind],
  }));
  if (found.every(({ items }) => items.length === 0))
    return html`<div class="yyb-stack yyb-stack--tight"><p>${query.trim() ? speech.t('list.none', { query: query.trim() }) : speech.t('list.none.kind')}</p>${button(speech.t('list.clear'), () => act.change({ query: '', show: 'all' }))}</div>`;
  return found.map(({ kind, items }) => {
    if (items.length === 0) return nothing;
    const shown = items.slice(0, left);
    left -= shown.length;
    return group(view, kind, shown, items.length, moreWords(view, kind, items, speech, long), speech, act);
  });
}

/** What a group's heading adds to its count. */
function moreWords(
  view: View,
  kind: 'toConfirm' | 'inProgress' | 'paid',
  items: readonly EntitlementSummary[],
  speech: Speech,
  long: boolean,
): unknown {
  if (!long) return nothing;
  if (kind === 'toConfirm') return speech.t('list.byDeadline');
  if (kind === 'inProgress') {
    const n = items.filter(item => needsPerson(view, item)).length;
    return n ? speech.say('list.needsYou', { n }) : nothing;
  }
  return nothing;
}
