import type { PublishedPolicy } from '@yongyiban/core/contract';
import { dayAt, plusDays, startOfDay, weekday } from '../clock/instant.ts';
import { between, chance, type Dice } from '../world/dice.ts';
import type { Besides, History } from './history.ts';
import { hourWeights, latestMinute } from './hours.ts';
import { type CityPlan, launch } from './plan.ts';
import { named, shuffle } from './policies.ts';
import { countUpTo, type KindOfSubject, kindOf, skewed } from './population.ts';
import { shares } from './shares.ts';

interface Draft {
  readonly at: number;
  readonly policy: number;
  readonly subject: number;
}

/** Generates the payouts of a year, in the order of their claims: counts, regions and amounts as planned. */
export function generatePayouts(
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

const hourSum = hourWeights.reduce((sum, weight) => sum + weight, 0);

function claimTime(day: string, dice: Dice): number {
  let rest = chance(dice) * hourSum;
  let hour = 0;
  while (rest >= hourWeights[hour]!) rest -= hourWeights[hour++]!;
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
