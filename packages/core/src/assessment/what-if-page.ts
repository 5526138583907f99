/** The report of a what-if as one page that can be mailed, printed and put before a mayor. */
import type { Language } from '../localized.ts';
import { bars, type Column, escaped, page, shortYuan, table, yuan } from './html.ts';
import type { GroupChange, ScenarioFigures, WhatIfReport } from './what-if.ts';
import { whatIfWords } from './what-if-words.ts';

export interface PageOptions {
  /** Names of districts and industries for people, by code. */
  name?(code: string): string;
  /** Chinese unless told otherwise. */
  readonly language?: Language;
}

const count = (value: number): string => value.toLocaleString('en-US');

/** Writes the page. Nothing in it is loaded from elsewhere. */
export function whatIfPage(
  report: WhatIfReport,
  { name = code => code, language = 'zh-CN' }: PageOptions = {},
): string {
  const w = whatIfWords[language];
  const short = (fen: bigint): string => shortYuan(fen, language);
  const title = w.title(report.title[language]);
  const { today, scenarios } = report;
  const all = [...(today ? [today] : []), ...scenarios];
  const named = (figures: ScenarioFigures): string => (figures === today ? w.today : figures.name);
  const focus = scenarios[0]!;
  const budget = all.find(one => one.budget !== undefined)?.budget;
  const difference = focus.payable - (today?.payable ?? 0n);
  const card = (value: string, label: string): string =>
    `<div class="card"><b>${escaped(value)}</b><span>${escaped(label)}</span></div>`;
  const groupName = (code: string): string => (code === '?' ? w.lacking : name(code));
  const scenarioColumns: readonly Column<ScenarioFigures>[] = [
    { title: w.scenario, of: named },
    { title: w.eligible, number: true, of: one => count(one.eligible) },
    { title: w.payable, number: true, of: one => yuan(one.payable) },
    {
      title: w.change,
      number: true,
      of: one =>
        one === today
          ? '—'
          : `${one.payable >= (today?.payable ?? 0n) ? '+' : ''}${yuan(one.payable - (today?.payable ?? 0n))}`,
    },
    { title: w.winners, number: true, of: one => (one === today ? '—' : count(one.winners)) },
    { title: w.losers, number: true, of: one => (one === today ? '—' : count(one.losers)) },
    { title: w.open, number: true, of: one => count(one.open) },
    {
      title: w.openMoney,
      number: true,
      of: one => (one.open ? `${short(one.from)} – ${short(one.to)}` : '—'),
    },
    { title: w.usedUp, of: one => (one.budget === undefined ? w.noBudget : (one.budgetDay ?? w.enough)) },
  ];
  const groupColumns = (title: string): readonly Column<GroupChange>[] => [
    { title, of: one => groupName(one.group) },
    { title: w.eligible, number: true, of: one => count(one.eligible) },
    { title: w.payable, number: true, of: one => yuan(one.payable) },
    { title: w.winners, number: true, of: one => count(one.winners) },
    { title: w.gained, number: true, of: one => yuan(one.gained) },
    { title: w.losers, number: true, of: one => count(one.losers) },
    { title: w.lost, number: true, of: one => yuan(one.lost) },
  ];
  const section = (heading: string, first: string, groups: readonly GroupChange[]): string => {
    if (!groups.length || (groups.length === 1 && groups[0]!.group === '?')) return '';
    const chart = bars(
      w.chart(heading, named(focus)),
      groups.slice(0, 16).map(one => ({
        label: groupName(one.group),
        value: Number(one.gained),
        text: short(one.gained),
        against: { value: Number(one.lost), text: short(one.lost) },
      })),
    );
    return `<h2>${escaped(heading)}</h2>\n${chart}\n${table(w.of(heading, named(focus)), groupColumns(first), groups)}`;
  };
  const body = [
    '<header>',
    `<h1>${escaped(title)}</h1>`,
    `<p class="lead">${escaped(w.lead(report.title[language === 'en' ? 'zh-CN' : 'en'], report.asOf, count(report.subjects)))}</p>`,
    '</header>',
    '<div class="cards">',
    card(count(focus.eligible), w.of(w.eligibleFor, named(focus))),
    card(short(focus.payable), w.total),
    card(`${difference >= 0n ? '+' : ''}${short(difference)}`, today ? w.toToday : w.toNothing),
    card(focus.budget === undefined ? w.noBudget : (focus.budgetDay ?? w.enough), w.usedUpDay),
    '</div>',
    `<h2>${w.compared}</h2>`,
    bars(
      w.total,
      all.map(one => ({ label: named(one), value: Number(one.payable), text: short(one.payable) })),
      budget === undefined ? undefined : { value: Number(budget), text: w.budget(short(budget)) },
    ),
    bars(
      w.reached,
      all.map(one => ({ label: named(one), value: one.eligible, text: count(one.eligible) })),
    ),
    table(w.scenarios, scenarioColumns, all),
    section(w.bySize, w.size, focus.bySize),
    section(w.byDistrict, w.district, focus.byDistrict),
    section(w.byIndustry, w.industry, focus.byIndustry),
    `<h2>${w.basis}</h2>`,
    `<p class="note">${w.note}</p>`,
  ];
  return page(title, body.join('\n'), language);
}
