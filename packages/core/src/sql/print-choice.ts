/** `test ? a : b`, and general rules with exceptions: what a test chooses, and what is still known while it is unknown. */
import { compare, type Exact } from '../exact.ts';
import type { Type } from '../facts/type.ts';
import { both, either, negated, no, yes } from './condition.ts';
import { conditionOf, sqlOf, whenAlso } from './forms.ts';
import type { Bound, Doubt, NumberForm, Printed, TextForm, Truth } from './printed.ts';
import type { Printing } from './printing.ts';
import { text } from './quote.ts';
import type { Rational } from './rational.ts';
import { SqlRefusal } from './refusal.ts';

/** What counts under a condition. The conditions of all cases exclude each other, and one of them always holds. */
interface Case {
  readonly when: string;
  readonly value: Printed;
}

/** A condition with two outcomes. An error in the test is the error of the whole; what is only missing may go either way. */
export function conditional(
  printer: Printing,
  test: Truth,
  whenTrue: Printed,
  whenFalse: Printed,
  type: Type,
): Printed {
  const missing = either(...test.missing.map(conditionOf));
  const broken = both(test.unknown, test.failed, negated(missing));
  const open = both(test.unknown, negated(broken));
  const cases: Case[] = [
    { when: test.isTrue, value: whenTrue },
    { when: negated(test.notFalse), value: whenFalse },
    ...(open === no ? [] : [{ when: open, value: oneOf(printer, [whenTrue, whenFalse], test, type) }]),
    ...(broken === no ? [] : [{ when: broken, value: printer.unknown(type, [], yes) }]),
  ];
  return select(printer, cases, type);
}

/**
 * The general rule stands unless an exception holds; of several, the first. While one is unknown, it is that one or what
 * comes out without it.
 */
export function firstThatHolds(
  printer: Printing,
  exceptions: readonly (readonly [Truth, Printed])[],
  general: Printed,
  type: Type,
): Printed {
  const [first, ...others] = exceptions;
  if (!first) return general;
  const [when, value] = first;
  const without = firstThatHolds(printer, others, general, type);
  return select(
    printer,
    [
      { when: when.isTrue, value },
      { when: negated(when.notFalse), value: without },
      ...(when.unknown === no ? [] : [{ when: when.unknown, value: oneOf(printer, [value, without], when, type) }]),
    ],
    type,
  );
}

function select(printer: Printing, given: readonly Case[], type: Type): Printed {
  const cases = given.filter(one => one.when !== no);
  const sure = cases.find(one => one.when === yes);
  if (sure) return sure.value;
  const standing = {
    type,
    unknown: either(...cases.map(({ when, value }) => both(when, value.unknown))),
    failed: either(...cases.map(({ when, value }) => both(when, value.failed))),
    missing: cases.flatMap(({ when, value }) => whenAlso(when, value.missing)),
  };
  const kinds = new Set(cases.map(({ value }) => value.kind));
  if (kinds.size !== 1)
    throw new SqlRefusal('A choice between values of different make.', 'Choose between values of one kind.');
  const [kind] = kinds;
  if (kind === 'number') return selectNumber(printer, cases as (Case & { value: NumberForm })[], standing);
  const whens = cases.map(({ when, value }) => `WHEN ${when} THEN ${sqlOf(value)}`);
  // One of the cases always holds; a list of an engine that knows no NULL among them needs to be told so.
  if (kind === 'list' && !printer.dialect.nullLists) whens.push(`ELSE ${sqlOf(cases[0]!.value)}`);
  const sql = `CASE ${whens.join(' ')} END`;
  switch (kind) {
    case 'truth':
      return {
        kind: 'truth',
        sql,
        isTrue: either(...cases.map(({ when, value }) => both(when, (value as Truth).isTrue))),
        notFalse: either(...cases.map(({ when, value }) => both(when, (value as Truth).notFalse))),
        ...standing,
      };
    case 'day': {
      const end = (which: 'low' | 'high'): string | undefined =>
        cases.some(({ value }) => value.kind === 'day' && value[which] !== undefined)
          ? `CASE ${cases.map(({ when, value }) => `WHEN ${when} THEN ${(value.kind === 'day' && value[which]) || sqlOf(value)}`).join(' ')} END`
          : undefined;
      const [low, high] = [end('low'), end('high')];
      return { kind: 'day', sql, ...standing, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
    }
    case 'text':
      return {
        kind: 'text',
        sql,
        choice: true,
        ...domainOf(cases.map(({ value }) => value as TextForm)),
        possible: text_ =>
          either(...cases.map(({ when, value }) => both(when, (value as TextForm).possible?.(text_) ?? yes))),
        ...standing,
      };
    case 'list':
      if (
        standing.unknown === no ||
        !cases.some(
          ({ value }) =>
            JSON.stringify((value as { item: unknown }).item, plainly) !==
            JSON.stringify((cases[0]!.value as { item: unknown }).item, plainly),
        )
      )
        return { ...(cases[0]!.value as Printed & { kind: 'list' }), sql, ...standing };
      break;
  }
  throw new SqlRefusal(`A choice between two ${kind}s.`, 'Choose a value, not a structure.');
}

const plainly = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

type Standing = { type: Type; unknown: string; failed: string; missing: readonly Doubt[] };

function selectNumber(
  printer: Printing,
  cases: readonly (Case & { value: NumberForm })[],
  standing: Standing,
): NumberForm {
  const choose = (of: (form: NumberForm) => Rational): Rational => {
    const last = cases.at(-1)!;
    return standing.unknown === no
      ? printer.math.choose(
          cases.slice(0, -1).map(({ when, value }) => [when, of(value)] as const),
          of(last.value),
        )
      : printer.math.choose(
          cases.map(({ when, value }) => [when, of(value)] as const),
          undefined,
        );
  };
  const end = (which: 'low' | 'high'): Bound | undefined => {
    if (!cases.some(({ value }) => value[which])) return undefined;
    return { of: choose(form => form[which]?.of ?? form.value) };
  };
  const [low, high] = [end('low'), end('high')];
  return { kind: 'number', value: choose(form => form.value), ...standing, ...(low && { low }), ...(high && { high }) };
}

/** One of several, not known which: known after all where all are known and agree, else bounded by them all. */
function oneOf(printer: Printing, forms: readonly Printed[], why: Truth, type: Type): Printed {
  const agree = forms.slice(1).reduce((sofar, form) => both(sofar, equalWhenKnown(printer, forms[0]!, form)), yes);
  const unknown = negated(agree);
  const standing: Standing = {
    type,
    unknown,
    failed: both(unknown, either(why.failed, ...forms.map(form => form.failed))),
    missing: whenAlso(unknown, [...why.missing, ...forms.flatMap(form => form.missing)]),
  };
  const first = forms[0]!;
  if (first.kind === 'number') {
    const numbers = forms as readonly NumberForm[];
    const value = printer.math.where(agree, first.value);
    return {
      kind: 'number',
      value,
      ...standing,
      low: outermost(printer, numbers, 'low'),
      high: outermost(printer, numbers, 'high'),
    };
  }
  const nullable = (form: Printed): string =>
    agree === no ? nothing(printer, type) : agree === yes ? sqlOf(form) : `CASE WHEN ${agree} THEN ${sqlOf(form)} END`;
  switch (first.kind) {
    case 'truth':
      return {
        kind: 'truth',
        sql: nullable(first),
        isTrue: both(agree, first.isTrue),
        notFalse: either(unknown, first.notFalse),
        ...standing,
      };
    case 'day': {
      if (forms.some(form => form.kind === 'day' && (form.low ?? form.high) !== undefined))
        throw new SqlRefusal(
          'A day is chosen among days that are themselves chosen.',
          'Write the cases as conditions.',
        );
      const reach = (sign: '<=' | '>='): string =>
        forms
          .map(sqlOf)
          .reduce(
            (a, b) => `CASE WHEN ${a} ${sign} ${b} THEN ${a} WHEN ${b} IS NOT NULL AND ${a} IS NOT NULL THEN ${b} END`,
          );
      return { kind: 'day', sql: nullable(first), ...standing, low: reach('<='), high: reach('>=') };
    }
    case 'text': {
      const might = (form: Printed, value: string): string => {
        const one = form as TextForm;
        if (one.constant !== undefined) return one.constant === value ? yes : no;
        return either(
          both(one.unknown, one.possible?.(value) ?? yes),
          printer.dialect.isTrue(`${one.sql} = ${text(value)}`),
        );
      };
      return {
        kind: 'text',
        sql: nullable(first),
        choice: true,
        ...domainOf(forms as readonly TextForm[]),
        possible: value => either(...forms.map(form => might(form, value))),
        ...standing,
      };
    }
    default:
      throw new SqlRefusal(
        `A ${first.kind} is chosen by a test that can be unknown.`,
        'Write the cases as conditions.',
      );
  }
}

/** What several texts can be together, where that is known of each. */
function domainOf(forms: readonly TextForm[]): { domain?: readonly string[] } {
  const domains = forms.map(form => (form.constant === undefined ? form.domain : [form.constant]));
  return domains.every(domain => domain !== undefined) ? { domain: [...new Set(domains.flat())] } : {};
}

const nothing = (printer: Printing, type: Type): string => sqlOf(printer.unknown(type, []));

/** The least low, or the greatest high, where all have one. */
function outermost(printer: Printing, forms: readonly NumberForm[], which: 'low' | 'high'): Bound {
  const { math, dialect } = printer;
  const ends = forms.map(form => form[which]?.of ?? form.value);
  const constants = ends.map(end => end.constant);
  if (constants.every(one => one !== undefined)) {
    const sorted = (constants as Exact[]).toSorted(compare);
    const end = which === 'low' ? sorted[0]! : sorted.at(-1)!;
    return { of: math.constant(end), whileUnknown: { min: end, max: end } };
  }
  const [keep, change] = which === 'low' ? (['<=', '>'] as const) : (['>=', '<'] as const);
  return {
    of: ends.reduce((a, b) =>
      math.choose(
        [
          [dialect.isTrue(math.compare(a, keep, b)), a],
          [dialect.isTrue(math.compare(a, change, b)), b],
        ],
        undefined,
      ),
    ),
  };
}

function equalWhenKnown(printer: Printing, a: Printed, b: Printed): string {
  const [x, y] = [printer.constantOf(a), printer.constantOf(b)];
  if (x !== undefined && y !== undefined) {
    if (a.kind === 'number') return compare(x as Exact, y as Exact) === 0 ? yes : no;
    if (typeof x !== 'object') return x === y ? yes : no;
  }
  if (a.kind === 'number' && b.kind === 'number')
    return printer.dialect.isTrue(printer.math.compare(a.value, '=', b.value));
  if ((a.kind === 'truth' || a.kind === 'text' || a.kind === 'day') && a.kind === b.kind)
    return printer.dialect.isTrue(`(${a.sql}) = (${b.sql})`);
  return no;
}
