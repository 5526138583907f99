import type { PublishedPolicy } from '@yongyiban/core/contract';
import { dayAt, endOfDay, plusDays, startOfDay, weekday } from '../clock/instant.ts';
import { between, chance, type Dice, diceFrom } from '../world/dice.ts';
import { type CityPlan, firstMonth, launch } from './plan.ts';
import { named, shuffle } from './policies.ts';
import { shares } from './shares.ts';

/**
 * Everything that happened in a city, in columns, so that half a million events cost a few megabytes. Subjects of the
 * population are numbers; each is reached by tax or fee relief once, in the order of their numbers.
 */
export interface History {
  readonly policies: readonly PublishedPolicy[];
  readonly relief: {
    /** Seconds since 1970, rising. The row is the subject. */
    readonly at: Uint32Array;
    /** Sum of the amounts up to and including this row, in fen. */
    readonly sum: Float64Array;
  };
  readonly payouts: {
    /** Seconds since 1970 of the claim, rising. */
    readonly at: Uint32Array;
    readonly policy: Uint16Array;
    readonly subject: Uint32Array;
    /** In fen. */
    readonly amount: Float64Array;
  };
  /** Visits an hour, from the launch on. */
  readonly visits: { readonly from: number; readonly hours: Uint32Array };
}

/** Money and subjects that the world itself adds to the history, so that both together meet the plan. */
export interface Besides {
  readonly reached: { readonly firstMonth: number; readonly all: number };
  readonly money: { readonly firstMonth: number; readonly all: number };
  readonly paidByRegion: Readonly<Record<string, number>>;
  readonly payoutsByMonth: Readonly<Record<string, number>>;
}

export type KindOfSubject = 'enterprise' | 'sole-trader' | 'individual';

const kinds: readonly KindOfSubject[] = ['enterprise', 'enterprise', 'sole-trader', 'individual', 'individual'];

/** The kind of a member of the population. */
export function kindOf(subject: number): KindOfSubject {
  return kinds[subject % kinds.length]!;
}

/** How claims spread over the hours of a day: two peaks, at ten and at four in the afternoon. */
const hours = [2, 1, 1, 1, 1, 2, 6, 14, 40, 74, 120, 82, 38, 44, 68, 88, 112, 66, 34, 28, 24, 18, 10, 4];
const latestMinute = 23 * 60 + 56;

/** Generates a city's history. The same plan and seed give the same history. */
export function generateHistory(
  plan: CityPlan,
  policies: readonly PublishedPolicy[],
  seed: string,
  besides: Besides,
  progress: (share: number) => void = () => {},
): History {
  const dice = diceFrom(`${seed}/city/${plan.name}`);
  const reliefAt = reliefTimes(plan, besides, dice);
  progress(0.3);
  const payouts = generatePayouts(plan, policies, besides, reliefAt, dice);
  progress(0.7);
  const relief = { at: reliefAt, sum: reliefSums(plan, besides, payouts, reliefAt, dice) };
  const visits = generateVisits(plan, dice);
  progress(1);
  return { policies, relief, payouts, visits };
}

const firstMonthEnds = endOfDay(`${firstMonth}-31`) / 1000;
const lastDay = '2020-12-31';

/** When each member of the population is reached: most in the first month, the others until the year ends. */
function reliefTimes(plan: CityPlan, besides: Besides, dice: Dice): Uint32Array {
  const early = plan.reached.firstMonth - besides.reached.firstMonth;
  const all = plan.reached.all - besides.reached.all;
  const at = new Uint32Array(all);
  const spread = (from: number, to: number, first: number, last: number) => {
    for (let row = from; row < to; row += 1) at[row] = first + Math.floor(chance(dice) * (last - first));
    at.subarray(from, to).sort();
  };
  spread(0, early, startOfDay(launch) / 1000, firstMonthEnds);
  spread(early, all, firstMonthEnds + 1, endOfDay(lastDay) / 1000);
  return at;
}

function reliefSums(
  plan: CityPlan,
  besides: Besides,
  payouts: History['payouts'],
  at: Uint32Array,
  dice: Dice,
): Float64Array {
  let paidEarly = 0;
  let paid = 0;
  for (let row = 0; row < payouts.at.length; row += 1) {
    paid += payouts.amount[row]!;
    if (payouts.at[row]! <= firstMonthEnds) paidEarly += payouts.amount[row]!;
  }
  const early = plan.reached.firstMonth - besides.reached.firstMonth;
  const firstTotal = plan.money.firstMonth - besides.money.firstMonth - paidEarly;
  const restTotal = plan.money.all - besides.money.all - paid - firstTotal;
  const amounts = [
    ...shares(firstTotal, early, () => skewed(dice)),
    ...shares(restTotal, at.length - early, () => skewed(dice)),
  ];
  const sum = new Float64Array(at.length);
  let total = 0;
  for (const [row, amount] of amounts.entries()) {
    total += amount;
    sum[row] = total;
  }
  return sum;
}

/** Many small and few large, as amounts are. */
function skewed(dice: Dice): number {
  return 0.05 + chance(dice) ** 4;
}

interface Draft {
  readonly at: number;
  readonly policy: number;
  readonly subject: number;
}

function generatePayouts(
  plan: CityPlan,
  policies: readonly PublishedPolicy[],
  besides: Besides,
  reliefAt: Uint32Array,
  dice: Dice,
): History['payouts'] {
  const left = payoutsOfPolicies(plan, policies, besides, dice);
  const drafts: Draft[] = [];
  const seen = policies.map(() => new Set<number>());
  const met = new Uint8Array(reliefAt.length);
  for (const [month, target] of Object.entries(plan.payoutsByMonth)) {
    const count = target - (besides.payoutsByMonth[month] ?? 0);
    const chosen = drawPolicies(policies, left, month, count, dice);
    const times = claimTimes(plan, month, count, dice);
    for (const [index, policy] of chosen.entries()) {
      const at = times[index]!;
      const subject = drawSubject(
        policies[policy]!.subject as KindOfSubject,
        at,
        reliefAt,
        seen[policy]!,
        met,
        plan.mostPolicies - 1,
        dice,
      );
      drafts.push({ at, policy, subject });
    }
  }
  drafts.sort((a, b) => a.at - b.at);
  const amount = new Float64Array(drafts.length);
  for (const [region, target] of Object.entries(plan.paidByRegion)) {
    const rows = drafts.flatMap(({ policy }, row) => (policies[policy]!.authority.region === region ? [row] : []));
    const split = shares(target - (besides.paidByRegion[region] ?? 0), rows.length, () => skewed(dice));
    for (const [index, row] of rows.entries()) amount[row] = split[index]!;
  }
  return {
    at: Uint32Array.from(drafts, ({ at }) => at),
    policy: Uint16Array.from(drafts, ({ policy }) => policy),
    subject: Uint32Array.from(drafts, ({ subject }) => subject),
    amount,
  };
}

/** How many payouts each policy has in all: the two widest as planned, every other fewer. */
function payoutsOfPolicies(
  plan: CityPlan,
  policies: readonly PublishedPolicy[],
  besides: Besides,
  dice: Dice,
): number[] {
  const total = Object.entries(plan.payoutsByMonth).reduce(
    (sum, [month, count]) => sum + count - (besides.payoutsByMonth[month] ?? 0),
    0,
  );
  const lastMonth = Object.keys(plan.payoutsByMonth).at(-1)!;
  const { enterprises, individuals } = plan.widest;
  const rest = total - enterprises - individuals;
  const counted = policies.map(
    policy => policy.id !== named.patents && policy.id !== named.firstHome && monthOf(policy) < lastMonth,
  );
  // Capped, so that none reaches more than the two that are known to reach most.
  const split = shares(rest, counted.filter(Boolean).length, () => 0.3 + chance(dice));
  const left = policies.map(policy =>
    policy.id === named.patents ? enterprises : policy.id === named.firstHome ? individuals : 0,
  );
  let next = 0;
  for (const [index, is] of counted.entries()) if (is) left[index] = split[next++]!;
  return left;
}

/** A policy put online in a month is paid from the next on; those of the launch at once. */
function monthOf({ effective }: PublishedPolicy): string {
  return effective.from <= launch ? '2020-06' : effective.from.slice(0, 7);
}

function drawPolicies(
  policies: readonly PublishedPolicy[],
  left: number[],
  month: string,
  count: number,
  dice: Dice,
): number[] {
  const urn: number[] = [];
  for (const [index, policy] of policies.entries()) {
    if (monthOf(policy) < month) for (let each = 0; each < left[index]!; each += 1) urn.push(index);
  }
  if (urn.length < count)
    throw new RangeError(`The plan wants ${count} payouts in ${month}, its policies allow ${urn.length}`);
  const chosen = shuffle(urn, dice).slice(0, count);
  for (const policy of chosen) left[policy]! -= 1;
  return chosen;
}

/** Seconds since 1970 of a month's claims: fewer on days off, the busiest day as planned, by the hours of a day. */
function claimTimes(plan: CityPlan, month: string, count: number, dice: Dice): number[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = plusDays(day, 1)) days.push(day);
  const { busiestDay } = plan;
  const busy = busiestDay.day.startsWith(month) ? busiestDay.count : 0;
  const others = days.filter(day => busy === 0 || day !== busiestDay.day);
  const perDay = shares(
    count - busy,
    others.length,
    index => (weekday(others[index]!) % 6 === 0 ? 0.25 : 1) * (0.8 + chance(dice) * 0.4),
  );
  const times = others.flatMap((day, index) => Array.from({ length: perDay[index]! }, () => claimTime(day, dice)));
  times.push(...Array.from({ length: busy }, () => claimTime(busiestDay.day, dice)));
  if (busy > 1) {
    // The earliest and the latest time of day of a claim are published.
    times[times.length - 1] = startOfDay(busiestDay.day) / 1000 + 20;
    times[times.length - 2] = startOfDay(busiestDay.day) / 1000 + latestMinute * 60 + 30;
  }
  return times;
}

const hourSum = hours.reduce((sum, weight) => sum + weight, 0);

function claimTime(day: string, dice: Dice): number {
  let rest = chance(dice) * hourSum;
  let hour = 0;
  while (rest >= hours[hour]!) rest -= hours[hour++]!;
  const minute = Math.min(latestMinute - 1, Math.max(1, hour * 60 + between(dice, 0, 59)));
  return startOfDay(day) / 1000 + minute * 60 + between(dice, 0, 59);
}

/** Someone of the right kind who has been reached by then, does not have this policy yet, and meets few enough. */
function drawSubject(
  kind: KindOfSubject,
  at: number,
  reliefAt: Uint32Array,
  seen: Set<number>,
  met: Uint8Array,
  most: number,
  dice: Dice,
): number {
  const reached = countUpTo(reliefAt, at);
  for (let tries = 0; ; tries += 1) {
    const subject = between(dice, 0, reached - 1);
    if (kindOf(subject) === kind && !seen.has(subject) && met[subject]! < most) {
      seen.add(subject);
      met[subject]! += 1;
      return subject;
    }
    if (tries > 10_000) throw new RangeError(`Too few ${kind} subjects are reached by ${dayAt(at * 1000)}`);
  }
}

/** How many of a rising column are not after a moment. */
export function countUpTo(at: Uint32Array, moment: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function generateVisits(plan: CityPlan, dice: Dice): History['visits'] {
  const from = startOfDay(launch) / 1000;
  const early = 31 * 24;
  const all = Math.round((startOfDay(plusDays(lastDay, 1)) / 1000 - from) / 3600);
  const weight = (hour: number) => hours[hour % 24]! * (0.7 + chance(dice) * 0.6);
  return {
    from,
    hours: Uint32Array.from([
      ...shares(plan.visits.firstMonth, early, weight),
      ...shares(plan.visits.all - plan.visits.firstMonth, all - early, weight),
    ]),
  };
}
