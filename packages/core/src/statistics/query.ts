import type { Statistics } from '../contract/statistics.ts';
import type { Fen } from '../money.ts';
import type { RegionCode } from '../region.ts';

/** One month's payouts. */
export interface Month {
  readonly month: string;
  readonly count: number;
  readonly amount: Fen;
}

/** The month with most payouts; null while there are none. The earlier one where two are even. */
export function busiestMonth({ payouts }: Statistics): Month | null {
  return most(payouts.byMonth, ({ count }) => count);
}

/** The hours of the day with most payouts, the busiest first: `[10, 16]` is 10:00–11:00, then 16:00–17:00. */
export function busiestHours({ payouts }: Statistics, many = 2): readonly number[] {
  return [...payouts.byHour]
    .sort((a, b) => b.count - a.count || a.hour - b.hour)
    .slice(0, many)
    .filter(({ count }) => count > 0)
    .map(({ hour }) => hour);
}

/** What one district has: policies online, payouts, money. Null where the platform does not list it. */
export function district(statistics: Statistics, region: RegionCode | string) {
  const policies = statistics.policies.byDistrict.find(entry => entry.region === region);
  const paid = statistics.payouts.byDistrict.find(entry => entry.region === region);
  const name = policies?.name ?? paid?.name;
  if (!name) return null;
  return {
    region,
    name,
    policies: policies?.online ?? 0,
    payouts: paid?.count ?? 0,
    amount: paid?.amount ?? (0 as Fen),
  };
}

/** Districts by what they paid out, most first. */
export function districtsByAmount({ payouts }: Statistics) {
  return [...payouts.byDistrict].sort((a, b) => b.amount - a.amount);
}

/** Policies online month by month, added up. */
export function policiesOnlineUntil({ policies }: Statistics, month: string): number {
  return policies.byMonth.filter(entry => entry.month <= month).reduce((sum, { online }) => sum + online, 0);
}

function most<T>(items: readonly T[], size: (item: T) => number): T | null {
  return items.reduce<T | null>((best, item) => (best === null || size(item) > size(best) ? item : best), null);
}
