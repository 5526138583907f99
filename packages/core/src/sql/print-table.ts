/** Tiers, brackets and lookup tables, which a policy writes out: known when printed, so that only the value is looked up. */
import { compare, type Exact } from '../exact.ts';
import { type Type, types } from '../facts/type.ts';
import type { Band, BandsValue, RowValue, TableValue } from '../facts/value.ts';
import { both, either, negated, no } from './condition.ts';
import { gather, numberForm, whenAlso } from './forms.ts';
import { equalTo } from './print-compare.ts';
import { mostDays } from './print-day.ts';
import { highOf, lowOf } from './print-number.ts';
import type { Bound, DayForm, Doubt, NumberForm, Printed, TextForm } from './printed.ts';
import type { Printing } from './printing.ts';
import { text } from './quote.ts';
import type { Rational } from './rational.ts';
import { SqlRefusal } from './refusal.ts';

export function printTable(printer: Printing, id: string, args: readonly Printed[], type: Type): Printed {
  const [table, value] = args as [Printed, Printed];
  switch (id) {
    case 'bands.tier':
    case 'bands.marginal': {
      if (table.kind !== 'fixed') throw new SqlRefusal('Tiers that are not fixed.', 'Write the tiers in the policy.');
      const { bands } = table.constant as BandsValue;
      if (value.kind === 'day') return tier(printer, bands, dayCount(printer, value), type);
      if (value.kind !== 'number')
        throw new SqlRefusal('Tiers of what is no number and no day.', 'Use a number or a day.');
      return id === 'bands.tier' ? tier(printer, bands, value, type) : marginal(printer, bands, value, type);
    }
    case 'table.row':
      if (table.kind !== 'fixed') throw new SqlRefusal('A table that is not fixed.', 'Write it beside the policy.');
      return { kind: 'lookup', table: table.constant as TableValue, key: value, type, ...gather([value]) };
    case 'row.smallestReached':
      return smallestReached(printer, table, args.slice(1), type);
    default:
      throw new SqlRefusal(`The function ${id} of a table is not printed.`, 'Use another.');
  }
}

/** A day as a number, as tiers by day are written: days since 1970. */
function dayCount(printer: Printing, day: DayForm): NumberForm {
  const { dialect, math } = printer;
  const count = (sql: string): Rational =>
    math.whole(dialect.daysBetween(dialect.day('1970-01-01'), sql), -mostDays, mostDays);
  return numberForm(
    count(day.sql),
    day.low === undefined ? undefined : { of: count(day.low) },
    day.high === undefined ? undefined : { of: count(day.high) },
    { type: types.int, unknown: day.unknown, failed: day.failed, missing: day.missing },
  );
}

/** The value of the highest tier that a number reaches; below the first, zero. NULL where the number is. */
function tierOf(printer: Printing, bands: readonly Band[], of: Rational): Rational {
  const { math } = printer;
  const cases = bands
    .toReversed()
    .map(
      band =>
        [math.compare(of, band.inclusive ? '>=' : '>', math.constant(band.at)), math.constant(band.value)] as const,
    );
  return math.choose([...cases, [`${of.n} IS NOT NULL`, math.constant(0)]], undefined);
}

function tier(printer: Printing, bands: readonly Band[], value: NumberForm, type: Type): NumberForm {
  const { math, dialect } = printer;
  const sure = tierOf(printer, bands, value.value);
  const common = { type, ...gather([value]) };
  if (value.unknown === no) return numberForm(sure, undefined, undefined, common);
  // While the number is unknown, every tier between that of its least and that of its greatest counts.
  const level = (of: Rational | undefined, otherwise: number): Rational =>
    of === undefined
      ? math.constant(otherwise)
      : math.choose(
          [
            ...bands
              .map(
                (band, i) =>
                  [
                    math.compare(of, band.inclusive ? '>=' : '>', math.constant(band.at)),
                    math.constant(i + 1),
                  ] as const,
              )
              .reverse(),
            [`${of.n} IS NOT NULL`, math.constant(0)],
          ],
          math.constant(otherwise),
        );
  const from = level(value.low?.of ?? value.value, 0);
  const to = level(value.high?.of ?? value.value, bands.length);
  const end = (least: boolean): Rational => {
    // The bands are few: for each pair of levels that can occur the extreme is known now.
    const cases: (readonly [string, Rational])[] = [];
    for (let a = 0; a <= bands.length; a++)
      for (let b = a; b <= bands.length; b++) {
        const options: Exact[] = [
          ...(a === 0 ? [0] : []),
          ...bands.slice(Math.max(a - 1, 0), b).map(band => band.value),
        ].sort(compare);
        cases.push([`(${from.n} = ${a} AND ${to.n} = ${b})`, math.constant(least ? options[0]! : options.at(-1)!)]);
      }
    return math.choose(cases, undefined);
  };
  if (bands.length > 12)
    throw new SqlRefusal('Tiers of a number that can be unknown, more than twelve of them.', 'Split the tiers.');
  const [low, high] = [end(true), end(false)];
  const settled = both(value.unknown, dialect.isTrue(math.compare(low, '=', high)));
  return numberForm(
    math.choose([[settled, low]], sure),
    { of: low },
    { of: high },
    {
      type,
      unknown: both(value.unknown, negated(settled)),
      failed: both(value.failed, negated(settled)),
      missing: whenAlso(negated(settled), common.missing),
    },
  );
}

/** Each slice at its own rate, added up. */
function marginalOf(printer: Printing, bands: readonly Band[], of: Rational): Rational {
  const { math } = printer;
  const zero = math.constant(0);
  const slices = bands.map((band, i) => {
    const from = math.constant(band.at);
    const end = bands[i + 1]?.at;
    const beyond = math.subtract(of, from);
    const cases: (readonly [string, Rational])[] = [[math.compare(of, '<=', from), zero]];
    if (end !== undefined)
      cases.push([math.compare(of, '>', math.constant(end)), math.subtract(math.constant(end), from)]);
    return math.multiply(math.constant(band.value), math.choose(cases, beyond));
  });
  return slices.reduce((a, b) => math.add(a, b), zero);
}

function marginal(printer: Printing, bands: readonly Band[], value: NumberForm, type: Type): NumberForm {
  const common = { type, ...gather([value]) };
  const sure = marginalOf(printer, bands, value.value);
  if (value.unknown === no || !bands.every(band => compare(band.value, 0) >= 0))
    return numberForm(sure, undefined, undefined, common);
  const least = marginalOf(printer, bands, lowOf(value));
  const low: Bound = { of: printer.math.choose([[`${lowOf(value).n} IS NULL`, printer.math.constant(0)]], least) };
  const high: Bound | undefined = value.high && { of: marginalOf(printer, bands, highOf(value)) };
  return numberForm(sure, low, high, common);
}

/** The smallest level that any one indicator gives; what one indicator settles needs no other. */
function smallestReached(printer: Printing, given: Printed, pairs: readonly Printed[], type: Type): TextForm {
  if (given.kind !== 'lookup' || type.kind !== 'enum')
    throw new SqlRefusal('A row that is not looked up in a table.', 'Look it up first.');
  const indicators = new Map<string, NumberForm>();
  for (let i = 0; i < pairs.length; i += 2) {
    const name = printer.constantOf(pairs[i]!);
    const value = pairs[i + 1]!;
    if (typeof name !== 'string' || value.kind !== 'number')
      throw new SqlRefusal(
        'An indicator without a fixed name or that is no number.',
        'Write { "headcount": headcount }.',
      );
    indicators.set(name, value);
  }
  const { key } = given;
  const rows = [...given.table.rows.values()];
  const found = rows.map(
    row =>
      [
        equalTo(printer, key, printer.constant(row.key, key.type.kind === 'enum' ? key.type : { kind: 'string' }))
          .isTrue,
        levels(printer, row, indicators),
      ] as const,
  );
  const none = both(negated(key.unknown), ...found.map(([is]) => negated(is)));
  const otherwise = given.table.otherwise && levels(printer, given.table.otherwise, indicators);
  const cases = [...found, ...(otherwise ? [[none, otherwise] as const] : [])];
  const failure = otherwise ? no : none;
  const names = type.values;
  // NULL where the row is not known.
  const across = (of: (one: Levels) => string): string =>
    printer.hoist(`CASE ${cases.map(([when, one]) => `WHEN ${when} THEN ${of(one)}`).join(' ')} END`, 0);
  const [least, most] = [across(one => one.least), across(one => one.most)];
  const { isTrue } = printer.dialect;
  const settled = isTrue(`${least} = ${most}`);
  const unknown = negated(settled);
  return {
    kind: 'text',
    sql: `CASE WHEN ${settled} THEN CASE ${least} ${names.map((name, i) => `WHEN ${i} THEN ${text(name)}`).join(' ')} END END`,
    choice: true,
    domain: names,
    possible: value => {
      const at = names.indexOf(value);
      // Of an unknown row nothing is known; of a known one the levels between the least and the most.
      return at < 0 ? key.unknown : either(key.unknown, failure, isTrue(`${least} <= ${at} AND ${most} >= ${at}`));
    },
    type,
    unknown,
    failed: either(key.failed, failure),
    missing: [
      ...key.missing,
      // Of a row that is not known any indicator may count.
      ...whenAlso(
        either(key.unknown, failure),
        [...indicators.values()].flatMap(value => value.missing),
      ),
      ...cases.flatMap(([when, { missing }]) => whenAlso(both(unknown, when), missing)),
    ],
  };
}

interface Levels {
  /** The least and the most level still possible, as SQL that is never NULL. */
  readonly least: string;
  readonly most: string;
  readonly missing: readonly Doubt[];
}

function levels(printer: Printing, row: RowValue, indicators: ReadonlyMap<string, NumberForm>): Levels {
  const top = row.levels.length - 1;
  const reached = (bounds: readonly Exact[], of: Rational, otherwise: number): string =>
    `CASE ${bounds
      .map((bound, i) => `WHEN ${printer.math.compare(of, '>=', printer.math.constant(bound))} THEN ${i + 1}`)
      .reverse()
      .join(' ')} WHEN ${of.n} IS NOT NULL THEN 0 ELSE ${otherwise} END`;
  const used = [...row.bounds].flatMap(([column, bounds]) => {
    const value = indicators.get(column);
    return value && bounds.length ? [{ bounds: [...bounds].sort(compare), value }] : [];
  });
  const least = used.map(({ bounds, value }) => reached(bounds, lowOf(value), 0));
  const most = used.map(({ bounds, value }) => reached(bounds, highOf(value), top));
  const smallest = (all: readonly string[]): string =>
    all.length === 0 ? String(top) : all.length === 1 ? `(${all[0]})` : `least(${all.join(', ')})`;
  return { least: smallest(least), most: smallest(most), missing: used.flatMap(({ value }) => value.missing) };
}
