/** Arithmetic: sums, products, extremes, rounding, with the bounds that are known while a value is not. */
import { compare, type Exact, sign } from '../exact.ts';
import type { Type } from '../facts/type.ts';
import { both, either, negated, no, yes } from './condition.ts';
import { gather, numberForm, whenAlso } from './forms.ts';
import type { Bound, NumberForm, Printed } from './printed.ts';
import type { Printing } from './printing.ts';
import type { Rational } from './rational.ts';

export const lowOf = (form: NumberForm): Rational => form.low?.of ?? form.value;
export const highOf = (form: NumberForm): Rational => form.high?.of ?? form.value;
const bounded = (forms: readonly NumberForm[]): boolean => forms.some(form => form.low || form.high);

/**
 * The bounds of a call of two whose argument could not be computed are that argument's own (CEL: its error is the
 * error of the call); they are dropped here, since such an argument has none.
 */
function unlessFailed(printer: Printing, args: readonly NumberForm[], bound: Rational): Rational {
  const failed = either(...args.map(arg => arg.failed));
  if (args.length !== 2 || failed === no) return bound;
  return printer.math.where(negated(failed), bound);
}

/** A function that rises (`+`) or falls (`-`) with each argument. */
export function monotone(
  printer: Printing,
  args: readonly NumberForm[],
  type: Type,
  signs: string,
  compute: (values: readonly Rational[]) => Rational,
  guard: (bound: Rational) => Rational = bound => unlessFailed(printer, args, bound),
): NumberForm {
  const common = { type, ...gather(args) };
  const value = compute(args.map(arg => arg.value));
  if (!bounded(args)) return numberForm(value, undefined, undefined, common);
  const corner = (least: boolean): Bound => ({
    of: guard(
      compute(args.map((arg, i) => (((signs[i] ?? signs.at(-1)) === '+') === least ? lowOf(arg) : highOf(arg)))),
    ),
  });
  const rising = (least: boolean): boolean =>
    args.some((arg, i) => (((signs[i] ?? signs.at(-1)) === '+') === least ? arg.low : arg.high));
  return numberForm(value, rising(true) ? corner(true) : undefined, rising(false) ? corner(false) : undefined, common);
}

/** Bounds of what is multiplied by a fixed number, each end by itself. */
function scaled(
  printer: Printing,
  form: NumberForm,
  by: Exact,
  value: Rational,
  common: Parameters<typeof numberForm>[3],
  how: (end: Rational) => Rational,
): NumberForm {
  const end = (bound: Bound | undefined): Bound | undefined =>
    bound && {
      of: unlessFailed(printer, [form, form], how(bound.of)),
      ...(stillNothing(bound) && { whileUnknown: bound.whileUnknown! }),
    };
  const [low, high] = [end(form.low), end(form.high)];
  return sign(by) < 0 ? numberForm(value, high, low, common) : numberForm(value, low, high, common);
}

/** Nothing times anything stays nothing. */
const stillNothing = (bound: Bound): boolean => bound.whileUnknown?.min === 0 && bound.whileUnknown.max === 0;

/** A product. With one factor known each end is multiplied by itself; else the extremes lie at the corners. */
export function product(printer: Printing, a: NumberForm, b: NumberForm, type: Type): NumberForm {
  const { math, dialect } = printer;
  const common = { type, ...gather([a, b]) };
  const value = math.multiply(a.value, b.value);
  if (!bounded([a, b])) return numberForm(value, undefined, undefined, common);
  if (a.value.constant !== undefined)
    return scaled(printer, b, a.value.constant, value, common, end => math.multiply(a.value, end));
  if (b.value.constant !== undefined)
    return scaled(printer, a, b.value.constant, value, common, end => math.multiply(b.value, end));
  const ends = [a.value, lowOf(a), highOf(a), b.value, lowOf(b), highOf(b)];
  if (ends.every(end => end.min >= 0n)) {
    // Of what is never negative the least times the least is the least. The most needs both ends, or one that is known.
    const sure = either(
      negated(a.unknown),
      negated(b.unknown),
      both(...[lowOf(a), highOf(a), lowOf(b), highOf(b)].map(one => `${one.n} IS NOT NULL`)),
    );
    const [least, most] = [math.multiply(lowOf(a), lowOf(b)), math.multiply(highOf(a), highOf(b))];
    return numberForm(
      value,
      { of: unlessFailed(printer, [a, b], least) },
      { of: unlessFailed(printer, [a, b], sure === yes ? most : math.where(sure, most)) },
      common,
    );
  }
  const corners = [lowOf(a), highOf(a)].flatMap(x => [lowOf(b), highOf(b)].map(y => math.multiply(x, y)));
  const allKnown = both(...[lowOf(a), highOf(a), lowOf(b), highOf(b)].map(one => `${one.n} IS NOT NULL`));
  const extreme_ = (sign_: '<=' | '>='): Rational =>
    math.choose(
      corners.map(
        (corner, i) =>
          [
            both(
              allKnown,
              ...corners.flatMap((other, j) => (i === j ? [] : [dialect.isTrue(math.compare(corner, sign_, other))])),
            ),
            corner,
          ] as const,
      ),
      undefined,
    );
  const [aKnown, bKnown] = [negated(a.unknown), negated(b.unknown)];
  const [aNegative, bNegative] = [dialect.isTrue(`${a.value.n} < 0`), dialect.isTrue(`${b.value.n} < 0`)];
  const end = (least: boolean): Rational => {
    const [near, far] = least ? [lowOf, highOf] : [highOf, lowOf];
    const floor = dialect.isTrue(both(`${lowOf(a).n} >= 0`, `${lowOf(b).n} >= 0`));
    return math.choose(
      [
        [both(aKnown, aNegative), math.multiply(a.value, far(b))],
        [aKnown, math.multiply(a.value, near(b))],
        [both(bKnown, bNegative), math.multiply(b.value, far(a))],
        [bKnown, math.multiply(b.value, near(a))],
        [allKnown, extreme_(least ? '<=' : '>=')],
        ...(least ? [[floor, math.multiply(lowOf(a), lowOf(b))] as const] : []),
      ],
      undefined,
    );
  };
  return numberForm(
    value,
    { of: unlessFailed(printer, [a, b], end(true)) },
    { of: unlessFailed(printer, [a, b], end(false)) },
    common,
  );
}

/** An exact quotient; with a known divisor each end is divided by itself. */
export function ratio(printer: Printing, a: NumberForm, b: NumberForm, type: Type): NumberForm {
  const { math, dialect } = printer;
  if (b.value.constant === 0)
    return printer.unknown(type, a.missing, either(a.failed, negated(a.unknown))) as NumberForm;
  const value = math.divide(a.value, b.value);
  const fixed = b.value.constant;
  if (fixed !== undefined)
    return scaled(printer, a, fixed, value, { type, ...gather([a, b]) }, end => math.divide(end, b.value));
  const form = plain([a, b], type, value, dialect.isTrue(`${b.value.n} = 0`));
  if (!a.low && !a.high) return form;
  const positive = dialect.isTrue(`${b.value.n} > 0`);
  if (b.value.min >= 0n) {
    // Never by a negative: each end stays the end it is, and nothing by anything is nothing.
    const share = (bound: Bound | undefined): Bound | undefined =>
      bound && {
        of: unlessFailed(printer, [a, b], math.where(positive, math.divide(bound.of, b.value))),
        ...(stillNothing(bound) && { whileUnknown: bound.whileUnknown! }),
      };
    const { low: _low, high: _high, ...rest } = form;
    const [low, high] = [share(a.low), share(a.high)];
    return { ...rest, ...(low && { low }), ...(high && { high }) };
  }
  const negative = dialect.isTrue(`${b.value.n} < 0`);
  const end = (least: boolean): Bound => {
    const [near, far] = least ? [lowOf, highOf] : [highOf, lowOf];
    const [up, down] = [math.divide(near(a), b.value), math.divide(far(a), b.value)];
    return {
      of: unlessFailed(
        printer,
        [a, b],
        math.choose(
          [
            [positive, up],
            [negative, down],
          ],
          undefined,
        ),
      ),
    };
  };
  return { ...form, low: end(true), high: end(false) };
}

/** A function known only when all its arguments are. */
export function plain(args: readonly Printed[], type: Type, value: Rational, failure: string = no): NumberForm {
  const common = gather(args);
  const failed = both(negated(common.unknown), failure);
  return numberForm(value, undefined, undefined, {
    type,
    unknown: either(common.unknown, failed),
    failed: either(common.failed, failed),
    missing: common.missing,
  });
}

/** The least (or the greatest) of several. A ceiling holds as soon as one is known. */
export function extreme(
  printer: Printing,
  args: readonly NumberForm[],
  type: Type,
  which: 'least' | 'greatest',
): NumberForm {
  const { math, dialect } = printer;
  const sign_ = which === 'least' ? '<=' : '>=';
  const nearest = (values: readonly Rational[]): Rational => values.reduce((a, b) => math.nearest(which, a, b));
  /** Chosen of two with fixed denominators, its range is the nearer of both ends. */
  const within = (chosen: Rational, a: Rational, b: Rational): Rational => {
    if (typeof a.d !== 'bigint' || typeof b.d !== 'bigint') return chosen;
    const { min, max } = math.nearest(which, a, b);
    return chosen.constant === undefined ? { ...chosen, min, max } : chosen;
  };
  const pick = (values: readonly Rational[]): Rational => {
    const open = values.filter(value => value.constant === undefined);
    // Of several with fixed denominators, each is named but twice.
    return open.length > 1 && values.every(value => typeof value.d === 'bigint')
      ? math.where(both(...open.map(value => `${value.n} IS NOT NULL`)), nearest(values))
      : values.reduce((a, b) => within(pickOf(a, b), a, b));
  };
  const pickOf = (a: Rational, b: Rational): Rational =>
    a.constant !== undefined && b.constant !== undefined
      ? compare(a.constant, b.constant) <= 0 === (which === 'least')
        ? a
        : b
      : b.constant !== undefined
        ? math.choose([[math.compare(a, which === 'least' ? '>' : '<', b), b]], a)
        : a.constant !== undefined
          ? math.choose([[math.compare(b, which === 'least' ? '>' : '<', a), a]], b)
          : math.choose(
              [
                [math.compare(a, sign_, b), a],
                [math.compare(a, which === 'least' ? '>' : '<', b), b],
              ],
              undefined,
            );
  /** The least of those that are not NULL. */
  const pickKnown = (values: readonly Rational[]): Rational =>
    values.reduce((a, b) =>
      b.constant !== undefined
        ? math.choose([[math.compare(a, which === 'least' ? '<' : '>', b), a]], b)
        : a.constant !== undefined
          ? math.choose([[math.compare(b, which === 'least' ? '<' : '>', a), b]], a)
          : math.choose(
              [
                [dialect.isTrue(math.compare(a, sign_, b)), a],
                [`${b.n} IS NULL`, a],
              ],
              b,
            ),
    );
  const { unknown, failed, missing } = gather(args);
  const simple =
    args.every(
      arg => typeof arg.value.d === 'bigint' && typeof lowOf(arg).d === 'bigint' && typeof highOf(arg).d === 'bigint',
    ) && type.kind !== 'date';
  const all = simple
    ? unknown === no
      ? nearest(args.map(arg => arg.value))
      : math.where(negated(unknown), nearest(args.map(arg => arg.value)))
    : pick(args.map(arg => arg.value));
  if (unknown === no) return numberForm(all, undefined, undefined, { type, unknown, failed, missing });
  const [near, far] = which === 'least' ? [highOf, lowOf] : [lowOf, highOf];
  const ceiling = simple ? nearest(args.map(near)) : pickKnown(args.map(near));
  const floor = args.some(arg => (which === 'least' ? arg.low : arg.high)) ? pick(args.map(far)) : all;
  const constants = args.flatMap(arg => (arg.value.constant === undefined ? [] : [arg.value.constant]));
  const others = args.filter(arg => arg.value.constant === undefined);
  // The only one that is not fixed is unknown while the whole is: then the bound is one of the fixed ones.
  const fixed = constants.length > 0 && others.length === 1 && !(which === 'least' ? others[0]!.high : others[0]!.low);
  const nearer = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 === (which === 'least') ? a : b);
  const best = fixed ? constants.reduce(nearer) : undefined;
  const far_ = fixed ? (which === 'least' ? others[0]!.low : others[0]!.high)?.whileUnknown : undefined;
  const reach =
    best !== undefined && far_?.min !== undefined && far_.max !== undefined
      ? { min: nearer(far_.min, best), max: nearer(far_.max, best) }
      : undefined;
  // The bounds may meet: 0 at least, and at most a cap of 0.
  const apart = reach && compare(which === 'least' ? reach.max : best!, which === 'least' ? best! : reach.min) < 0;
  const meet = floor === all || apart ? no : dialect.isTrue(math.compare(floor, '=', ceiling));
  const settled = both(unknown, meet, args.length === 2 ? negated(failed) : 'true');
  const value = settled === no ? all : math.choose([[settled, floor]], all);
  const guarded = unlessFailed(printer, args, ceiling);
  const bound: Bound = { of: guarded, ...(best !== undefined && { whileUnknown: { min: best, max: best } }) };
  const other: Bound | undefined =
    floor === all ? undefined : { of: unlessFailed(printer, args, floor), ...(reach && { whileUnknown: reach }) };
  return numberForm(value, which === 'least' ? other : bound, which === 'least' ? bound : other, {
    type,
    unknown: both(unknown, negated(settled)),
    failed: both(failed, negated(settled)),
    missing: whenAlso(negated(settled), missing),
  });
}
