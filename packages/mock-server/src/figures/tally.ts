import {
  type Fen,
  fen,
  type Localized,
  type PolicyId,
  type PublishedPolicy,
  type Statistics,
} from '@yongyiban/core/contract';
import { dayAt, timeAt } from '../clock/instant.ts';
import { districts } from './regions.ts';

/** Counts, while events go by, what the platform's figures are made of. */
export interface Tally {
  policiesByMonth: Map<string, number>;
  policiesByRegion: Map<string, number>;
  reachedSubjects: number;
  reachedAmount: number;
  visits: number;
  payoutsByMonth: Map<string, { count: number; amount: number }>;
  payoutsByRegion: Map<string, { count: number; amount: number }>;
  payoutsByDay: Map<string, number>;
  claimsByHour: number[];
  earliest: string | null;
  latest: string | null;
  first: { at: number; subject: string; policy: Localized; amount: number } | null;
  /** Distinct subjects that a policy's payouts reached. */
  reachOf: Map<PolicyId, { title: Localized; enterprise: number; individual: number }>;
  mostPolicies: { subject: string; policies: number } | null;
  unclaimedSubjects: number;
  unclaimedAmount: number;
}

export function emptyTally(): Tally {
  return {
    policiesByMonth: new Map(),
    policiesByRegion: new Map(),
    reachedSubjects: 0,
    reachedAmount: 0,
    visits: 0,
    payoutsByMonth: new Map(),
    payoutsByRegion: new Map(),
    payoutsByDay: new Map(),
    claimsByHour: Array<number>(24).fill(0),
    earliest: null,
    latest: null,
    first: null,
    reachOf: new Map(),
    mostPolicies: null,
    unclaimedSubjects: 0,
    unclaimedAmount: 0,
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export function tallyPolicy(tally: Tally, from: string, region: string): void {
  count(tally.policiesByMonth, from.slice(0, 7));
  count(tally.policiesByRegion, region);
}

/** One claim. @param at milliseconds since 1970 */
export function tallyClaim(tally: Tally, at: number): void {
  const time = timeAt(at);
  tally.claimsByHour[Number(time.slice(0, 2))]! += 1;
  if (tally.earliest === null || time < tally.earliest) tally.earliest = time;
  if (tally.latest === null || time > tally.latest) tally.latest = time;
}

/** One settled payout. @param region of the authority that pays */
export function tallyPayout(tally: Tally, at: number, region: string, amount: number): void {
  const day = dayAt(at);
  count(tally.payoutsByDay, day);
  add(tally.payoutsByMonth, day.slice(0, 7), amount);
  add(tally.payoutsByRegion, region, amount);
}

function add(sums: Map<string, { count: number; amount: number }>, key: string, amount: number): void {
  const sum = sums.get(key) ?? { count: 0, amount: 0 };
  sum.count += 1;
  sum.amount += amount;
  sums.set(key, sum);
}

/** Who meets most policies so far; the first named stays first. */
export function tallyMet(tally: Tally, subject: string, policies: number): void {
  if (policies > (tally.mostPolicies?.policies ?? 0)) tally.mostPolicies = { subject, policies };
}

/** The figures that were counted, as the contract tells them. */
export function figuresOf(tally: Tally, asOf: string): Statistics {
  const total = [...tally.payoutsByMonth.values()].reduce(
    (sum, month) => ({ count: sum.count + month.count, amount: sum.amount + month.amount }),
    { count: 0, amount: 0 },
  );
  const nameOf = (region: string) => districts[region] ?? { 'zh-CN': region, en: region };
  const busiest = [...tally.payoutsByDay].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const policies = [...tally.policiesByMonth.values()].reduce((sum, each) => sum + each, 0);
  return {
    asOf,
    policies: {
      online: policies,
      byMonth: sorted(tally.policiesByMonth).map(([month, online]) => ({ month, online })),
      byDistrict: sorted(tally.policiesByRegion).map(([region, online]) => ({ region, name: nameOf(region), online })),
    },
    reached: { subjects: tally.reachedSubjects, amount: fen(tally.reachedAmount), visits: tally.visits },
    payouts: {
      total: exact(total),
      byMonth: sorted(tally.payoutsByMonth).map(([month, sum]) => ({ month, ...exact(sum) })),
      byDistrict: sorted(tally.payoutsByRegion).map(([region, sum]) => ({
        region,
        name: nameOf(region),
        ...exact(sum),
      })),
      byHour: tally.claimsByHour.flatMap((claims, hour) => (claims === 0 ? [] : [{ hour, count: claims }])),
      busiestDay: busiest === undefined ? null : { day: busiest[0], count: busiest[1] },
      earliestTime: tally.earliest,
      latestTime: tally.latest,
      first:
        tally.first === null
          ? null
          : {
              day: dayAt(tally.first.at),
              subject: tally.first.subject,
              policy: tally.first.policy,
              amount: fen(tally.first.amount),
            },
    },
    widestReach: { enterprises: widest(tally, 'enterprise'), individuals: widest(tally, 'individual') },
    mostPolicies: tally.mostPolicies,
    unclaimed: { subjects: tally.unclaimedSubjects, amount: fen(tally.unclaimedAmount) },
  };
}

function sorted<Value>(map: Map<string, Value>): [string, Value][] {
  return [...map].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function exact(sum: { count: number; amount: number }): { count: number; amount: Fen } {
  return { count: sum.count, amount: fen(sum.amount) };
}

function widest(tally: Tally, kind: 'enterprise' | 'individual'): Statistics['widestReach']['enterprises'] {
  const [first] = [...tally.reachOf]
    .filter(([, reach]) => reach[kind] > 0)
    .sort((a, b) => b[1][kind] - a[1][kind] || (a[0] < b[0] ? -1 : 1));
  return first === undefined ? null : { policy: first[0], title: first[1].title, subjects: first[1][kind] };
}

/** One more subject that a policy reached. Sole traders count as enterprises do not: they are told of apart. */
export function tallyReach(
  tally: Tally,
  policy: PublishedPolicy,
  kind: 'enterprise' | 'sole-trader' | 'individual',
): void {
  const reach = tally.reachOf.get(policy.id) ?? { title: policy.title, enterprise: 0, individual: 0 };
  if (kind !== 'sole-trader') reach[kind] += 1;
  tally.reachOf.set(policy.id, reach);
}
