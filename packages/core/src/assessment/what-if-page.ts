/** The report of a what-if as one page that can be mailed, printed and put before a mayor. */
import { bars, type Column, escaped, page, shortYuan, table, yuan } from './html.ts';
import type { GroupChange, ScenarioFigures, WhatIfReport } from './what-if.ts';

export interface PageOptions {
  /** Names of districts and industries for people, by code. */
  name?(code: string): string;
}

const count = (value: number): string => value.toLocaleString('en-US');

/** Writes the page. Nothing in it is loaded from elsewhere. */
export function whatIfPage(report: WhatIfReport, { name = code => code }: PageOptions = {}): string {
  const { today, scenarios } = report;
  const all = [...(today ? [today] : []), ...scenarios];
  const named = (figures: ScenarioFigures): string => (figures === today ? '现行规则' : figures.name);
  const focus = scenarios[0]!;
  const budget = all.find(one => one.budget !== undefined)?.budget;
  const difference = focus.payable - (today?.payable ?? 0n);
  const card = (value: string, label: string): string =>
    `<div class="card"><b>${escaped(value)}</b><span>${escaped(label)}</span></div>`;
  const groupName = (code: string): string => (code === '?' ? '数据缺失' : name(code));
  const scenarioColumns: readonly Column<ScenarioFigures>[] = [
    { title: '方案', of: named },
    { title: '符合条件(个)', number: true, of: one => count(one.eligible) },
    { title: '应兑付', number: true, of: one => yuan(one.payable) },
    {
      title: '较现行',
      number: true,
      of: one =>
        one === today
          ? '—'
          : `${one.payable >= (today?.payable ?? 0n) ? '+' : ''}${yuan(one.payable - (today?.payable ?? 0n))}`,
    },
    { title: '增加(个)', number: true, of: one => (one === today ? '—' : count(one.winners)) },
    { title: '减少(个)', number: true, of: one => (one === today ? '—' : count(one.losers)) },
    { title: '待定(个)', number: true, of: one => count(one.open) },
    {
      title: '待定可能增加',
      number: true,
      of: one => (one.open ? `${shortYuan(one.from)} – ${shortYuan(one.to)}` : '—'),
    },
    { title: '预算用尽', of: one => (one.budget === undefined ? '未定预算' : (one.budgetDay ?? '预算充足')) },
  ];
  const groupColumns = (title: string): readonly Column<GroupChange>[] => [
    { title, of: one => groupName(one.group) },
    { title: '符合条件(个)', number: true, of: one => count(one.eligible) },
    { title: '应兑付', number: true, of: one => yuan(one.payable) },
    { title: '增加(个)', number: true, of: one => count(one.winners) },
    { title: '增加金额', number: true, of: one => yuan(one.gained) },
    { title: '减少(个)', number: true, of: one => count(one.losers) },
    { title: '减少金额', number: true, of: one => yuan(one.lost) },
  ];
  const section = (heading: string, first: string, groups: readonly GroupChange[]): string => {
    if (!groups.length || (groups.length === 1 && groups[0]!.group === '?')) return '';
    const chart = bars(
      `${heading}：增加与减少的金额(${named(focus)})`,
      groups.slice(0, 16).map(one => ({
        label: groupName(one.group),
        value: Number(one.gained),
        text: shortYuan(one.gained),
        against: { value: Number(one.lost), text: shortYuan(one.lost) },
      })),
    );
    return `<h2>${escaped(heading)}</h2>\n${chart}\n${table(`${heading}(${named(focus)})`, groupColumns(first), groups)}`;
  };
  const body = [
    '<header>',
    `<h1>${escaped(report.title['zh-CN'])}：政策测算</h1>`,
    `<p class="lead">${escaped(report.title.en)} · 截至 ${escaped(report.asOf)} 的数据，${count(report.subjects)} 个主体逐一测算</p>`,
    '</header>',
    '<div class="cards">',
    card(count(focus.eligible), `符合条件(${named(focus)})`),
    card(shortYuan(focus.payable), '应兑付总额'),
    card(`${difference >= 0n ? '+' : ''}${shortYuan(difference)}`, today ? '较现行规则' : '较没有此政策'),
    card(focus.budget === undefined ? '未定预算' : (focus.budgetDay ?? '预算充足'), '预算用尽日'),
    '</div>',
    '<h2>各方案对比</h2>',
    bars(
      '应兑付总额',
      all.map(one => ({ label: named(one), value: Number(one.payable), text: shortYuan(one.payable) })),
      budget === undefined ? undefined : { value: Number(budget), text: `预算 ${shortYuan(budget)}` },
    ),
    bars(
      '符合条件的主体',
      all.map(one => ({ label: named(one), value: one.eligible, text: count(one.eligible) })),
    ),
    table('各方案', scenarioColumns, all),
    section('按规模(职工人数)', '规模', focus.bySize),
    section('按区县', '区县', focus.byDistrict),
    section('按行业', '行业', focus.byIndustry),
    '<h2>口径</h2>',
    '<p class="note">每个方案单独测算，不计与其他政策的互斥。"待定"是缺少数据、尚不能判定资格或金额的主体，其可能增加的金额未计入应兑付。预算用尽日按申领在政策生效日与截止日之间均匀发生估计。金额精确到分，占比与增速按分数比较，不作近似。</p>',
  ];
  return page(`${report.title['zh-CN']}：政策测算`, body.join('\n'));
}
