import { type Fen, fen, type Localized, type PublishedPolicy } from '@yongyiban/core/contract';
import { kaiyueDossierData, nbJobRetention2020 } from '@yongyiban/core/policies';
import { historyOf } from '../city/chronicle.ts';
import { planBooking } from '../city/days.ts';
import type { Besides } from '../city/history.ts';
import { plainDecision } from '../city/plain-decision.ts';
import { type CityPlan, launch, publishedCity } from '../city/plan.ts';
import { cityPolicies } from '../city/policies.ts';
import { plan as planDue } from '../clock/agenda.ts';
import { dayAt, startOfDay } from '../clock/instant.ts';
import { decideSubject } from '../deciding/decide-subject.ts';
import { topUp } from '../treasury/pool.ts';
import { diceFrom } from '../world/dice.ts';
import { addAccount, addPerson, addSubject, offer } from '../world/found.ts';
import type { SubjectRecord, World } from '../world/world.ts';
import { jiangongJianle } from './jiangong-jianle.ts';
import { sampleBook } from './sample-book.ts';
import type { Scenario } from './scenario.ts';

const both = (chinese: string, english: string): Localized => ({ 'zh-CN': chinese, en: english });

/** Days before the deadline of 31 January on which the run of 16 December falls. */
const reminded = 46;

const kaiyuePaid = 3_450_100;
const jiangongPaid = 13_500_000;
const jinlangEach = 20_000_000;

/**
 * A whole city from the first payout to the end of 2020. Its subjects, payouts and visits are generated so that the
 * figures counted from them are the plan's; the companies whose names are published are there as themselves.
 *
 * @param options.plan the published city unless given; `smallCity` is the same at a hundredth
 * @param options.progress told the share that is done, from 0 to 1
 */
export function city(
  options: { readonly plan?: CityPlan; readonly progress?: (share: number) => void } = {},
): Scenario {
  const plan = options.plan ?? publishedCity;
  return {
    name: `city/${plan.name}`,
    start: '2020-06-10T01:00:00Z',
    until: '2020-12-31T15:59:59Z',
    book: { catalogue: sampleBook.catalogue, policies: [nbJobRetention2020] },
    found(world) {
      topUp(world, fen(100_000_000), 'opening');
      const retention = [...world.policies.values()][0]!;
      const policies = cityPolicies(plan, retention, diceFrom(`${world.seed}/policies`));
      for (const policy of policies) {
        world.policies.set(policy.id, policy);
        world.remindStages.set(policy.id, [reminded]);
      }
      world.history = { plan, seed: world.seed, policies, besides: besidesOf(plan) };
      historyOf(world.history, options.progress);
      foundKaiyue(world);
      foundJiangong(world);
      foundJinlang(world, plan, policies);
      planBooking(world, launch);
      planDue(world.agenda, startOfDay('2020-12-01') + 9 * 3_600_000, { kind: 'unclaimed-offered' });
    },
  };
}

/** What the named companies add, so that they and the population together meet the plan. */
function besidesOf(plan: CityPlan): Besides {
  return {
    reached: { firstMonth: 2, all: 3 },
    money: { firstMonth: kaiyuePaid + jiangongPaid, all: kaiyuePaid + jiangongPaid + jinlangEach * plan.mostPolicies },
    paidByRegion: { '330200': kaiyuePaid + jiangongPaid },
    payoutsByMonth: { '2020-07': 1, '2020-08': 4, '2020-09': 4, '2020-10': 4, '2020-11': plan.mostPolicies - 12 },
  };
}

function foundKaiyue(world: World): void {
  const kaiyue = addSubject(world, {
    id: 'kaiyue-trading',
    kind: 'enterprise',
    name: '宁波凯越国际贸易有限公司',
    code: kaiyueDossierData.subject.id,
    region: '330203',
    phone: '13800000001',
    facts: kaiyueDossierData.facts,
  });
  const account = addAccount(world, kaiyue, { cnaps: '313332000017', number: '6222000000004821' });
  decideSubject(world, kaiyue, both('首次判定', 'First decision'));
  addPerson(
    world,
    'kaiyue',
    '林示例',
    both('宁波凯越国际贸易有限公司的经办人（示例人物）', 'Agent of Ningbo Kaiyue International Trade (sample person)'),
    [{ subject: kaiyue.id, role: 'agent' }],
  );
  tapAt(world, kaiyue.entitlements[0]!, account.id, '2020-06-10', 9.5);
}

function foundJiangong(world: World): void {
  const jiangong = addSubject(world, jiangongJianle);
  const account = addAccount(world, jiangong, { cnaps: '313332000033', number: '6228000000007730' });
  decideSubject(world, jiangong, both('首次判定', 'First decision'));
  addPerson(
    world,
    'jiangong',
    '陈示例',
    both('宁波建工建乐工程有限公司的经办人（示例人物）', 'Agent of Ningbo Jiangong Jianle Engineering (sample person)'),
    [{ subject: jiangong.id, role: 'agent' }],
  );
  tapAt(world, jiangong.entitlements[0]!, account.id, '2020-07-08', 10.2);
}

/** The enterprise that meets most policies: 锦浪科技股份有限公司, 13. Which they are is invented. */
function foundJinlang(world: World, plan: CityPlan, policies: readonly PublishedPolicy[]): void {
  const jinlang: SubjectRecord = addSubject(world, {
    id: 'jinlang-technologies',
    kind: 'enterprise',
    name: '锦浪科技股份有限公司',
    code: '91330200SAMPLE0041',
    region: '330225',
    phone: '13800000005',
  });
  const account = addAccount(world, jinlang, { cnaps: '402332000041', number: '6216000000005513' });
  addPerson(
    world,
    'jinlang',
    '吴示例',
    both('锦浪科技股份有限公司的经办人（示例人物）', 'Agent of Ginlong Technologies (sample person)'),
    [{ subject: jinlang.id, role: 'agent' }],
  );
  const amount: Fen = fen(jinlangEach);
  const met = policies
    .filter(
      policy =>
        policy.subject === 'enterprise' && policy.id.startsWith('sample-') && policy.authority.region !== '330212',
    )
    .slice(0, plan.mostPolicies);
  for (const [index, policy] of met.entries()) {
    const entitlement = offer(world, jinlang, policy, plainDecision(policy, amount, dayAt(world.now)), amount);
    const month = String(8 + Math.floor(index / 4)).padStart(2, '0');
    tapAt(
      world,
      entitlement.id,
      account.id,
      `2020-${month}-${String(10 + (index % 4)).padStart(2, '0')}`,
      14 + index / 10,
    );
  }
}

function tapAt(world: World, entitlement: string, account: string, day: string, hour: number): void {
  planDue(world.agenda, startOfDay(day) + Math.round(hour * 3_600_000), { kind: 'tap', entitlement, account });
}
