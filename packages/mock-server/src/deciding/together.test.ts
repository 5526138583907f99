import type { EntitlementSummary, Page } from '@yongyiban/core/contract';
import type { PolicyData } from '@yongyiban/core/policy';
import { expect, it } from 'vitest';
import type { Scenario } from '../scenario/scenario.ts';
import { createSimulator } from '../simulator.ts';
import { visitorOf } from '../testing/visitor.ts';
import { addAccount, addPerson, addSubject } from '../world/found.ts';
import { decideSubject } from './decide-subject.ts';
import { planDelivery } from './departments.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });

function policy(id: string, fact: string, excludes: string[] = []): PolicyData {
  return {
    id,
    version: 1,
    title: both(id),
    authority: { region: '330200', department: both('示例一局') },
    benefit: 'subsidy',
    route: 'no-application',
    subject: 'enterprise',
    effective: { from: '2020-01-01', to: '2020-12-31' },
    claim: { deadline: '2020-12-31' },
    criteria: [{ id: 'any', text: both('any'), test: `${fact} >= 1` }],
    amount: `each * ${fact}`,
    parameters: { each: { value: '1,000 yuan', label: both('each') } },
    excludes,
  };
}

/** Two policies that exclude each other, and a correction after a day that makes the other one worth more. */
const rivals: Scenario = {
  name: 'rivals',
  start: '2020-06-10T01:00:00Z',
  book: {
    catalogue: {
      departments: { a: both('示例一局') },
      facts: {
        region: { label: both('region'), type: 'region', department: 'a', sharing: 'unconditional' },
        first: { label: both('first'), type: 'integer', department: 'a', sharing: 'unconditional' },
        second: { label: both('second'), type: 'integer', department: 'a', sharing: 'unconditional' },
      },
    },
    policies: [policy('first-policy', 'first'), policy('second-policy', 'second', ['first-policy'])],
  },
  found(world) {
    const subject = addSubject(world, {
      id: 'rival',
      kind: 'enterprise',
      name: '示例企业',
      code: '91330200SAMPLE9999',
      region: '330203',
      phone: '13800009999',
      facts: { first: { value: 1, asOf: '2020-06-01' }, second: { value: 2, asOf: '2020-06-01' } },
    });
    addAccount(world, subject, { cnaps: '102332000017', number: '6222000000001111' });
    addPerson(world, 'rival', '示例', both('示例'), [{ subject: 'rival', role: 'legal-representative' }]);
    decideSubject(world, subject, both('first'));
    const facts = { first: { value: 3, asOf: '2020-06-11' } };
    planDelivery(world, world.now + 86_400_000, { subject: subject.id, kind: 'correction', facts });
  },
};

const listed = async (simulator: ReturnType<typeof createSimulator>) =>
  (await visitorOf(simulator, 'rival').json<Page<EntitlementSummary>>('/entitlements')).items.map(
    ({ policy, status, amount }) => [policy.id, status, amount],
  );

it('of policies that exclude each other the one worth more is offered, and a correction turns that round', async () => {
  const simulator = createSimulator({ scenario: rivals });
  expect(await listed(simulator)).toEqual([['second-policy', 'offered', 200_000]]);
  simulator.advance(86_400_000);
  expect(await listed(simulator)).toEqual([
    ['first-policy', 'offered', 300_000],
    ['second-policy', 'withdrawn', 0],
  ]);
});

it('what is confirmed stays, and what it excludes is not offered beside it', async () => {
  const simulator = createSimulator({ scenario: rivals });
  await visitorOf(simulator, 'rival').post(
    '/confirmations',
    { entitlement: 'ent-0001', amount: 200_000, account: 'acc-0001' },
    { 'Idempotency-Key': 'k', 'If-Match': '"1"' },
  );
  simulator.advance(86_400_000);
  expect(await listed(simulator)).toEqual([['second-policy', 'paid', 200_000]]);
});
