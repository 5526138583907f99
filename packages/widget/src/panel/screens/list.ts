import type { EntitlementSummary } from '@yongyiban/core/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { toolBones } from '../../parts/bones.ts';
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
  const sections = sectionsOf(view, groups, speech, act, long, later);
  return long
    ? html`${stale}<div class="yyb-list13 yyb-split--left yyb-split"><div class="yyb-aside">${summary(view, groups, speech, act)}${later?.tools(view, groups, speech) ?? toolBones()}</div><div class="yyb-groups">${sections}${also}</div></div>`
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

function sectionsOf(
  view: View,
  groups: Groups,
  speech: Speech,
  act: Act,
  long: boolean,
  later: LaterScreens | null,
): unknown {
  let left = view.rows;
  const kinds = ['toConfirm', 'inProgress', 'paid'] as const;
  const found = kinds.map(kind => ({
    kind,
    items: long && later ? later.found(view, kind, groups[kind]) : groups[kind],
  }));
  if (later && found.every(({ items }) => items.length === 0)) return later.none(view, speech);
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
