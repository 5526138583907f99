/** Comparison, equality, membership: exact, by cross-multiplication, and settled by bounds where they lie apart. */
import { dayOf, formatDay } from '../day.ts';
import { compare, type Exact } from '../exact.ts';
import { type Type, types } from '../facts/type.ts';
import type { Value } from '../facts/value.ts';
import { both, either, negated, no, yes } from './condition.ts';
import { gather, whenAlso } from './forms.ts';
import { highOf, lowOf } from './print-number.ts';
import type { Bound, DayForm, NumberForm, Printed, TextForm, Truth } from './printed.ts';
import type { Printing } from './printing.ts';
import { text } from './quote.ts';
import { SqlRefusal } from './refusal.ts';

export type Sign = '<' | '<=' | '>' | '>=';
const opposite: Readonly<Record<Sign, Sign>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** A truth from what makes it true and what makes it false, beside its plain SQL. */
function settled(
  printer: Printing,
  args: readonly Printed[],
  plain: string,
  holds: string | undefined,
  fails: string | undefined,
): Truth {
  const { unknown, failed, missing } = gather(args);
  const base = printer.truth(plain, types.bool, { unknown, failed, missing });
  if (holds === undefined && fails === undefined) return base;
  const fine = negated(failed);
  const isTrue =
    holds === undefined ? base.isTrue : either(base.isTrue, both(unknown, fine, printer.dialect.isTrue(holds)));
  const notFalse =
    fails === undefined
      ? base.notFalse
      : both(base.notFalse, negated(both(unknown, fine, printer.dialect.isTrue(fails))));
  const open = both(notFalse, negated(isTrue));
  return {
    kind: 'truth',
    sql: `CASE WHEN ${isTrue} THEN true WHEN ${negated(notFalse)} THEN false END`,
    isTrue,
    notFalse,
    type: types.bool,
    unknown: open,
    failed: both(open, failed),
    missing: whenAlso(open, missing),
  };
}

/** Whether a bound can decide anything against a fixed number. */
function canDecide(sign: Sign, bound: Bound, other: NumberForm): boolean {
  const c = other.value.constant;
  if (c === undefined || !bound.whileUnknown) return true;
  const { min, max } = bound.whileUnknown;
  const edge: Exact | undefined = sign === '<' || sign === '<=' ? min : max;
  if (edge === undefined) return true;
  const order = compare(edge, c);
  return sign === '<' ? order < 0 : sign === '<=' ? order <= 0 : sign === '>' ? order > 0 : order >= 0;
}

export function compareNumbers(printer: Printing, sign: Sign, a: NumberForm, b: NumberForm): Truth {
  const { math } = printer;
  const byDay = compareByDay(printer, sign, a, b);
  if (byDay) return byDay;
  const plain = math.compare(a.value, sign, b.value);
  const rising = sign === '>' || sign === '>=';
  // a >= b holds for certain where the least a can be is at least the most b can be.
  const [aSure, bSure] = rising ? [a.low, b.high] : [a.high, b.low];
  const [aDoubt, bDoubt] = rising ? [a.high, b.low] : [a.low, b.high];
  const holdsMatters = (aSure && canDecide(sign, aSure, b)) || bSure;
  const failsMatters = (aDoubt && canDecide(opposite[sign], aDoubt, b)) || bDoubt;
  const sure = (of: NumberForm, low: boolean) => (low ? lowOf(of) : highOf(of));
  const holds = holdsMatters ? math.compare(sure(a, rising), sign, sure(b, !rising)) : undefined;
  const fails = failsMatters ? math.compare(sure(a, !rising), opposite[sign], sure(b, rising)) : undefined;
  const total = countBounds(printer, sign, a, b);
  if (total) return total;
  return settled(printer, [a, b], plain, holds, fails);
}

const earliest = dayOf(1, 1, 1);
const latest = dayOf(9999, 12, 31);

/** `birth.age(today) >= 80` is `birth <= 1940-12-15`: shorter to read, and nothing to compute. */
function compareByDay(printer: Printing, sign: Sign, a: NumberForm, b: NumberForm): Truth | undefined {
  const fixed = b.value.constant;
  if (!a.ofDay || fixed === undefined) return undefined;
  const { sql, rising, compute } = a.ofDay;
  const holds = (day: number): boolean => {
    const order = compare(compute(day), fixed);
    return sign === '<' ? order < 0 : sign === '<=' ? order <= 0 : sign === '>' ? order > 0 : order >= 0;
  };
  // It holds up to a day, or from a day on.
  const upwards = rising === (sign === '>' || sign === '>=');
  let [low, high] = [earliest - 1, latest + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle) === upwards) high = middle;
    else low = middle;
  }
  const day = upwards ? high : low;
  if (day < earliest || day > latest || !printer.dialect.holdsDay(formatDay(day))) return undefined;
  return settled(
    printer,
    [a],
    `${sql} ${upwards ? '>=' : '<='} ${printer.dialect.day(formatDay(day))}`,
    undefined,
    undefined,
  );
}

/** Both bounds are always there, as with counts of months: the two questions are two plain comparisons. */
function countBounds(printer: Printing, sign: Sign, a: NumberForm, b: NumberForm): Truth | undefined {
  if (!a.low || !a.high || b.value.constant === undefined || !a.total) return undefined;
  const rising = sign === '>' || sign === '>=';
  const isTrue = printer.math.compare(rising ? a.low.of : a.high.of, sign, b.value);
  const notFalse = printer.math.compare(rising ? a.high.of : a.low.of, sign, b.value);
  const unknown = both(notFalse, negated(isTrue));
  return {
    kind: 'truth',
    sql: `CASE WHEN ${isTrue} THEN true WHEN ${negated(notFalse)} THEN false END`,
    isTrue,
    notFalse,
    type: types.bool,
    unknown,
    failed: no,
    missing: whenAlso(unknown, a.missing),
  };
}

export function compareDays(printer: Printing, sign: Sign, a: DayForm, b: DayForm): Truth {
  const rising = sign === '>' || sign === '>=';
  const pick = (form: DayForm, low: boolean): string => (low ? form.low : form.high) ?? form.sql;
  const any = a.low ?? a.high ?? b.low ?? b.high;
  const holds = any && `${pick(a, rising)} ${sign} ${pick(b, !rising)}`;
  const fails = any && `${pick(a, !rising)} ${opposite[sign]} ${pick(b, rising)}`;
  return settled(printer, [a, b], `${a.sql} ${sign} ${b.sql}`, holds, fails);
}

/** Equality by value. Numbers with bounds, and text with options, may be told apart while unknown. */
export function equalTo(printer: Printing, a: Printed, b: Printed): Truth {
  if (a.kind === 'number' && b.kind === 'number') {
    if (a.ofDay && b.value.constant !== undefined) {
      const [from, to] = [compareByDay(printer, '>=', a, b), compareByDay(printer, '<=', a, b)];
      if (from && to) return settled(printer, [a], `(${from.sql} AND ${to.sql})`, undefined, undefined);
    }
    const apart = a.low || a.high || b.low || b.high;
    const below = apart && printer.dialect.isTrue(printer.math.compare(highOf(a), '<', lowOf(b)));
    const above = apart && printer.dialect.isTrue(printer.math.compare(lowOf(a), '>', highOf(b)));
    return settled(
      printer,
      [a, b],
      printer.math.compare(a.value, '=', b.value),
      undefined,
      below && above ? either(below, above) : undefined,
    );
  }
  if (a.kind === 'text' && b.kind === 'text') return equalTexts(printer, a, b);
  if (a.kind === 'day' && b.kind === 'day')
    return settled(printer, [a, b], `${a.sql} = ${b.sql}`, undefined, undefined);
  if (a.kind === 'truth' && b.kind === 'truth')
    return settled(printer, [a, b], `(${a.sql}) = (${b.sql})`, undefined, undefined);
  throw new SqlRefusal(`Two ${a.kind}s are compared as wholes.`, 'Compare their parts.');
}

function equalTexts(printer: Printing, a: TextForm, b: TextForm): Truth {
  const [open, fixed] = b.constant === undefined ? [b, a] : [a, b];
  if (fixed.constant === undefined) {
    if (a.choice || b.choice)
      throw new SqlRefusal('Two texts are compared, of which one is chosen by a test.', 'Compare each branch.');
    return settled(printer, [a, b], `${a.sql} = ${b.sql}`, undefined, undefined);
  }
  const possible = open.possible?.(fixed.constant) ?? yes;
  return settled(printer, [a, b], `${a.sql} = ${b.sql}`, undefined, possible === yes ? undefined : negated(possible));
}

/** `item in list`, of a list that is fixed. */
export function memberOf(printer: Printing, item: Printed, values: readonly Value[], of: Type): Truth {
  if (values.length === 0) return printer.truth(no, types.bool, { unknown: no, failed: no, missing: [] });
  if (item.kind === 'text') {
    const list = values as readonly string[];
    const sql = `${item.sql} IN (${list.map(text).join(', ')})`;
    const none = item.possible && both(...list.map(value => negated(item.possible!(value))));
    // It can only be one of the list: that settles it, even unknown.
    const others = item.domain?.filter(value => !list.includes(value));
    const every = others && item.possible ? both(...others.map(value => negated(item.possible!(value)))) : no;
    return settled(
      printer,
      [item],
      sql,
      every === no ? undefined : every,
      none === undefined || none === no ? undefined : none,
    );
  }
  const tests = values.map(value => equalTo(printer, item, printer.constant(value, of)));
  const sql = tests.length === 1 ? tests[0]!.sql : `(${tests.map(test => test.sql).join(' OR ')})`;
  // Every option ruled out is false; that one of several must be the one is not concluded.
  const isTrue = either(...tests.map(test => test.isTrue));
  const notFalse = either(...tests.map(test => test.notFalse));
  const unknown = both(notFalse, negated(isTrue));
  return {
    kind: 'truth',
    sql,
    isTrue,
    notFalse,
    type: types.bool,
    unknown,
    failed: both(unknown, item.failed),
    missing: whenAlso(unknown, item.missing),
  };
}
