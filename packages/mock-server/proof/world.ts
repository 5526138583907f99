import { type Explanation, fen, type Localized } from '@yongyiban/core/contract';
import type { Scenario } from '../src/scenario/scenario.ts';
import { story } from '../src/scenario/story.ts';
import { topUp } from '../src/treasury/pool.ts';
import { addAccount, addPerson, addSubject, offer } from '../src/world/found.ts';

const both = (chinese: string, english: string): Localized => ({ 'zh-CN': chinese, en: english });

/** A small world for many lives: one invented company with two accounts and three subsidies. */
export const oneCompany: Scenario = {
  name: 'one-company',
  start: story.start,
  book: story.book,
  found(world) {
    topUp(world, fen(100_000_000), 'opening');
    const subject = addSubject(world, {
      id: 'sample-company',
      kind: 'enterprise',
      name: '示例企业有限公司',
      code: '91330200SAMPLE0017',
      region: '330203',
      phone: '13800000001',
    });
    addAccount(world, subject, { cnaps: '102332000017', number: '6222000000004821' });
    addAccount(world, subject, { cnaps: '105332000025', number: '6217000000000912' });
    addPerson(world, 'sample-agent', '周示例', both('示例企业的经办人', 'Agent of the sample company'), [
      { subject: subject.id, role: 'agent' },
    ]);
    const policies = [...world.policies.values()].slice(0, 3);
    for (const [index, policy] of policies.entries()) {
      const decision: Explanation = {
        policy: { id: policy.id, version: policy.version, digest: policy.digest },
        title: policy.title,
        asOf: '2020-06-10',
        outcome: 'eligible',
        amount: { kind: 'known', fen: fen(100_000 * (index + 1)) },
        criteria: [
          { id: 'sample', text: both('符合示例条件', 'Meets the sample condition'), outcome: 'met', facts: [] },
        ],
        arithmetic: [],
        missing: [],
      };
      subject.decisions.set(policy.id, decision);
      offer(world, subject, policy, decision, fen(100_000 * (index + 1)));
    }
  },
};
