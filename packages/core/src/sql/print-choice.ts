/** `test ? a : b`, and general rules with exceptions: the first test that holds chooses. */
import { compare, type Exact } from '../exact.ts';
import type { Type } from '../facts/type.ts';
import { both, either, negated, no, yes } from './condition.ts';
import type { Bound, Doubt, NumberForm, Printed, Truth } from './printed.ts';
import { sqlOf, whenAlso } from './forms.ts';
import type { Printing } from './printing.ts';
import type { Rational } from './rational.ts';
import { SqlRefusal } from './refusal.ts';

/**
 * Chooses among values. Where a test is unknown, every value still possible counts: the choice is known after all where
 * they agree, else bounded by them all. A test that failed is a failure (of a parameter's exception it is a doubt).
 */
export function choose(
  printer: Printing,
  cases: readonly (readonly [Truth, Printed])[],
  otherwise: Printed,
  type: Type,
  parameter = false,
): Printed {
  const [first, ...rest] = cases;
  if (!first) return otherwise;
  const [test, whenTrue] = first;
  const whenFalse = choose(printer, rest, otherwise, type, parameter);
  if (test.sql === yes) return whenTrue;
  if (test.sql === no) return whenFalse;
  if (parameter && rest.length && test.unknown !== no)
    throw new SqlRefusal('Several exceptions of which one may hang on what is missing.', 'Write the exceptions as one condition each, on facts that are never missing, or on the amount.');
  const open = parameter ? test.unknown : both(test.unknown, negated(test.failed));
  const failed = either(
    both(test.isTrue, whenTrue.failed),
    both(negated(test.notFalse), whenFalse.failed),
    both(test.unknown, either(test.failed, whenTrue.failed, whenFalse.failed)),
  );
  const agree = open === no ? no : equalWhenKnown(printer, whenTrue, whenFalse);
  const undecided = both(open, negated(agree));
  const broken = parameter ? no : both(test.unknown, test.failed);
  const unknown = either(both(test.isTrue, whenTrue.unknown), both(negated(test.notFalse), whenFalse.unknown), undecided, broken);
  const missing: readonly Doubt[] = [
    ...whenAlso(either(undecided, broken), test.missing),
    ...whenAlso(either(test.isTrue, undecided), whenTrue.missing),
    ...whenAlso(either(negated(test.notFalse), undecided), whenFalse.missing),
  ];
  const common = { type, unknown, failed, missing };
  const pick = <T,>(a: T, b: T): readonly (readonly [string, T])[] => [
    [test.isTrue, a],
    [negated(test.notFalse), b],
    ...(agree === no ? [] : [[both(open, agree), a] as const]),
  ];
  if (whenTrue.kind === 'number' && whenFalse.kind === 'number') {
    const value =
      test.unknown === no ? printer.math.choose([[test.isTrue, whenTrue.value]], whenFalse.value) : printer.math.choose(pick(whenTrue.value, whenFalse.value), undefined);
    return {
      kind: 'number',
      value,
      ...common,
      ...chosenBounds(printer, test, open, whenTrue, whenFalse),
    };
  }
  const [a, b] = [sqlOf(whenTrue), sqlOf(whenFalse)];
  const sql = `CASE ${pick(a, b).map(([when, value]) => `WHEN ${when} THEN ${value}`).join(' ')} END`;
  if (whenTrue.kind === 'truth') return printer.truth(sql, type, common);
  if (whenTrue.kind === 'day') {
    if (open !== no) throw new SqlRefusal('A day is chosen by a test that can be unknown.', 'Write the two cases as two conditions.');
    return { kind: 'day', sql, ...common };
  }
  if (whenTrue.kind === 'text' && whenFalse.kind === 'text') {
    const might = (one: typeof whenTrue, value: string): string =>
      one.constant !== undefined
        ? one.constant === value ? yes : no
        : either(both(one.unknown, one.possible?.(value) ?? yes), `(${one.sql} = '${value.replaceAll("'", "''")}') IS TRUE`);
    return {
      kind: 'text',
      sql,
      choice: true,
      possible: value =>
        either(
          both(test.isTrue, whenTrue.possible?.(value) ?? yes),
          both(negated(test.notFalse), whenFalse.possible?.(value) ?? yes),
          both(test.unknown, either(might(whenTrue, value), might(whenFalse, value))),
        ),
      ...common,
    };
  }
  throw new SqlRefusal(`A choice between two ${whenTrue.kind}s.`, 'Choose a value, not a structure.');
}

function equalWhenKnown(printer: Printing, a: Printed, b: Printed): string {
  const [x, y] = [printer.constantOf(a), printer.constantOf(b)];
  if (x !== undefined && y !== undefined && typeof x !== 'object') return x === y ? yes : no;
  if (a.kind === 'number' && b.kind === 'number') return printer.dialect.isTrue(printer.math.compare(a.value, '=', b.value));
  if ((a.kind === 'truth' || a.kind === 'text' || a.kind === 'day') && a.kind === b.kind)
    return printer.dialect.isTrue(`${a.sql} = ${b.sql}`);
  return no;
}

/** While the test is open, the least of both is the low bound, where both have one. */
function chosenBounds(printer: Printing, test: Truth, open: string, a: NumberForm, b: NumberForm): { low?: Bound; high?: Bound } {
  if (!a.low && !b.low && !a.high && !b.high && open === no) return {};
  const side = (which: 'low' | 'high'): Bound | undefined => {
    if (open === no && !a[which] && !b[which]) return undefined;
    const [x, y] = [a[which]?.of ?? a.value, b[which]?.of ?? b.value];
    const smaller = printer.math.compare(x, which === 'low' ? '<=' : '>=', y);
    const cases: (readonly [string, Rational])[] = [
      [test.isTrue, x],
      [negated(test.notFalse), y],
    ];
    if (open !== no) {
      const both_ = both(open, printer.dialect.isTrue(smaller));
      const other = both(open, printer.dialect.isTrue(printer.math.compare(x, which === 'low' ? '>' : '<', y)));
      cases.push([both_, x], [other, y]);
    }
    const constants = [x.constant, y.constant];
    const sorted = constants.every(one => one !== undefined) ? (constants as Exact[]) : undefined;
    return { of: printer.math.choose(cases, undefined), ...(sorted && { whileUnknown: span(sorted) }) };
  };
  const [low, high] = [side('low'), side('high')];
  return { ...(low && { low }), ...(high && { high }) };
}

function span(values: readonly Exact[]): { min: Exact; max: Exact } {
  const order = [...values].sort(compare);
  return { min: order[0]!, max: order.at(-1)! };
}
