import type { PublishedPolicy } from '@yongyiban/core/contract';
import { endOfDay, plusDays, startOfDay } from '../clock/instant.ts';
import { chance, type Dice, diceFrom } from '../world/dice.ts';
import { hourWeights } from './hours.ts';
import { generatePayouts } from './payouts.ts';
import { type CityPlan, firstMonth, launch } from './plan.ts';
import { skewed } from './population.ts';
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

function generateVisits(plan: CityPlan, dice: Dice): History['visits'] {
  const from = startOfDay(launch) / 1000;
  const early = 31 * 24;
  const all = Math.round((startOfDay(plusDays(lastDay, 1)) / 1000 - from) / 3600);
  const weight = (hour: number) => hourWeights[hour % 24]! * (0.7 + chance(dice) * 0.6);
  return {
    from,
    hours: Uint32Array.from([
      ...shares(plan.visits.firstMonth, early, weight),
      ...shares(plan.visits.all - plan.visits.firstMonth, all - early, weight),
    ]),
  };
}
