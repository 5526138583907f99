/** Functions over windows of a series. Each window asked for is a column of the table of facts, computed once for all policies. */

import { sign } from '../exact.ts';
import { monthOfDay as monthOf, monthsIn, shiftWindow, type Window } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import type { Overload } from '../policy/overload.ts';
import { both, either, negated, no } from './condition.ts';
import { numberForm } from './forms.ts';
import { periodUnit } from './physical.ts';
import { countOf, extremeOver, holdsOver, type Stretch, stretchOf, sumOf } from './print-stretch.ts';
import type { Doubt, NumberForm, Printed, SeriesForm, WindowForm } from './printed.ts';
import type { Printing } from './printing.ts';
import type { Rational } from './rational.ts';
import { SqlRefusal } from './refusal.ts';

export function printSeries(printer: Printing, overload: Overload, args: readonly Printed[], type: Type): Printed {
  const [series, ...rest] = args as [SeriesForm, ...WindowForm[]];
  if (series.kind !== 'series')
    throw new SqlRefusal('A series is chosen by a test.', 'Choose between what is asked of the series.');
  if (overload.id === 'series.and') return joined(series, rest[0]!, type);
  if (series.parts.length > 1 || rest.some(form => !form.window))
    return printOpen(printer, overload, series, rest, type);
  const windows = rest.map(form => form.window!);
  const [window, base] = windows;
  switch (overload.id) {
    case 'series.sum':
    case 'series.at':
      return sum(printer, series, window!, type, true);
    case 'series.average': {
      const total = sum(printer, series, window!, type, true);
      const periods = (window!.last - window!.first + 1) / monthsIn[granularity(series)];
      if (!Number.isInteger(periods)) return total;
      const share = (of: Rational): Rational => printer.math.divide(of, printer.math.constant(periods));
      return {
        ...total,
        value: share(total.value),
        ...(total.low && { low: { ...total.low, of: share(total.low.of) } }),
      };
    }
    case 'series.months':
      return count(printer, series, window!, type, ['positive', 'possible'], granularity(series) === 'month');
    case 'series.periods':
      return count(printer, series, window!, type, ['positive', 'possible'], true);
    case 'series.consecutiveMonths':
      return count(printer, series, window!, type, ['run', 'possible-run'], granularity(series) === 'month');
    case 'series.least':
    case 'series.greatest':
      return extremeOf(printer, series, window!, type, overload.id === 'series.least' ? 'least' : 'greatest');
    case 'series.increase':
      return increase(printer, ...pair(printer, series, window!, shiftWindow(window!, -12), type), type);
    case 'series.growth':
      return growth(printer, ...pair(printer, series, window!, shiftWindow(window!, -12), type), type);
    case 'series.growthFrom':
      return growth(printer, ...pair(printer, series, window!, base!, type), type);
    case 'series.holds':
      return holds(printer, series, window!, type);
    case 'series.last': {
      if (type.kind === 'bool')
        throw new SqlRefusal('The last value of a series of yes and no.', 'Count the periods instead.');
      return known(printer, series, printer.column(printer.columns.last(series.fact, monthOf(printer.asOf))), 1n, type);
    }
    default:
      throw new SqlRefusal(`The function ${overload.name} of a series is not printed.`, 'Use another.');
  }
}

/** Two series as one of yes and no. */
function joined(a: SeriesForm, b: Printed, type: Type): SeriesForm {
  if (b.kind !== 'series')
    throw new SqlRefusal(
      'A series is joined with one chosen by a test.',
      'Choose between what is asked of the series.',
    );
  return { kind: 'series', fact: a.fact, parts: [...a.parts, ...b.parts], type, unknown: no, failed: no, missing: [] };
}

/** Over a window that hangs on facts, or of several series at once. */
function printOpen(
  printer: Printing,
  overload: Overload,
  series: SeriesForm,
  windows: readonly WindowForm[],
  type: Type,
): Printed {
  const [window, base] = windows as [WindowForm, WindowForm | undefined];
  if (!window) throw new SqlRefusal('The last value of series that are joined.', 'Count the periods instead.');
  const stretch = stretchOf(printer, series, window);
  const monthly = granularity(series) === 'month';
  const whole = { mean: false, bounded: false };
  const total = (of: Stretch): NumberForm => sumOf(printer, series, of, type, whole);
  switch (overload.id) {
    case 'series.sum':
    case 'series.at':
      return sumOf(printer, series, stretch, type, { mean: false, bounded: true });
    case 'series.average':
      return sumOf(printer, series, stretch, type, { mean: true, bounded: true });
    case 'series.months':
      return countOf(printer, series, stretch, type, 'positive', monthly);
    case 'series.periods':
      return countOf(printer, series, stretch, type, 'positive', true);
    case 'series.consecutiveMonths':
      return countOf(printer, series, stretch, type, 'run', monthly);
    case 'series.least':
    case 'series.greatest':
      return extremeOver(printer, series, stretch, type, overload.id === 'series.least' ? 'least' : 'greatest');
    case 'series.increase':
      return increase(printer, total(stretch), total(stretchOf(printer, series, window, -12)), type);
    case 'series.growth':
      return growth(printer, total(stretch), total(stretchOf(printer, series, window, -12)), type);
    case 'series.growthFrom':
      return growth(printer, total(stretch), total(stretchOf(printer, series, base!)), type);
    case 'series.holds':
      return holdsOver(printer, series, stretch, type);
    default:
      throw new SqlRefusal(`The function ${overload.name} of a series is not printed.`, 'Use another.');
  }
}

function granularity(series: SeriesForm): 'month' | 'quarter' | 'year' {
  if (series.fact.type.kind !== 'series') throw new TypeError('a series form holds a series');
  return series.fact.type.granularity;
}

/** A number that is known or not, from a column of whole units. */
function known(printer: Printing, series: SeriesForm, sql: string, periods: bigint, type: Type): NumberForm {
  const unit = periodUnit(series.fact);
  const unknown = `${sql} IS NULL`;
  const least = series.fact.minimum !== undefined && sign(series.fact.minimum) >= 0 ? 0n : -unit.limit * periods;
  const value = printer.math.whole(sql, least, unit.limit * periods, unit.d);
  return numberForm(value, undefined, undefined, {
    type,
    unknown,
    failed: no,
    missing: printer.doubts(series.fact, unknown),
  });
}

const aligned = (series: SeriesForm, window: Window): boolean => {
  const step = monthsIn[granularity(series)];
  return window.first % step === 0 && (window.last + 1) % step === 0;
};

/** Finer than the series is kept: it can never be told, and that is the reason where the series is held at all. */
function tooFine(printer: Printing, series: SeriesForm): readonly Doubt[] {
  const { fact } = series;
  const held = printer.column(printer.columns.held(fact));
  return [
    { fact, reason: 'granularity', when: `${held} = 1` },
    { fact, reason: fact.sharing === 'none' ? 'not-shared' : 'absent', when: `${held} = 0` },
  ];
}

const neverNegative = ({ fact }: SeriesForm): boolean => fact.minimum !== undefined && sign(fact.minimum) >= 0;

function sum(printer: Printing, series: SeriesForm, window: Window, type: Type, bounded: boolean): NumberForm {
  const { fact } = series;
  if (!aligned(series, window)) {
    const form = printer.unknown(type, tooFine(printer, series)) as NumberForm;
    if (!bounded || !neverNegative(series)) return form;
    // Of a series of which nothing is held the sum is at least nothing.
    const held = printer.column(printer.columns.held(fact));
    return {
      ...form,
      low: { of: printer.math.where(`${held} = 0`, printer.math.constant(0)), whileUnknown: { min: 0, max: 0 } },
    };
  }
  const periods = BigInt((window.last - window.first + 1) / monthsIn[granularity(series)]);
  const form = known(printer, series, printer.column(printer.columns.window(fact, window, 'sum')), periods, type);
  if (!bounded || !neverNegative(series)) return form;
  if (periods === 1n)
    return {
      ...form,
      low: {
        of: printer.math.orElse(form.value, printer.math.constant(0)),
        whileUnknown: { min: 0, max: 0 },
      },
    };
  return {
    ...form,
    low: { of: { ...form.value, n: printer.column(printer.columns.window(fact, window, 'known-sum')) } },
  };
}

function count(
  printer: Printing,
  series: SeriesForm,
  window: Window,
  type: Type,
  [sure, possible]: readonly ['positive' | 'run', 'possible' | 'possible-run'],
  told: boolean,
): NumberForm {
  const months = BigInt(window.last - window.first + 1);
  const { math } = printer;
  if (!told || !aligned(series, window)) {
    const form = printer.unknown(type, tooFine(printer, series)) as NumberForm;
    return { ...form, low: { of: math.constant(0) }, high: { of: math.constant(Number(months)) }, total: true };
  }
  const low = printer.column(printer.columns.window(series.fact, window, sure));
  const high = printer.column(printer.columns.window(series.fact, window, possible));
  const unknown = `${low} <> ${high}`;
  const whole = (sql: string): Rational => math.whole(sql, 0n, months);
  return {
    ...numberForm(
      whole(`CASE WHEN ${low} = ${high} THEN ${low} END`),
      { of: whole(low) },
      { of: whole(high) },
      { type, unknown, failed: no, missing: printer.doubts(series.fact, unknown) },
    ),
    total: true,
  };
}

function extremeOf(
  printer: Printing,
  series: SeriesForm,
  window: Window,
  type: Type,
  which: 'least' | 'greatest',
): NumberForm {
  if (!aligned(series, window)) return printer.unknown(type, tooFine(printer, series)) as NumberForm;
  const form = known(printer, series, printer.column(printer.columns.window(series.fact, window, which)), 1n, type);
  const part = printer.column(printer.columns.window(series.fact, window, `known-${which}`));
  const bound = { of: { ...form.value, n: part } };
  return which === 'least' ? { ...form, high: bound } : { ...form, low: bound };
}

function pair(
  printer: Printing,
  series: SeriesForm,
  window: Window,
  base: Window,
  type: Type,
): readonly [NumberForm, NumberForm] {
  return [sum(printer, series, window, type, false), sum(printer, series, base, type, false)];
}

const isUnknown = (now: NumberForm, before: NumberForm): string => `(${now.unknown} OR ${before.unknown})`;

function increase(printer: Printing, now: NumberForm, before: NumberForm, type: Type): NumberForm {
  return numberForm(printer.math.subtract(now.value, before.value), undefined, undefined, {
    type,
    unknown: isUnknown(now, before),
    failed: either(now.failed, before.failed),
    missing: [...now.missing, ...before.missing],
  });
}

/** (this − base) ÷ base. From zero or less there is no growth rate. */
function growth(printer: Printing, now: NumberForm, before: NumberForm, type: Type): NumberForm {
  const difference = printer.math.subtract(now.value, before.value);
  const reach = before.value.max;
  const value: Rational = {
    n: `CASE WHEN ${before.value.n} > 0 THEN ${difference.n} END`,
    min: before.value.min >= 0n && now.value.min >= 0n ? -reach : difference.min,
    max: difference.max,
    d: { sql: before.value.n, max: reach },
  };
  const failed = `(${now.value.n} IS NOT NULL AND ${printer.dialect.isTrue(`${before.value.n} <= 0`)})`;
  return numberForm(value, undefined, undefined, {
    type,
    unknown: `(${isUnknown(now, before)} OR ${before.value.n} <= 0)`,
    failed: either(now.failed, before.failed, failed),
    missing: [...now.missing, ...before.missing],
  });
}

/** Held in every period: false as soon as one is known not to, known only when all are. */
function holds(printer: Printing, series: SeriesForm, window: Window, type: Type): Printed {
  if (!aligned(series, window)) return printer.unknown(type, tooFine(printer, series));
  const periods = (window.last - window.first + 1) / monthsIn[granularity(series)];
  const sure = `${printer.column(printer.columns.window(series.fact, window, 'positive'))} = ${periods}`;
  const possible = `${printer.column(printer.columns.window(series.fact, window, 'possible'))} >= ${periods}`;
  const unknown = both(possible, negated(sure));
  return {
    kind: 'truth',
    sql: `CASE WHEN ${sure} THEN true WHEN ${negated(possible)} THEN false END`,
    isTrue: sure,
    notFalse: possible,
    type,
    unknown,
    failed: no,
    missing: printer.doubts(series.fact, unknown),
  };
}
