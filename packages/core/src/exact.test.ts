import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  add,
  compare,
  denominator,
  divide,
  type Exact,
  formatDecimal,
  int,
  multiply,
  numerator,
  parseDecimal,
  ratio,
  round,
} from './exact.ts';

const whole = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });
const exact = fc
  .tuple(whole, fc.bigInt({ min: 1n, max: 2n ** 60n }))
  .map(([n, d]) => ({ n, d, value: ratio(int(n), int(d)) }));
const big = (value: Exact): [bigint, bigint] => [BigInt(numerator(value)), BigInt(denominator(value))];

it('adds, multiplies, divides and compares as fractions of big integers do', () => {
  fc.assert(
    fc.property(exact, exact, (a, b) => {
      const same = (value: Exact, n: bigint, d: bigint): void => {
        const [top, bottom] = big(value);
        expect(top * d).toBe(n * bottom);
        expect(bottom > 0n).toBe(true);
      };
      same(add(a.value, b.value), a.n * b.d + b.n * a.d, a.d * b.d);
      same(multiply(a.value, b.value), a.n * b.n, a.d * b.d);
      if (b.n !== 0n) same(divide(a.value, b.value), a.n * b.d, a.d * b.n);
      const cross = a.n * b.d - b.n * a.d;
      expect(Math.sign(compare(a.value, b.value))).toBe(cross < 0n ? -1 : cross > 0n ? 1 : 0);
    }),
    { seed: 20200610 },
  );
});

it('rounds half up away from zero, and holds to a step', () => {
  expect([1, 5, 15, 25, -5, -15].map(n => round(ratio(n, 10), 'half-up'))).toEqual([0, 1, 2, 3, -1, -2]);
  expect([5, 15, 25].map(n => round(ratio(n, 10), 'half-even'))).toEqual([0, 2, 2]);
  expect([round(ratio(-19, 10), 'down'), round(ratio(11, 10), 'up')]).toEqual([-1, 2]);
  expect(round(12_349, 'half-up', 100)).toBe(12_300);
  expect(round(12_350, 'half-up', 100)).toBe(12_400);
});

it('reads and writes decimals exactly', () => {
  expect(parseDecimal('1,234.50')).toEqual({ n: 2469, d: 2 });
  expect(parseDecimal('12,34')).toBeUndefined();
  expect(formatDecimal({ n: 11, d: 200 }, 4, 100)).toBe('5.5');
  expect(formatDecimal({ n: -1, d: 3 }, 4)).toBe('-0.3333');
  expect(formatDecimal(1_234_567, 4)).toBe('1,234,567');
});
