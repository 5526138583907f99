/** The report of an assessment as one page. */
import { bars, type Column, escaped, page, shortYuan, table, yuan } from './html.ts';
import type { AssessmentReport, GroupFigures, PolicyFigures } from './report.ts';

export interface AssessPageOptions {
  /** Names of districts and kinds of subject for people, by code. */
  name?(code: string): string;
}

const count = (value: number): string => value.toLocaleString('en-US');
const reasons: Readonly<Record<string, string>> = {
  absent: '没有数据',
  stale: '数据过期',
  'not-shared': '不予共享',
  granularity: '周期过粗',
};
const kinds: Readonly<Record<string, string>> = {
  empty: '空值',
  'duplicate-row': '重复记录',
  'unreadable-period': '周期无法识别',
  unreadable: '无法读取',
  'impossible-date': '日期不可能',
  'unknown-code': '代码未知',
  'out-of-range': '超出范围',
  'too-fine': '精度过高',
};

/** Writes the page. Nothing in it is loaded from elsewhere. */
export function assessPage(report: AssessmentReport, { name = code => code }: AssessPageOptions = {}): string {
  const card = (value: string, label: string): string =>
    `<div class="card"><b>${escaped(value)}</b><span>${escaped(label)}</span></div>`;
  const groups = (title: string): readonly Column<GroupFigures>[] => [
    { title, of: one => name(one.name) || '数据缺失' },
    { title: '符合(项)', number: true, of: one => count(one.eligible) },
    { title: '应兑付', number: true, of: one => yuan(one.payable) },
    { title: '待定(项)', number: true, of: one => count(one.undetermined + one.openAmount) },
    { title: '待定至多', number: true, of: one => shortYuan(one.to) },
  ];
  const policies: readonly Column<PolicyFigures>[] = [
    { title: '政策', of: one => one.title['zh-CN'] },
    { title: '符合(项)', number: true, of: one => count(one.eligible) },
    { title: '应兑付', number: true, of: one => yuan(one.payable) },
    { title: '预算', number: true, of: one => (one.budget === undefined ? '未定' : shortYuan(one.budget)) },
    {
      title: '占预算',
      number: true,
      of: one => (one.budgetPerMille === undefined ? '' : `${(one.budgetPerMille / 10).toFixed(1)} %`),
    },
    { title: '待定(项)', number: true, of: one => count(one.undetermined + one.openAmount) },
  ];
  const tight = report.byPolicy
    .filter(one => (one.budgetPerMille ?? 0) >= 800)
    .toSorted((a, b) => b.budgetPerMille! - a.budgetPerMille!);
  const body = [
    `<header><h1>大数据匡算</h1><p class="lead">截至 ${escaped(report.asOf)}，${count(report.subjects)} 个主体 × ${count(report.policies)} 项政策</p></header>`,
    '<div class="cards">',
    card(count(report.reached), '可享受政策的主体'),
    card(count(report.totals.eligible), '待兑现(项)'),
    card(shortYuan(report.totals.payable), '应兑付总额'),
    card(count(report.totals.undetermined + report.totals.openAmount), '待定(项)'),
    '</div>',
    '<h2>区县</h2>',
    bars(
      '应兑付总额',
      report.byDistrict.slice(0, 14).map(one => ({
        label: name(one.name) || '数据缺失',
        value: Number(one.payable),
        text: shortYuan(one.payable),
      })),
    ),
    table('按区县', groups('区县'), report.byDistrict),
    '<h2>部门与主体</h2>',
    table('按政策主管部门', groups('部门'), report.byDepartment),
    table('按主体类型', groups('类型'), report.byKind),
    '<h2>预算将满</h2>',
    tight.length
      ? table(`已达预算八成及以上的 ${tight.length} 项(前 30 项)`, policies, tight.slice(0, 30))
      : '<p>没有政策的应兑付达到预算的八成。</p>',
    '<h2>缺什么数据</h2>',
    table(
      '补齐后可单独解决的判定与金额,最有用的在前',
      [
        { title: '部门', of: one => one.departmentLabel['zh-CN'] },
        { title: '数据项', of: one => one.label['zh-CN'] },
        { title: '原因', of: one => reasons[one.reason] ?? one.reason },
        { title: '可单独解决(项)', number: true, of: one => count(one.settles) },
        { title: '涉及金额至多', number: true, of: one => shortYuan(one.settlesMoney) },
        { title: '涉及判定(项)', number: true, of: one => count(one.touches) },
      ],
      report.needs.slice(0, 30),
    ),
    '<h2>数据质量</h2>',
    table(
      '未采用的数据,按部门',
      [
        { title: '部门', of: one => one.departmentLabel['zh-CN'] },
        { title: '表', of: one => one.table },
        { title: '列', of: one => one.column },
        { title: '问题', of: one => kinds[one.kind] ?? one.kind },
        { title: '行', number: true, of: one => count(one.rows) },
      ],
      report.dirt.slice(0, 40),
    ),
    '<h2>政策</h2>',
    table('应兑付最多的 60 项', policies, report.byPolicy.slice(0, 60)),
    ...(report.refused.length
      ? [
          table(
            '未能精确匡算的政策',
            [
              { title: '政策', of: one => one.policy },
              { title: '原因', of: one => `${one.message} ${one.mend}` },
            ],
            report.refused,
          ),
        ]
      : []),
    `<p class="note">金额精确到分，已扣除互斥与共享上限;待定的不计入应兑付。用时 ${(report.elapsedMs / 1000).toFixed(1)} 秒。</p>`,
  ];
  return page('大数据匡算', body.join('\n'));
}
