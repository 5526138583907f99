import { sign } from '../../exact.ts';
import { monthsIn } from '../../facts/period.ts';
import { types } from '../../facts/type.ts';
import { type Result, Unknown } from '../../facts/unknown.ts';
import type { SeriesValue, Value } from '../../facts/value.ts';
import { isSeries, type Overload } from '../overload.ts';

/** Something above zero, or yes; undefined while the period is not known. */
function present(series: SeriesValue, first: number): boolean | undefined {
  const value = series.values.get(first);
  return value === undefined ? undefined : typeof value === 'boolean' ? value : sign(value) > 0;
}

/** The periods in which both series have something: pension and unemployment insurance paid in the same month. */
function both([left, right]: readonly Value[]): Result {
  const [a, b] = [left as SeriesValue, right as SeriesValue];
  if (a.granularity !== b.granularity) {
    const coarser = monthsIn[a.granularity] > monthsIn[b.granularity] ? a : b;
    return new Unknown([{ fact: coarser.fact, reason: 'granularity' }]);
  }
  const values = new Map<number, boolean>();
  for (const first of new Set([...a.values.keys(), ...b.values.keys()])) {
    const [x, y] = [present(a, first), present(b, first)];
    if (x === false || y === false) values.set(first, false);
    else if (x && y) values.set(first, true);
  }
  return {
    fact: a.fact,
    granularity: a.granularity,
    values,
    parts: [...(a.parts ?? [a]), ...(b.parts ?? [b])],
  } satisfies SeriesValue;
}

export const joinedSeries: readonly Overload[] = [
  {
    id: 'series.and',
    name: 'and',
    style: 'method',
    params: [isSeries, isSeries],
    result: ([a, b]) =>
      a!.kind === 'series' && b!.kind === 'series' && a!.granularity === b!.granularity
        ? { kind: 'series', granularity: a!.granularity, of: types.bool }
        : undefined,
    run: both,
    doc: 'The periods in which both have something above zero: pension.paid.and(medical.paid).consecutiveMonths(…). A period not known in one counts as no where the other has nothing.',
  },
];
