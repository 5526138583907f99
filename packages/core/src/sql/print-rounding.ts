/** Rounding, and counting whole steps. */
import { type Rounding, sign } from '../exact.ts';
import type { Type } from '../facts/type.ts';
import { monotone } from './print-number.ts';
import type { NumberForm } from './printed.ts';
import type { Printing } from './printing.ts';
import type { Rational } from './rational.ts';
import { SqlRefusal } from './refusal.ts';

/** Rounds to a whole multiple of `step`. */
export function rounded(printer: Printing, value: Rational, how: Rounding, step: bigint): Rational {
  const { dialect, math } = printer;
  if (value.d === 1n && step === 1n) return value;
  const d: Rational =
    typeof value.d === 'bigint'
      ? math.whole(String(value.d * step), value.d * step, value.d * step)
      : math.multiply(math.whole(value.d.sql, 1n, value.d.max), math.whole(String(step), step, step));
  const n = math.whole(value.n, value.min, value.max);
  const two = math.constant(2);
  const negative = value.min < 0n;
  const least = typeof value.d === 'bigint' ? value.d * step : 1n;
  const reach = (bound: bigint): bigint => (bound < 0n ? -(-bound / least) - 1n : bound / least + 1n);
  const whole = (sql: string): Rational => {
    const [min, max] = [reach(value.min) * step, reach(value.max) * step];
    const fits = -min < 2n ** 63n && max < 2n ** 63n;
    const quotient = step === 1n ? sql : `(${fits ? dialect.narrow(sql) : sql} * ${step})`;
    return math.whole(fits ? dialect.narrow(quotient) : quotient, negative ? min : 0n, max);
  };
  const nudged = (a: Rational, by: Rational): Rational =>
    negative
      ? math.choose(
          [
            [`${value.n} < 0`, math.subtract(a, by)],
            [`${value.n} >= 0`, math.add(a, by)],
          ],
          undefined,
        )
      : math.add(a, by);
  switch (how) {
    case 'down':
      return whole(dialect.quotient(n.n, d.n));
    case 'up':
      return whole(dialect.quotient(nudged(n, math.subtract(d, math.constant(1))).n, d.n));
    case 'half-up':
      return whole(dialect.quotient(nudged(math.multiply(two, n), d).n, math.multiply(two, d).n));
    case 'half-even': {
      // Toward zero first; then one further where more than half is left, or just half and the number is odd.
      const quotient = math.whole(dialect.quotient(n.n, d.n), reach(value.min), reach(value.max));
      const left = math.multiply(two, math.subtract(n, math.multiply(quotient, d)));
      const outward = (rest: Rational): string =>
        `(${math.compare(rest, '>', d)} OR (${math.compare(rest, '=', d)} AND ${quotient.n} % 2 <> 0))`;
      const below = negative ? ` WHEN ${outward(math.negate(left))} THEN -1` : '';
      return whole(`(${quotient.n} + CASE WHEN ${outward(left)} THEN 1${below} ELSE 0 END)`);
    }
  }
}

/** How many whole steps fit into a value; none below zero. */
export function fullSteps(printer: Printing, value: NumberForm, step: NumberForm, type: Type): NumberForm {
  const fixed = step.value.constant;
  if (fixed === undefined || sign(fixed) <= 0)
    throw new SqlRefusal('The step of fullSteps is not a fixed number above zero.', 'Make the step a parameter.');
  const count = (of: Rational): Rational => {
    const steps = rounded(printer, printer.math.divide(of, step.value), 'down', 1n);
    return of.min >= 0n
      ? steps
      : { ...printer.math.choose([[`${of.n} <= 0`, printer.math.whole('0', 0n, 0n)]], steps), min: 0n };
  };
  return monotone(printer, [value, step], type, '+-', ([of]) => count(of!));
}
