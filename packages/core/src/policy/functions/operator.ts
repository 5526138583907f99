import { compare, type Exact, multiply, sign } from '../../exact.ts';
import { type PlainKind, types } from '../../facts/type.ts';
import { fail, merge, type Result, Unknown } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import { highOf, lowOf, monotone, type Overload } from '../overload.ts';

export type Binary = (a: Exact, b: Exact) => Result;

export function operator(
  id: string,
  name: string,
  kinds: readonly [PlainKind, PlainKind],
  result: PlainKind,
  run: Binary,
  signs?: string,
): Overload {
  const apply = ([a, b]: readonly Value[]): Result => run(a as Exact, b as Exact);
  return {
    id,
    name,
    style: 'operator',
    params: kinds,
    result: types[result],
    run: apply,
    ...(signs && { partial: monotone(apply, signs) }),
  };
}

export const byZero = (): Unknown => fail('division-by-zero', 'Division by zero.');

/** Bounds of what is multiplied with or divided by a known number, each end by itself. */
export function scaled(of: Result, by: Exact, how: (value: Exact, by: Exact) => Exact): Result {
  const end = (bound: Exact | undefined): Exact | undefined => (bound === undefined ? undefined : how(bound, by));
  const [low, high] = [end(lowOf(of)), end(highOf(of))];
  return merge([of], sign(by) < 0 ? { low: high, high: low } : { low, high });
}

/** Bounds of a product: extremes lie at the corners; without a bound on one side only known signs help. */
export function product(a: Result, b: Result): Result {
  if (!(a instanceof Unknown)) return scaled(b, a as Exact, multiply);
  if (!(b instanceof Unknown)) return scaled(a, b as Exact, multiply);
  const corners: Exact[] = [];
  for (const x of [lowOf(a), highOf(a)])
    for (const y of [lowOf(b), highOf(b)]) if (x !== undefined && y !== undefined) corners.push(multiply(x, y));
  if (corners.length === 4) {
    const sorted = corners.sort(compare);
    return merge([a, b], { low: sorted[0], high: sorted[3] });
  }
  const [aLow, bLow] = [lowOf(a), lowOf(b)];
  const nonNegative = aLow !== undefined && bLow !== undefined && sign(aLow) >= 0 && sign(bLow) >= 0;
  return merge([a, b], nonNegative ? { low: multiply(aLow, bLow) } : {});
}

export const times = (id: string, kinds: readonly [PlainKind, PlainKind], result: PlainKind): Overload => ({
  ...operator(id, '*', kinds, result, multiply),
  partial: ([a, b]) => product(a!, b!),
});
