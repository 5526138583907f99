import type { EntitlementSummary } from '@yongyiban/core/contract';
import { html, type TemplateResult } from 'lit';
import { button } from '../../parts/button.ts';
import { icon } from '../../parts/icon.ts';
import type { Speech } from '../../words/speech.ts';
import type { LaterAct } from '../act.ts';
import type { Groups } from '../groups.ts';
import type { View } from '../view.ts';

/** A long list's search and filter. Their place is kept until they come. */
export function tools(view: View, groups: Groups, speech: Speech, act: LaterAct): TemplateResult {
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

/** What of one group is to be seen. */
export function found(
  { draft: { query, show } }: View,
  kind: 'toConfirm' | 'inProgress' | 'paid',
  items: readonly EntitlementSummary[],
): readonly EntitlementSummary[] {
  return show === 'all' || show === kind ? items.filter(item => matches(item, query)) : [];
}

/** Nothing was found, and the way back to all. */
export function none({ draft: { query } }: View, speech: Speech, act: LaterAct): TemplateResult {
  return html`<div class="yyb-stack yyb-stack--tight"><p>${query.trim() ? speech.t('list.none', { query: query.trim() }) : speech.t('list.none.kind')}</p>${button(speech.t('list.clear'), () => act.change({ query: '', show: 'all' }))}</div>`;
}

/** Whether name or department holds what is searched for, in either language. */
function matches(entitlement: EntitlementSummary, query: string): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  const { title, department } = entitlement.policy;
  return (
    !wanted ||
    [title['zh-CN'], title.en, department['zh-CN'], department.en].some(words =>
      words.toLocaleLowerCase().includes(wanted),
    )
  );
}
