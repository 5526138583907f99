import type { Statistics } from '@yongyiban/core/contract';
import { describe, expect, it } from 'vitest';
import { brokenInvariants } from '../ledger/balanced.ts';
import { city } from '../scenario/city.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { visitor } from '../testing/visitor.ts';
import { type CityPlan, publishedCity, smallCity } from './plan.ts';

async function figures(simulator: Simulator): Promise<Statistics> {
  return visitor(undefined, request => simulator.handle(request)).json('/statistics');
}

function expectPlan(told: Statistics, plan: CityPlan): void {
  const online = Object.values(plan.policiesByMonth).reduce((sum, each) => sum + each, 0);
  expect(told.policies.online).toBe(online);
  expect(Object.fromEntries(told.policies.byMonth.map(({ month, online }) => [month, online]))).toEqual(
    plan.policiesByMonth,
  );
  expect(told.reached).toEqual({ subjects: plan.reached.all, amount: plan.money.all, visits: plan.visits.all });
  expect(told.payouts.byMonth.find(({ month }) => month === '2020-12')?.count).toBe(plan.payoutsByMonth['2020-12']);
  expect(told.payouts.busiestDay).toEqual(plan.busiestDay);
  expect([told.payouts.earliestTime, told.payouts.latestTime]).toEqual(['00:00', '23:56']);
  expect(told.payouts.first).toMatchObject({
    day: '2020-06-10',
    subject: '宁波凯越国际贸易有限公司',
    amount: 3_450_100,
  });
  const yinzhou = told.payouts.byDistrict.find(({ region }) => region === '330212')!;
  expect(yinzhou.amount).toBe(plan.paidByRegion['330212']);
  expect(Math.max(...told.payouts.byDistrict.map(({ amount }) => amount))).toBe(yinzhou.amount);
  expect(told.policies.byDistrict.toSorted((a, b) => b.online - a.online)[0]).toMatchObject({
    region: '330212',
    online: plan.policiesByRegion['330212'],
  });
  expect(told.widestReach.enterprises).toMatchObject({
    title: { 'zh-CN': '国内授权发明专利年费资助2019' },
    subjects: plan.widest.enterprises,
  });
  expect(told.widestReach.individuals).toMatchObject({
    title: { 'zh-CN': '基础人才在甬首次购房补贴' },
    subjects: plan.widest.individuals,
  });
  expect(told.mostPolicies).toEqual({ subject: '锦浪科技股份有限公司', policies: plan.mostPolicies });
  expect(told.unclaimed).toEqual({ subjects: plan.unclaimed.subjects, amount: plan.unclaimed.amount });
}

describe.each([smallCity, publishedCity])('the $name city', plan => {
  const simulator = createSimulator({ scenario: city({ plan }) });

  it('tells, counted from its events, the figures of its plan', async () => {
    expectPlan(await figures(simulator), plan);
  });

  it('reminded everybody who had not claimed on 16 December, once', () => {
    const { sms } = simulator.world;
    expect(sms.length).toBe(plan.unclaimed.subjects);
    expect(new Set(sms.map(({ to }) => to)).size).toBe(plan.unclaimed.subjects);
    expect(new Set(sms.map(({ at }) => new Date(at).toISOString()))).toEqual(new Set(['2020-12-16T02:00:00.000Z']));
  });

  it('balances to the fen', () => {
    expect(brokenInvariants(simulator.world)).toEqual([]);
  });
});

it('goes on from a snapshot, which holds what its history is made of and not half a million events', async () => {
  const simulator = createSimulator({ scenario: city({ plan: smallCity }) });
  const snapshot = simulator.snapshot();
  const other = createSimulator({ seed: 'another' });
  other.restore(snapshot);
  expect(await figures(other)).toEqual(await figures(simulator));
  expect(snapshot.length).toBeLessThan(2_000_000);
});

describe('the published city', () => {
  it('is busiest at ten and at four', async () => {
    const told = await figures(createSimulator({ scenario: city() }));
    const busiest = told.payouts.byHour.toSorted((a, b) => b.count - a.count).slice(0, 2);
    expect(busiest.map(({ hour }) => hour).sort()).toEqual([10, 16]);
    expect(told.policies.byMonth.toSorted((a, b) => b.online - a.online)[0]).toEqual({ month: '2020-09', online: 159 });
    expect(told.payouts.byMonth.toSorted((a, b) => b.count - a.count)[0]?.month).toBe('2020-12');
  });

  it('told at the end of its first month what was published then', async () => {
    const simulator = createSimulator({ scenario: { ...city(), until: '2020-07-31T15:59:59Z' } });
    const told = await figures(simulator);
    expect(told.reached).toEqual({ subjects: 283_000, amount: 694_000_000_000, visits: 8_500_000 });
    expect(told.policies.online).toBe(99);
  });

  it('is the same for the same seed, and another for another', async () => {
    const of = async (seed: string) =>
      JSON.stringify(await figures(createSimulator({ seed, scenario: city({ plan: smallCity }) })));
    expect(await of('a')).toBe(await of('a'));
    expect(await of('a')).not.toBe(await of('b'));
  });
});
