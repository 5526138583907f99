/**
 * Functions of a series over a window that is only known row by row, and of several series joined. Such a series lies in the
 * table of facts as a list of its periods, each with the month index `k` of its first month and its value `v`.
 */
import { sign } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import { monthsIn } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import { both, either, negated, no, yes } from './condition.ts';
import { numberForm, whenAlso } from './forms.ts';
import { periodUnit } from './physical.ts';
import { longestWindow } from './print-window.ts';
import type { Doubt, NumberForm, SeriesForm, Truth, WindowForm } from './printed.ts';
import type { Printing } from './printing.ts';
import type { Rational } from './rational.ts';

/** A window over a series. */
export interface Stretch {
  /** Neither the series nor the window is missing. Never NULL, like all conditions here. */
  readonly running: string;
  /** The window is not known. */
  readonly noWindow: string;
  /** The window begins and ends where periods do. */
  readonly aligned: string;
  /** How many months, and how many periods, the window has. */
  readonly months: string;
  readonly periods: string;
  /** The months before and after the window. */
  readonly edges: { readonly before: string; readonly after: string };
  /** What is missing before anything is looked at: a whole series, or what the window hangs on. */
  readonly missing: readonly Doubt[];
  readonly failed: string;
  /** The periods above zero, and those that are not, as lists of month indexes inside the window. */
  positive(): string;
  zero(): string;
  /** The values of the periods that are known. */
  values(): string;
  /** For which parts some period of the window is open. */
  gaps(): readonly Doubt[];
}

const inside = (window: { first: string; last: string }, k: string): string =>
  `(${k} >= ${window.first} AND ${k} <= ${window.last})`;

export function stretchOf(printer: Printing, series: SeriesForm, window: WindowForm, shift = 0): Stretch {
  const { dialect } = printer;
  const { list } = dialect;
  const step = monthsIn[grain(series)];
  const at = (end: string): string => (shift === 0 ? end : printer.hoist(`(${end} + ${shift})`, 40));
  const fixed = window.window;
  const ends = fixed
    ? { first: String(fixed.first + shift), last: String(fixed.last + shift) }
    : { first: at(window.ends!.first), last: at(window.ends!.last) };
  const months = fixed ? String(fixed.last - fixed.first + 1) : printer.hoist(`(${ends.last} - ${ends.first} + 1)`, 0);
  const periods = step === 1 ? months : dialect.quotient(months, String(step));
  const lacks = (fact: FactDefinition): string => `${printer.column(printer.columns.held(fact))} = 0`;
  const noSeries = either(...series.parts.map(lacks));
  const noWindow = fixed ? no : window.unknown;
  const aligned =
    step === 1 || (!fixed && window.type.kind === 'window' && alwaysAligned(series, window))
      ? yes
      : dialect.isTrue(`${ends.first} % ${step} = 0 AND (${ends.last} + 1) % ${step} = 0`);
  const periodsOf = (fact: FactDefinition): string => printer.column(printer.columns.periods(fact));
  const field = (name: string): string => list.field('p1', name);
  const monthsWhere = (fact: FactDefinition, test: string): string =>
    printer.hoist(
      list.map(list.filter(periodsOf(fact), 'p1', dialect.isTrue(`${field('v')} ${test}`)), 'p1', field('k')),
      0,
    );
  const holds = (of: string, k: string, variable: string): string =>
    `${list.size(list.filter(of, variable, `${variable} = ${k}`))} > 0`;
  const joined = series.parts.length > 1;
  const positives = (fact: FactDefinition): string => monthsWhere(fact, '> 0');
  const union = (a: string, b: string): string =>
    printer.hoist(list.concat(a, list.filter(b, 'p1', `NOT (${holds(a, 'p1', 'p2')})`)), 0);
  const allPositive = (): string =>
    series.parts.map(positives).reduce((a, b) => printer.hoist(list.filter(a, 'p1', `(${holds(b, 'p1', 'p2')})`), 0));
  const anyZero = (): string => series.parts.map(fact => monthsWhere(fact, '<= 0')).reduce(union);
  const cut = (of: string): string => printer.hoist(list.filter(of, 'p1', inside(ends, 'p1')), 0);
  const values = (): string =>
    printer.hoist(
      list.map(
        list.filter(
          periodsOf(series.parts[0]!),
          'p1',
          dialect.isTrue(`${field('v')} IS NOT NULL AND ${inside(ends, field('k'))}`),
        ),
        'p1',
        field('v'),
      ),
      0,
    );
  const running = both(negated(noSeries), negated(noWindow));
  return {
    running,
    noWindow,
    aligned,
    months,
    periods,
    edges: { before: `(${ends.first} - 1)`, after: `(${ends.last} + 1)` },
    failed: fixed ? no : window.failed,
    missing: [...series.parts.flatMap(fact => printer.doubts(fact, lacks(fact))), ...window.missing],
    positive: () => cut(allPositive()),
    zero: () => cut(anyZero()),
    values,
    gaps() {
      if (!joined) {
        const [fact] = series.parts as [FactDefinition];
        const open = both(running, dialect.isTrue(`${list.size(values())} < ${periods}`));
        return [{ fact, reason: 'absent', when: open }];
      }
      // A period is open where no part says no and this part says nothing.
      const settled = anyZero();
      return series.parts.map(fact => ({
        fact,
        reason: 'absent',
        when: both(running, dialect.isTrue(`${list.size(cut(union(settled, positives(fact))))} < ${periods}`)),
      }));
    },
  };
}

const grain = (series: SeriesForm): 'month' | 'quarter' | 'year' => {
  const type = series.parts[0]!.type;
  if (type.kind !== 'series') throw new TypeError('a series form holds a series');
  return type.granularity;
};

/** Quarters of a series by quarter need no looking at. */
const alwaysAligned = (series: SeriesForm, window: WindowForm): boolean =>
  window.unit !== undefined && monthsIn[window.unit] % monthsIn[grain(series)] === 0;

const tooFine = (series: SeriesForm, when: string): readonly Doubt[] =>
  when === no ? [] : series.parts.slice(0, 1).map(fact => ({ fact, reason: 'granularity', when }));

const neverNegative = (series: SeriesForm): boolean => {
  const { minimum } = series.parts[0]!;
  return series.parts.length === 1 && minimum !== undefined && sign(minimum) >= 0;
};

/** The sum, or the mean per period; at least what is known of a series that is never negative. */
export function sumOf(
  printer: Printing,
  series: SeriesForm,
  stretch: Stretch,
  type: Type,
  how: { readonly mean: boolean; readonly bounded: boolean },
): NumberForm {
  const { dialect, math } = printer;
  const unit = periodUnit(series.parts[0]!);
  const most = unit.limit * longestWindow;
  const min = neverNegative(series) ? 0n : -most;
  const list = stretch.values();
  const known = both(
    stretch.running,
    stretch.aligned,
    dialect.isTrue(`${dialect.list.size(list)} = ${stretch.periods}`),
  );
  const total = dialect.list.sum(list, most >= 2n ** 63n);
  const share = (of: Rational, periods: string): Rational =>
    how.mean ? math.divide(of, math.whole(periods, 1n, longestWindow)) : of;
  // A window shorter than a period holds none, and of a series that is not held the mean is at least nothing all the same.
  const one = `CASE WHEN ${stretch.periods} > 0 THEN ${stretch.periods} ELSE 1 END`;
  const value = share(math.whole(`CASE WHEN ${known} THEN ${total} END`, min, most, unit.d), stretch.periods);
  const bounded = both(negated(stretch.noWindow), either(negated(stretch.running), stretch.aligned));
  const least = math.whole(`CASE WHEN ${bounded} THEN coalesce(${total}, 0) END`, 0n, most, unit.d);
  return numberForm(value, how.bounded && neverNegative(series) ? { of: share(least, one) } : undefined, undefined, {
    type,
    unknown: negated(known),
    failed: stretch.failed,
    missing: [
      ...stretch.missing,
      ...whenAlso(stretch.aligned, stretch.gaps()),
      ...tooFine(series, both(stretch.running, negated(stretch.aligned))),
    ],
  });
}

/** How many periods are above zero, or the longest run of such: between what is certain and what is possible. */
export function countOf(
  printer: Printing,
  series: SeriesForm,
  stretch: Stretch,
  type: Type,
  how: 'positive' | 'run',
  told: boolean,
): NumberForm {
  const { dialect, math } = printer;
  const { list } = dialect;
  const counted = told ? both(stretch.running, stretch.aligned) : no;
  const sure = (): string => (how === 'run' ? longestRun(printer, stretch.positive()) : list.size(stretch.positive()));
  const maybe = (): string =>
    how === 'run' ? longestGap(printer, stretch) : `${stretch.periods} - ${list.size(stretch.zero())}`;
  const end = (some: () => string, otherwise: string): string => {
    const sql = counted === no ? otherwise : `CASE WHEN ${counted} THEN ${some()} ELSE ${otherwise} END`;
    return printer.hoist(
      dialect.narrow(stretch.noWindow === no ? sql : `CASE WHEN ${negated(stretch.noWindow)} THEN ${sql} END`),
      0,
    );
  };
  const low = end(sure, '0');
  const high = end(maybe, stretch.months);
  const known = both(counted, dialect.isTrue(`${low} = ${high}`));
  const whole = (sql: string): Rational => math.whole(sql, 0n, longestWindow);
  return numberForm(
    whole(`CASE WHEN ${known} THEN ${low} END`),
    { of: whole(low) },
    { of: whole(high) },
    {
      type,
      unknown: negated(known),
      failed: stretch.failed,
      missing: whenAlso(negated(known), [
        ...stretch.missing,
        ...(told ? whenAlso(stretch.aligned, stretch.gaps()) : []),
        ...tooFine(series, both(stretch.running, told ? negated(stretch.aligned) : yes)),
      ]),
    },
  );
}

/** The least or the greatest period. */
export function extremeOver(
  printer: Printing,
  series: SeriesForm,
  stretch: Stretch,
  type: Type,
  which: 'least' | 'greatest',
): NumberForm {
  const { dialect, math } = printer;
  const unit = periodUnit(series.parts[0]!);
  const list = stretch.values();
  const running = both(stretch.running, stretch.aligned);
  const known = both(running, dialect.isTrue(`${dialect.list.size(list)} = ${stretch.periods}`));
  const extreme = which === 'least' ? dialect.list.min(list) : dialect.list.max(list);
  const whole = (sql: string): Rational => math.whole(sql, -unit.limit, unit.limit, unit.d);
  const bound = { of: whole(`CASE WHEN ${running} THEN ${extreme} END`) };
  return numberForm(
    whole(`CASE WHEN ${known} THEN ${extreme} END`),
    which === 'greatest' ? bound : undefined,
    which === 'least' ? bound : undefined,
    {
      type,
      unknown: negated(known),
      failed: stretch.failed,
      missing: [
        ...stretch.missing,
        ...whenAlso(stretch.aligned, stretch.gaps()),
        ...tooFine(series, both(stretch.running, negated(stretch.aligned))),
      ],
    },
  );
}

/** Held in every period of the window. */
export function holdsOver(printer: Printing, series: SeriesForm, stretch: Stretch, type: Type): Truth {
  const { dialect } = printer;
  const { list } = dialect;
  const counted = both(stretch.running, stretch.aligned);
  const isTrue = both(counted, dialect.isTrue(`${list.size(stretch.positive())} = ${stretch.periods}`));
  const notFalse = either(negated(counted), negated(dialect.isTrue(`${list.size(stretch.zero())} > 0`)));
  const unknown = both(notFalse, negated(isTrue));
  return {
    kind: 'truth',
    sql: `CASE WHEN ${isTrue} THEN true WHEN ${negated(notFalse)} THEN false END`,
    isTrue,
    notFalse,
    type,
    unknown,
    failed: both(unknown, stretch.failed),
    missing: whenAlso(unknown, [
      ...stretch.missing,
      ...whenAlso(stretch.aligned, stretch.gaps()),
      ...tooFine(series, both(stretch.running, negated(stretch.aligned))),
    ]),
  };
}

/** The longest run of months that follow each other in a list without doubles; of none, 0. */
function longestRun(printer: Printing, months: string): string {
  const { list } = printer.dialect;
  const ends = printer.hoist(
    list.filter(months, 'p1', `${list.size(list.filter(months, 'p2', 'p2 = p1 + 1'))} = 0`),
    0,
  );
  const lengths = list.map(months, 'p1', `${list.min(list.filter(ends, 'p2', 'p2 >= p1'))} - p1 + 1`);
  return `coalesce(${list.max(lengths)}, 0)`;
}

/** The longest stretch of the window between two periods that are known not to be above zero. */
function longestGap(printer: Printing, stretch: Stretch): string {
  const { list, narrow } = printer.dialect;
  const zeros = stretch.zero();
  const { before, after } = stretch.edges;
  const begins = printer.hoist(list.concat(list.of([narrow(before)]), zeros), 0);
  const ends = printer.hoist(list.concat(zeros, list.of([narrow(after)])), 0);
  return list.max(list.map(begins, 'p1', `${list.min(list.filter(ends, 'p2', 'p2 > p1'))} - p1 - 1`));
}
