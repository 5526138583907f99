import { add, compare, divide, type Exact, sign, subtract } from '../../exact.ts';
import { monthOfDay, monthsIn, shiftWindow, type Window } from '../../facts/period.ts';
import { type Type, types } from '../../facts/type.ts';
import { fail, type Missing, merge, type Result, Unknown } from '../../facts/unknown.ts';
import type { SeriesValue, Value } from '../../facts/value.ts';
import { isSeries, type Moment, type Overload } from '../overload.ts';

const element = ([series]: readonly Type[]): Type | undefined => (series!.kind === 'series' ? series!.of : undefined);
const money = (type: Type): boolean => type.kind === 'series' && type.of.kind === 'money';
const numeric = (type: Type): boolean => type.kind === 'series' && type.of.kind !== 'bool';

/** Each period of the window as the series holds it; the periods not known are given as missing. */
export interface Cut {
  readonly known: readonly Exact[];
  readonly missing: readonly Missing[];
  readonly periods: number;
}

/** Cuts a window out of a series. Data coarser than the window cannot answer; finer data can, period by period. */
export function cut(series: SeriesValue, window: Window): Cut | Unknown {
  const step = monthsIn[series.granularity];
  if (window.first % step !== 0 || (window.last + 1) % step !== 0) {
    return new Unknown([{ fact: series.fact, reason: 'granularity', window }]);
  }
  const known: Exact[] = [];
  const missing: Missing[] = [];
  for (let first = window.first; first <= window.last; first += step) {
    const value = series.values.get(first);
    if (value === undefined)
      for (const part of series.parts?.filter(one => !one.values.has(first)) ?? [series])
        missing.push({
          fact: part.fact,
          reason: 'absent',
          window: { first, last: first + step - 1, unit: series.granularity },
        });
    else known.push(typeof value === 'boolean' ? Number(value) : value);
  }
  return { known, missing, periods: (window.last - window.first + 1) / step };
}

const total = (values: readonly Exact[]): Exact => values.reduce(add, 0);
const factMinimum = (series: SeriesValue): Exact | undefined => series.fact.minimum;

/** Sum over a window, bounded below by what is known where amounts cannot be negative. */
export function sumOver(series: SeriesValue, window: Window): Result {
  const part = cut(series, window);
  if (part instanceof Unknown) return part;
  if (!part.missing.length) return total(part.known);
  const minimum = factMinimum(series);
  return new Unknown(merged(part.missing), {
    low: minimum !== undefined && sign(minimum) >= 0 ? total(part.known) : undefined,
  });
}

/** Neighbouring periods of one fact are asked for as one stretch. */
export function merged(missing: readonly Missing[]): readonly Missing[] {
  const out: Missing[] = [];
  for (const one of missing) {
    const at = out.findLastIndex(other => other.fact === one.fact && other.reason === one.reason);
    const before = out[at];
    if (before?.window && one.window && before.window.last + 1 === one.window.first) {
      out[at] = { ...before, window: { ...before.window, last: one.window.last } };
    } else out.push(one);
  }
  return out;
}

/**
 * Cuts a window into the periods the catalogue promises, so that "a month" means a month whatever the data's grain: finer
 * data is added up, coarser data cannot tell its months apart.
 */
function cutAsPromised(series: SeriesValue, window: Window): Cut | Unknown {
  const { type } = series.fact;
  if (type.kind !== 'series' || type.of.kind === 'bool') return cut(series, window);
  const [own, step] = [monthsIn[series.granularity], monthsIn[type.granularity]];
  if (own === step) return cut(series, window);
  if (own > step)
    return new Unknown([{ fact: series.fact, reason: 'granularity', window: { ...window, unit: type.granularity } }]);
  const values = new Map<number, Exact>();
  for (let first = window.first - (window.first % step); first <= window.last; first += step) {
    const sum = sumOver(series, { first, last: first + step - 1, unit: type.granularity });
    if (!(sum instanceof Unknown)) values.set(first, sum as Exact);
  }
  return cut({ fact: series.fact, granularity: type.granularity, values }, window);
}

function averageOver(series: SeriesValue, window: Window): Result {
  const part = cutAsPromised(series, window);
  if (part instanceof Unknown) return part;
  if (!part.missing.length) return divide(total(part.known), part.periods);
  const minimum = factMinimum(series);
  return new Unknown(merged(part.missing), {
    low: minimum !== undefined && sign(minimum) >= 0 ? divide(total(part.known), part.periods) : undefined,
  });
}

/** How many periods of the window have something above zero. */
function countOver(series: SeriesValue, window: Window, part: Cut | Unknown = cut(series, window)): Result {
  if (part instanceof Unknown) return new Unknown(part.missing, { low: 0, high: window.last - window.first + 1 });
  const positive = part.known.filter(value => sign(value) > 0).length;
  if (!part.missing.length) return positive;
  // Of series that are joined a period can be missing in several, and is still one.
  const open = part.periods - part.known.length;
  return new Unknown(merged(part.missing), { low: positive, high: positive + open });
}

/** The longest unbroken run of periods above zero. What is missing counts against the least, and for the greatest. */
function longestRun(series: SeriesValue, window: Window): Result {
  const step = monthsIn[series.granularity];
  const part = cut(series, window);
  if (part instanceof Unknown) return new Unknown(part.missing, { low: 0, high: window.last - window.first + 1 });
  const run = (missingCounts: boolean): number => {
    let [best, length] = [0, 0];
    for (let first = window.first; first <= window.last; first += step) {
      const value = series.values.get(first);
      const counts = value === undefined ? missingCounts : typeof value === 'boolean' ? value : sign(value) > 0;
      length = counts ? length + 1 : 0;
      best = Math.max(best, length);
    }
    return best;
  };
  const low = run(false);
  const high = run(true);
  return low === high ? low : new Unknown(merged(part.missing), { low, high });
}

/** A count in months is only meaningful of monthly data. */
function monthly(
  count: (series: SeriesValue, window: Window) => Result,
): (series: SeriesValue, window: Window) => Result {
  return (series, window) =>
    series.granularity === 'month'
      ? count(series, window)
      : new Unknown([{ fact: series.fact, reason: 'granularity', window: { ...window, unit: 'month' } }], {
          low: 0,
          high: window.last - window.first + 1,
        });
}

function difference(series: SeriesValue, window: Window, base: Window): Result {
  const [now, before] = [sumOver(series, window), sumOver(series, base)];
  return now instanceof Unknown || before instanceof Unknown
    ? merge([now, before])
    : subtract(now as Exact, before as Exact);
}

/** (this − base) ÷ base, exact. From zero or less there is no growth rate. */
function growth(series: SeriesValue, window: Window, base: Window): Result {
  const before = sumOver(series, base);
  const now = sumOver(series, window);
  if (now instanceof Unknown || before instanceof Unknown) return merge([now, before]);
  if (sign(before as Exact) <= 0) return fail('no-base', 'Growth from zero or less is not defined.');
  return divide(subtract(now as Exact, before as Exact), before as Exact);
}

/** The newest period that has begun by the day of the decision. */
function lastKnown(series: SeriesValue, moment: Moment): Result {
  const until = monthOfDay(moment.asOf);
  let newest = -1;
  for (const first of series.values.keys()) if (first <= until && first > newest) newest = first;
  const value = series.values.get(newest);
  return value === undefined ? new Unknown([{ fact: series.fact, reason: 'absent' }]) : value;
}

const yearBefore = (window: Window): Window => shiftWindow(window, -12);

function over(
  id: string,
  name: string,
  accepts: (type: Type) => boolean,
  result: Overload['result'],
  run: (series: SeriesValue, window: Window) => Result,
  doc: string,
  bounds?: (window: Window, series: Result) => { low: Exact | undefined; high?: Exact },
): Overload {
  return {
    id,
    name,
    style: 'method',
    params: [accepts, 'window'],
    result,
    run: ([series, window]) => run(series as SeriesValue, window as Window),
    partial: args => merge(args, bounds && !(args[1] instanceof Unknown) ? bounds(args[1] as Window, args[0]!) : {}),
    doc,
  };
}

const months = (window: Window): { low: Exact; high: Exact } => ({ low: 0, high: window.last - window.first + 1 });

/** Amounts that cannot be negative add up to nothing at least, even where the whole series is missing. */
function nothingAtLeast(_: Window, series: Result): { low: Exact | undefined } {
  const facts = series instanceof Unknown ? series.missing.map(one => one.fact) : [];
  const positive = facts.length > 0 && facts.every(({ minimum }) => minimum !== undefined && sign(minimum) >= 0);
  return { low: positive ? 0 : undefined };
}

export const seriesFunctions: readonly Overload[] = [
  over('series.sum', 'sum', numeric, element, sumOver, 'The sum over a window.', nothingAtLeast),
  over(
    'series.at',
    'at',
    numeric,
    element,
    sumOver,
    'The value of one period; of a coarser one, the sum of its parts.',
    nothingAtLeast,
  ),
  over(
    'series.average',
    'average',
    numeric,
    averageType,
    averageOver,
    'The mean per period of the series, exact.',
    nothingAtLeast,
  ),
  over(
    'series.months',
    'months',
    isSeries,
    types.int,
    monthly(countOver),
    'In how many months of the window there is something above zero.',
    months,
  ),
  over(
    'series.periods',
    'periods',
    isSeries,
    types.int,
    (series, window) => countOver(series, window, cutAsPromised(series, window)),
    'In how many periods of the window there is something above zero.',
    months,
  ),
  over(
    'series.consecutiveMonths',
    'consecutiveMonths',
    isSeries,
    types.int,
    monthly(longestRun),
    'The longest unbroken run of months above zero within the window.',
    months,
  ),
  over('series.least', 'least', numeric, element, extreme(-1), 'The least period of the window.'),
  over('series.greatest', 'greatest', numeric, element, extreme(1), 'The greatest period of the window.'),
  over(
    'series.increase',
    'increase',
    numeric,
    element,
    (series, window) => difference(series, window, yearBefore(window)),
    'How much more than in the same window a year earlier; negative for less.',
  ),
  over(
    'series.growth',
    'growth',
    money,
    types.percent,
    (series, window) => growth(series, window, yearBefore(window)),
    'Growth against the same window a year earlier.',
  ),
  {
    id: 'series.growthFrom',
    name: 'growth',
    style: 'method',
    params: [money, 'window', 'window'],
    result: types.percent,
    run: ([series, window, base]) => growth(series as SeriesValue, window as Window, base as Window),
    doc: 'Growth against a base window.',
  },
  {
    id: 'series.holds',
    name: 'holds',
    style: 'method',
    params: [type => type.kind === 'series' && type.of.kind === 'bool', 'window'],
    result: types.bool,
    run: ([series, window]) => {
      const part = cut(series as SeriesValue, window as Window);
      if (part instanceof Unknown) return part;
      if (part.known.includes(0)) return false;
      return part.missing.length ? new Unknown(merged(part.missing)) : true;
    },
    doc: 'Whether it held in every period of the window.',
  },
  {
    id: 'series.last',
    name: 'last',
    style: 'method',
    params: [isSeries],
    result: element,
    run: ([series], moment) => lastKnown(series as SeriesValue, moment),
    doc: 'The newest value whose period has begun by the day of the decision.',
  },
  {
    id: 'int.year',
    name: 'year',
    style: 'function',
    params: ['int'],
    result: types.window,
    run: ([year]) => yearWindow(year),
    doc: 'The calendar year as a window; written by itself where a window is expected.',
  },
  {
    id: 'date.monthsUntil',
    name: 'months',
    style: 'function',
    params: ['date', 'date'],
    result: types.window,
    run: ([from, to]) => {
      const [first, last] = [monthOfDay(from as number), monthOfDay(to as number)];
      return last >= first && last - first <= 1200
        ? { first, last, unit: 'month' }
        : fail('out-of-range', 'The first day is not after the second, and at most a century before it.');
    },
    doc: 'The months from that of one day to that of another, both included.',
  },
  {
    id: 'int.lastMonths',
    name: 'lastMonths',
    style: 'function',
    params: ['int'],
    result: types.window,
    run: ([count], moment) => {
      const last = monthOfDay(moment.asOf) - 1;
      return typeof count === 'number' && count >= 1 && count <= 1200
        ? { first: last - count + 1, last, unit: 'month' }
        : fail('out-of-range', 'Between 1 and 1200 months.');
    },
    doc: 'The whole months before the month of the decision.',
  },
];

function yearWindow(year: Value | undefined): Result {
  if (typeof year !== 'number' || year < 1 || year > 9999) return fail('out-of-range', 'A year is between 1 and 9999.');
  return { first: year * 12, last: year * 12 + 11, unit: 'year' };
}

function averageType(args: readonly Type[]): Type | undefined {
  const of = element(args);
  return of?.kind === 'int' ? types.decimal : of;
}

function extreme(direction: 1 | -1): (series: SeriesValue, window: Window) => Result {
  return (series, window) => {
    const part = cutAsPromised(series, window);
    if (part instanceof Unknown) return part;
    const known = part.known.length ? part.known.reduce((a, b) => (compare(a, b) * direction >= 0 ? a : b)) : undefined;
    if (!part.missing.length && known !== undefined) return known;
    return new Unknown(merged(part.missing), direction > 0 ? { low: known } : { high: known });
  };
}
