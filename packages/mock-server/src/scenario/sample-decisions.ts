import {
  type Explanation,
  type Fen,
  fen,
  formatYuan,
  type Localized,
  type PublishedPolicy,
} from '@yongyiban/core/contract';

const both = (chinese: string, english: string): Localized => ({ 'zh-CN': chinese, en: english });

const bureau = both('示例一局', 'Sample Bureau 1');

/** An invented policy whose decisions are given as data, for lists that need more than one line. All are marked 示例. */
export function samplePolicy(
  id: string,
  title: Localized,
  given: Partial<PublishedPolicy> & { deadline?: string },
): PublishedPolicy {
  return {
    id: id as PublishedPolicy['id'],
    version: 1,
    digest: '0'.repeat(64),
    title: both(`${title['zh-CN']}（示例）`, `${title.en} (sample)`),
    authority: { region: '330200', department: bureau },
    benefit: 'subsidy',
    route: 'no-application',
    subject: 'enterprise',
    effective: { from: '2020-06-01', to: '2020-12-31' },
    source: '示例政策，并非真实文件',
    criteria: [{ id: 'sample', text: both('符合示例条件', 'Meets the sample condition') }],
    ...given,
  };
}

/** An eligible sample: so many of something, at so much each. */
export function sampleEligible(policy: PublishedPolicy, count: number, each: Fen, unit: Localized): Explanation {
  const amount = fen(count * each);
  const counted = both(`${count} ${unit['zh-CN']}`, `${count} ${unit.en}`);
  return {
    policy: { id: policy.id, version: policy.version, digest: policy.digest },
    title: policy.title,
    asOf: '2020-06-10',
    outcome: 'eligible',
    amount: { kind: 'known', fen: amount },
    criteria: policy.criteria.map(({ id, text }) => ({
      id,
      text,
      outcome: 'met',
      facts: [
        {
          fact: 'sample.count',
          label: both('示例数量', 'Sample count'),
          display: counted,
          department: bureau,
          asOf: '2020-05-31',
        },
      ],
    })),
    arithmetic: [
      { label: both('数量', 'Count'), display: counted },
      { label: both('每项补贴', 'Each'), operator: '×', display: both(`¥${formatYuan(each)}`, `¥${formatYuan(each)}`) },
      {
        label: both('您可以领', 'You can receive'),
        operator: '=',
        display: both(`¥${formatYuan(amount)}`, `¥${formatYuan(amount)}`),
      },
    ],
    missing: [],
  };
}
