/** The report of an assessment as one page. */
import type { Language, Localized } from '../localized.ts';
import { assessWords, dirtNames, reasonNames } from './assess-words.ts';
import { bars, type Column, escaped, page, shortYuan, table, yuan } from './html.ts';
import type { AssessmentReport, GroupFigures, PolicyFigures } from './report.ts';

export interface AssessPageOptions {
  /** Names of districts and kinds of subject for people, by code. */
  name?(code: string): string;
  /** Chinese unless told otherwise. */
  readonly language?: Language;
}

const count = (value: number): string => value.toLocaleString('en-US');
/** Writes the page. Nothing in it is loaded from elsewhere. */
export function assessPage(
  report: AssessmentReport,
  { name = code => code, language = 'zh-CN' }: AssessPageOptions = {},
): string {
  const w = assessWords[language];
  const short = (fen: bigint): string => shortYuan(fen, language);
  const said = (words: Localized): string => words[language];
  // Groups of departments are called by their Chinese names.
  const departments = new Map(report.byPolicy.map(({ department }) => [department['zh-CN'], said(department)]));
  const named = (code: string): string => departments.get(code) ?? name(code);
  const card = (value: string, label: string): string =>
    `<div class="card"><b>${escaped(value)}</b><span>${escaped(label)}</span></div>`;
  const groups = (title: string): readonly Column<GroupFigures>[] => [
    { title, of: one => named(one.name) || w.lacking },
    { title: w.eligible, number: true, of: one => count(one.eligible) },
    { title: w.payable, number: true, of: one => yuan(one.payable) },
    { title: w.open, number: true, of: one => count(one.undetermined + one.openAmount) },
    { title: w.openMost, number: true, of: one => short(one.to) },
  ];
  const policies: readonly Column<PolicyFigures>[] = [
    { title: w.policy, of: one => said(one.title) },
    { title: w.eligible, number: true, of: one => count(one.eligible) },
    { title: w.payable, number: true, of: one => yuan(one.payable) },
    { title: w.budget, number: true, of: one => (one.budget === undefined ? w.noBudget : short(one.budget)) },
    {
      title: w.ofBudget,
      number: true,
      of: one => (one.budgetPerMille === undefined ? '' : `${(one.budgetPerMille / 10).toFixed(1)} %`),
    },
    { title: w.open, number: true, of: one => count(one.undetermined + one.openAmount) },
  ];
  const tight = report.byPolicy
    .filter(one => (one.budgetPerMille ?? 0) >= 800)
    .toSorted((a, b) => b.budgetPerMille! - a.budgetPerMille!);
  const body = [
    `<header><h1>${w.title}</h1><p class="lead">${escaped(w.lead(report.asOf, count(report.subjects), count(report.policies)))}</p></header>`,
    '<div class="cards">',
    card(count(report.reached), w.reached),
    card(count(report.totals.eligible), w.due),
    card(short(report.totals.payable), w.total),
    card(count(report.totals.undetermined + report.totals.openAmount), w.open),
    '</div>',
    `<h2>${w.districts}</h2>`,
    bars(
      w.total,
      report.byDistrict.slice(0, 14).map(one => ({
        label: name(one.name) || w.lacking,
        value: Number(one.payable),
        text: short(one.payable),
      })),
    ),
    table(w.byDistrict, groups(w.district), report.byDistrict),
    `<h2>${w.departments}</h2>`,
    table(w.byDepartment, groups(w.department), report.byDepartment),
    table(w.byKind, groups(w.kind), report.byKind),
    `<h2>${w.tight}</h2>`,
    tight.length ? table(w.tightest(tight.length), policies, tight.slice(0, 30)) : `<p>${w.noneTight}</p>`,
    `<h2>${w.missing}</h2>`,
    table(
      w.missingCaption,
      [
        { title: w.department, of: one => said(one.departmentLabel) },
        { title: w.fact, of: one => said(one.label) },
        { title: w.reason, of: one => said(reasonNames[one.reason]) },
        { title: w.settles, number: true, of: one => count(one.settles) },
        { title: w.settlesMoney, number: true, of: one => short(one.settlesMoney) },
        { title: w.touches, number: true, of: one => count(one.touches) },
      ],
      report.needs.slice(0, 30),
    ),
    `<h2>${w.dirt}</h2>`,
    table(
      w.dirtCaption,
      [
        { title: w.department, of: one => said(one.departmentLabel) },
        { title: w.table, of: one => one.table },
        { title: w.column, of: one => one.column },
        { title: w.problem, of: one => said(dirtNames[one.kind]) },
        { title: w.rows, number: true, of: one => count(one.rows) },
      ],
      report.dirt.slice(0, 40),
    ),
    `<h2>${w.policies}</h2>`,
    table(w.largest, policies, report.byPolicy.slice(0, 60)),
    ...(report.refused.length
      ? [
          table(
            w.refused,
            [
              { title: w.policy, of: one => one.policy },
              { title: w.reason, of: one => `${one.message} ${one.mend}` },
            ],
            report.refused,
          ),
        ]
      : []),
    `<p class="note">${w.note((report.elapsedMs / 1000).toFixed(1))}</p>`,
  ];
  return page(w.title, body.join('\n'), language);
}
