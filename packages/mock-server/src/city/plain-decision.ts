import { type Explanation, type Fen, formatYuan, type PublishedPolicy } from '@yongyiban/core/contract';

/** A decision of a policy whose rules are not in the book: what the departments' records came to, in one clause. */
export function plainDecision(policy: PublishedPolicy, amount: Fen, asOf: string): Explanation {
  const sum = { 'zh-CN': `¥${formatYuan(amount)}`, en: `¥${formatYuan(amount)}` };
  return {
    policy: { id: policy.id, version: policy.version, digest: policy.digest },
    title: policy.title,
    asOf,
    outcome: 'eligible',
    amount: { kind: 'known', fen: amount },
    criteria: policy.criteria.map(({ id, text }) => ({ id, text, outcome: 'met', facts: [] })),
    arithmetic: [{ label: { 'zh-CN': '您可以领', en: 'You can receive' }, operator: '=', display: sum }],
    missing: [],
  };
}
