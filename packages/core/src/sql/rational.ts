/**
 * Exact numbers as SQL: a fraction of whole numbers, of which the engine sees only the whole numbers. Each carries the
 * range its numerator can have, so that every product is known, when it is printed, to fit the type it is computed in.
 */
import {
  add as addExact,
  denominator,
  divide as divideExact,
  type Exact,
  multiply as multiplyExact,
  numerator,
  subtract as subtractExact,
} from '../exact.ts';
import type { Dialect } from './dialect.ts';
import { highest, lowest, reachOf } from './extent.ts';
import { SqlRefusal } from './refusal.ts';

export interface Rational {
  /** A known value; then `n` and `d` are its literals. */
  readonly constant?: Exact;
  /** The numerator, whole; NULL where the value is unknown. */
  readonly n: string;
  /** The least and the greatest the numerator can be. */
  readonly min: bigint;
  readonly max: bigint;
  /** The denominator, above zero: a literal, or SQL with the greatest it can be. */
  readonly d: bigint | { readonly sql: string; readonly max: bigint };
}

const limit32 = 2n ** 31n - 1n;
const limit64 = 2n ** 63n - 1n;
const limit38 = 10n ** 38n - 1n;

const magnitude = reachOf;
const maxOfD = (value: Rational): bigint => (typeof value.d === 'bigint' ? value.d : value.d.max);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** The arithmetic of one dialect. */
export interface Arithmetic {
  constant(value: Exact): Rational;
  /** A column or expression of whole numbers within a range, over a fixed denominator. */
  whole(sql: string, min: bigint, max: bigint, d?: bigint): Rational;
  add(a: Rational, b: Rational): Rational;
  subtract(a: Rational, b: Rational): Rational;
  negate(a: Rational): Rational;
  multiply(a: Rational, b: Rational): Rational;
  /** NULL where the divisor is zero. */
  divide(a: Rational, b: Rational): Rational;
  compare(a: Rational, sign: '<' | '<=' | '>' | '>=' | '=' | '<>', b: Rational): string;
  /** The value where a condition holds, else unknown. */
  where(condition: string, a: Rational): Rational;
  /** The first whose condition holds, else the last; all brought to one denominator. */
  choose(cases: readonly (readonly [string, Rational])[], otherwise: Rational | undefined): Rational;
  /** The value, or another where it is NULL; both with fixed denominators. */
  orElse(a: Rational, b: Rational): Rational;
  /** The least (greatest) of two with fixed denominators; of one that is NULL, the other. */
  nearest(which: 'least' | 'greatest', a: Rational, b: Rational): Rational;
  /** Brings all to one fixed denominator. */
  common(values: readonly Rational[]): { readonly values: readonly Rational[]; readonly d: bigint };
}

export function arithmetic(dialect: Dialect): Arithmetic {
  const literal = (value: bigint): string => dialect.literal(value);
  /**
   * An operand of which 64 bits are needed. What is made of literals alone, such as a choice between two amounts, is of a
   * smaller type until it is told otherwise; a column of the table of facts is not.
   */
  const long = (sql: string, largest: bigint): string =>
    largest <= limit32 || /^(?:"(?!let )[^"]*"|`(?!let )[^`]*`)$/.test(sql) ? sql : dialect.narrow(sql);
  /** Refuses what could overflow even 38 digits, and widens what could overflow 64 bits. */
  const product = (sql: string, by: bigint | string, largest: bigint): string => {
    if (largest > limit38)
      throw new SqlRefusal(
        'The numbers can grow beyond 38 digits.',
        'Give the facts a maximum in the catalogue, or round in between.',
      );
    const factor = typeof by === 'bigint' ? literal(by) : by;
    if (by === 1n) return sql;
    return largest > limit64 ? `(${dialect.widen(sql)} * ${factor})` : `(${long(sql, largest)} * ${factor})`;
  };
  const sum = (a: string, sign: '+' | '-', b: string, largest: bigint): string => {
    if (largest > limit38)
      throw new SqlRefusal(
        'The numbers can grow beyond 38 digits.',
        'Give the facts a maximum in the catalogue, or round in between.',
      );
    return largest > limit64 ? `(${dialect.widen(a)} ${sign} ${b})` : `(${long(a, largest)} ${sign} ${b})`;
  };
  const dSql = (value: Rational): string => (typeof value.d === 'bigint' ? literal(value.d) : value.d.sql);

  const constant = (value: Exact): Rational => {
    const n = BigInt(numerator(value));
    return {
      constant: value,
      n: n < 0n ? `(${literal(n)})` : literal(n),
      min: n,
      max: n,
      d: BigInt(denominator(value)),
    };
  };
  const whole = (sql: string, min: bigint, max: bigint, d = 1n): Rational => ({ n: sql, min, max, d });

  /** The numerator over `by` times the denominator. */
  const scaled = (a: Rational, by: bigint): Rational =>
    by === 1n
      ? a
      : {
          n: a.constant === undefined ? product(a.n, by, magnitude(a.min, a.max) * by) : literal(a.min * by),
          min: a.min * by,
          max: a.max * by,
          d: typeof a.d === 'bigint' ? a.d * by : a.d,
        };

  /** Two numerators over one denominator. */
  function together(a: Rational, b: Rational): readonly [Rational, Rational] {
    if (typeof a.d === 'bigint' && typeof b.d === 'bigint') {
      const common = (a.d / gcd(a.d, b.d)) * b.d;
      return [scaled(a, common / a.d), scaled(b, common / b.d)];
    }
    if (typeof a.d !== 'bigint' && typeof b.d !== 'bigint' && a.d.sql === b.d.sql) return [a, b];
    const d = { sql: times(dSql(a), maxOfD(a), dSql(b), maxOfD(b)), max: maxOfD(a) * maxOfD(b) };
    const cross = (x: Rational, y: Rational): Rational => {
      const most = maxOfD(y);
      return {
        n: times(x.n, magnitude(x.min, x.max), dSql(y), most),
        min: x.min < 0n ? x.min * most : 0n,
        max: x.max > 0n ? x.max * most : 0n,
        d,
      };
    };
    return [cross(a, b), cross(b, a)];
  }

  function times(a: string, aMax: bigint, b: string, bMax: bigint): string {
    if (a === '1') return b;
    if (b === '1') return a;
    return product(a, b, aMax * bMax);
  }

  function plus(a: Rational, sign: '+' | '-', b: Rational): Rational {
    if (a.constant !== undefined && b.constant !== undefined)
      return constant(sign === '+' ? addExact(a.constant, b.constant) : subtractExact(a.constant, b.constant));
    const [x, y] = together(a, b);
    const [min, max] = sign === '+' ? [x.min + y.min, x.max + y.max] : [x.min - y.max, x.max - y.min];
    return { n: sum(x.n, sign, y.n, magnitude(min, max)), min, max, d: x.d };
  }

  function multiply(a: Rational, b: Rational): Rational {
    if (a.constant !== undefined && b.constant !== undefined) return constant(multiplyExact(a.constant, b.constant));
    // A fixed factor and a fixed denominator shorten each other, which keeps numbers small and fast.
    if (b.constant !== undefined && a.constant === undefined) return multiply(b, a);
    let [x, y] = [a, b];
    if (a.constant !== undefined && typeof b.d === 'bigint') {
      const shared = gcd(a.min < 0n ? -a.min : a.min, b.d) || 1n;
      x = { n: literal(a.min / shared), min: a.min / shared, max: a.max / shared, d: a.d };
      y = { ...b, d: b.d / shared };
    }
    const corners = [x.min * y.min, x.min * y.max, x.max * y.min, x.max * y.max];
    const min = lowest(corners);
    const max = highest(corners);
    const largest = magnitude(x.min, x.max) * magnitude(y.min, y.max);
    const n = x.n === '1' ? y.n : y.n === '1' ? x.n : product(y.n, x.n, largest);
    const d =
      typeof x.d === 'bigint' && typeof y.d === 'bigint'
        ? x.d * y.d
        : { sql: times(dSql(x), maxOfD(x), dSql(y), maxOfD(y)), max: maxOfD(x) * maxOfD(y) };
    return { n, min, max, d };
  }

  function divide(a: Rational, b: Rational): Rational {
    if (b.constant !== undefined) return multiply(constant(divideExact(1, b.constant)), a);
    // (a.n · b.d) ÷ (a.d · b.n), the sign moved to the numerator, unknown where b is zero.
    const [x, y] = together(a, b);
    const most = magnitude(y.min, y.max);
    const positive = y.min >= 0n;
    const d = { sql: positive ? `nullif(${y.n}, 0)` : `nullif(${dialect.absolute(y.n)}, 0)`, max: most };
    if (positive) return { n: `CASE WHEN ${y.n} <> 0 THEN ${x.n} END`, min: x.min, max: x.max, d };
    const reach = magnitude(x.min, x.max);
    return { n: `CASE WHEN ${y.n} > 0 THEN ${x.n} WHEN ${y.n} < 0 THEN -(${x.n}) END`, min: -reach, max: reach, d };
  }

  function common(values: readonly Rational[]): { values: readonly Rational[]; d: bigint } {
    let d = 1n;
    for (const value of values) {
      if (typeof value.d !== 'bigint')
        throw new SqlRefusal(
          'A quotient of two facts is chosen among others.',
          'Compare the quotient, or round it first.',
        );
      d = (d / gcd(d, value.d)) * value.d;
    }
    return { values: values.map(value => scaled(value, d / (value.d as bigint))), d };
  }

  /** Numerator and denominator chosen alike. */
  function chooseFractions(cases: readonly (readonly [string, Rational])[], otherwise: Rational | undefined): Rational {
    const all = [...cases.map(([, value]) => value), ...(otherwise ? [otherwise] : [])];
    const pick = (part: (value: Rational) => string): string =>
      `CASE ${cases.map(([condition, value]) => `WHEN ${condition} THEN ${part(value)}`).join(' ')}${otherwise ? ` ELSE ${part(otherwise)}` : ''} END`;
    return {
      n: pick(value => value.n),
      min: lowest(all.map(one => one.min)),
      max: highest(all.map(one => one.max)),
      d: { sql: pick(dSql), max: highest(all.map(maxOfD)) },
    };
  }

  return {
    constant,
    whole,
    add: (a, b) => plus(a, '+', b),
    subtract: (a, b) => plus(a, '-', b),
    negate: a => ({ n: `(-${a.n})`, min: -a.max, max: -a.min, d: a.d }),
    multiply,
    divide,
    compare(a, sign, b) {
      if (b.constant === 0) return `${a.n} ${sign} 0`;
      const [x, y] = together(a, b);
      return `${x.n} ${sign} ${y.n}`;
    },
    where: (condition, a) => ({ n: `CASE WHEN ${condition} THEN ${a.n} END`, min: a.min, max: a.max, d: a.d }),
    choose(cases, otherwise) {
      const all = [...cases.map(([, value]) => value), ...(otherwise ? [otherwise] : [])];
      if (all.some(value => typeof value.d !== 'bigint')) return chooseFractions(cases, otherwise);
      const { values, d } = common(all);
      const min = lowest(values.map(one => one.min));
      const max = highest(values.map(one => one.max));
      const whens = cases.map(([condition], i) => `WHEN ${condition} THEN ${values[i]!.n}`).join(' ');
      const last = otherwise ? ` ELSE ${values.at(-1)!.n}` : '';
      return { n: `CASE ${whens}${last} END`, min, max, d };
    },
    orElse(a, b) {
      const { values, d } = common([a, b]);
      const [x, y] = values as readonly [Rational, Rational];
      return { n: `coalesce(${x.n}, ${y.n})`, min: lowest([x.min, y.min]), max: highest([x.max, y.max]), d };
    },
    nearest(which, a, b) {
      const { values, d } = common([a, b]);
      const [x, y] = values as readonly [Rational, Rational];
      const pick = (p: bigint, q: bigint): bigint => (p < q === (which === 'least') ? p : q);
      return { n: dialect[which](x.n, y.n), min: pick(x.min, y.min), max: pick(x.max, y.max), d };
    },
    common,
  };
}
