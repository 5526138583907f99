import { dayAt } from '../clock/instant.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';

const width = 640;
const height = 160;

/** Balances after each entry: what the chart and its table are drawn from. */
export interface Point {
  readonly at: number;
  readonly pool: number;
  readonly advances: number;
}

/** Follows pool and advances through the ledger; at most so many points, the newest last. */
export function moneyOverTime(entries: readonly LedgerEntry[], most = 120): Point[] {
  const points: Point[] = [];
  let pool = 0;
  let advances = 0;
  for (const { at, lines } of entries) {
    for (const { account, amount } of lines) {
      if (account === 'pool') pool += amount;
      if (account === 'advances') advances -= amount;
    }
    points.push({ at, pool, advances });
  }
  if (points.length <= most) return points;
  // Over long stretches a day's last state stands for the day, and every so many days are shown.
  const days = points.filter((point, index) => {
    const next = points[index + 1];
    return next === undefined || dayAt(next.at) !== dayAt(point.at);
  });
  const every = Math.ceil(days.length / most);
  return days.filter((_, index) => (days.length - 1 - index) % every === 0);
}

/** A line drawing; the table beside it says the same to those who do not see it. */
export function moneyChart(points: readonly Point[], label: string): string {
  if (points.length === 0) return '';
  const top = Math.max(1, ...points.map(({ pool, advances }) => Math.max(pool, advances)));
  const line = (of: (point: Point) => number) =>
    points
      .map((point, index) => {
        const x = points.length === 1 ? 0 : (index / (points.length - 1)) * width;
        return `${x.toFixed(1)},${(height - (of(point) / top) * (height - 8)).toFixed(1)}`;
      })
      .join(' ');
  return `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" preserveAspectRatio="none"><polyline class="pool" points="${line(({ pool }) => pool)}"/><polyline class="advances" points="${line(({ advances }) => advances)}"/></svg>`;
}
