/**
 * Exact arithmetic behind money, rates and counts: integers and fractions, never a float.
 *
 * An integer is a `number` while it is safe (within ±(2^53 − 1)) and a `bigint` only beyond, so that the usual case costs
 * what ordinary arithmetic costs and no case is ever wrong.
 */

/** A whole number: `number` when safe, `bigint` only beyond. The form is canonical, so `===` compares. */
export type Int = number | bigint;

/** A fraction in lowest terms with a denominator above 1; whole values are never held as one. */
export interface Ratio {
  readonly n: Int;
  readonly d: Int;
}

/** An exact number. */
export type Exact = Int | Ratio;

const safe = Number.isSafeInteger;

/** Brings a big integer into canonical form. */
export function int(value: bigint): Int {
  const small = Number(value);
  return safe(small) ? small : value;
}

export function addInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (safe(sum)) return sum;
  }
  return int(BigInt(a) + BigInt(b));
}

export function multiplyInt(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (safe(product)) return product === 0 ? 0 : product;
  }
  return int(BigInt(a) * BigInt(b));
}

export function negateInt(a: Int): Int {
  return typeof a === 'number' ? (a === 0 ? 0 : -a) : int(-a);
}

function gcd(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    let x = Math.abs(a);
    let y = Math.abs(b);
    while (y !== 0) [x, y] = [y, x % y];
    return x;
  }
  let x = BigInt(a) < 0n ? -BigInt(a) : BigInt(a);
  let y = BigInt(b) < 0n ? -BigInt(b) : BigInt(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return int(x);
}

/** Integer division toward zero; the divisor is not zero. */
export function quotient(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const value = (a - (a % b)) / b;
    return value === 0 ? 0 : value;
  }
  return int(BigInt(a) / BigInt(b));
}

/** Remainder with the sign of the dividend; the divisor is not zero. */
export function remainder(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const value = a % b;
    return value === 0 ? 0 : value;
  }
  return int(BigInt(a) % BigInt(b));
}

/** The exact value of n ÷ d. The divisor is not zero. */
export function ratio(n: Int, d: Int): Exact {
  if (d === 1) return n;
  let divisor = gcd(n, d);
  if (signOfInt(d) < 0) divisor = negateInt(divisor);
  const top = quotient(n, divisor);
  const bottom = quotient(d, divisor);
  return bottom === 1 ? top : { n: top, d: bottom };
}

const top = (value: Exact): Int => (typeof value === 'object' ? value.n : value);
const bottom = (value: Exact): Int => (typeof value === 'object' ? value.d : 1);

/** The numerator in lowest terms. */
export const numerator = top;
/** The denominator in lowest terms, at least 1. */
export const denominator = bottom;

export function add(a: Exact, b: Exact): Exact {
  if (typeof a !== 'object' && typeof b !== 'object') return addInt(a, b);
  return ratio(
    addInt(multiplyInt(top(a), bottom(b)), multiplyInt(top(b), bottom(a))),
    multiplyInt(bottom(a), bottom(b)),
  );
}

export function negate(a: Exact): Exact {
  return typeof a === 'object' ? { n: negateInt(a.n), d: a.d } : negateInt(a);
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  if (typeof a !== 'object' && typeof b !== 'object') return multiplyInt(a, b);
  return ratio(multiplyInt(top(a), top(b)), multiplyInt(bottom(a), bottom(b)));
}

/** Exact quotient; the divisor is not zero. */
export function divide(a: Exact, b: Exact): Exact {
  return ratio(multiplyInt(top(a), bottom(b)), multiplyInt(bottom(a), top(b)));
}

function signOfInt(a: Int): -1 | 0 | 1 {
  return a > 0 ? 1 : a < 0 ? -1 : 0;
}

export function sign(a: Exact): -1 | 0 | 1 {
  return signOfInt(top(a));
}

/** Negative, zero or positive as a is below, equal to or above b; by cross-multiplication, so never off at a threshold. */
export function compare(a: Exact, b: Exact): number {
  if (typeof a !== 'object' && typeof b !== 'object') return a < b ? -1 : a > b ? 1 : 0;
  const left = multiplyInt(top(a), bottom(b));
  const right = multiplyInt(top(b), bottom(a));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How a number is rounded to a whole one. Half up is away from zero at a half, as amounts are rounded by hand. */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'up';

/** Rounds to a multiple of `step` (default 1). `down` is toward zero, `up` away from it. */
export function round(value: Exact, rounding: Rounding, step: Int = 1): Int {
  if (typeof value !== 'object' && step === 1) return value;
  const n = top(value);
  const d = multiplyInt(bottom(value), step);
  const whole = quotient(n, d);
  const rest = remainder(n, d);
  if (rest === 0) return multiplyInt(whole, step);
  const away = signOfInt(n);
  const twice = multiplyInt(rest, 2);
  const half = compare(away < 0 ? negateInt(twice) : twice, d);
  const outward =
    rounding === 'up' ||
    (rounding === 'half-up' && half >= 0) ||
    (rounding === 'half-even' && (half > 0 || (half === 0 && remainder(whole, 2) !== 0)));
  return multiplyInt(outward ? addInt(whole, away) : whole, step);
}

/** Largest whole number at or below the value. */
export function floor(value: Exact): Int {
  if (typeof value !== 'object') return value;
  const whole = quotient(value.n, value.d);
  return signOfInt(value.n) < 0 ? addInt(whole, -1) : whole;
}

const decimalPattern = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;

/** Reads a decimal such as `5.5`, `-12`, `1,000.25` exactly; undefined when the text is anything else. */
export function parseDecimal(text: string): Exact | undefined {
  const match = decimalPattern.exec(text);
  if (!match) return undefined;
  const [, minus, whole = '', part = ''] = match;
  if (whole.length + part.length > 40) return undefined;
  if (!part && whole.length <= 15) {
    const value = Number(whole.replaceAll(',', ''));
    return minus ? 0 - value : value;
  }
  const digits = int(BigInt(whole.replaceAll(',', '') + part));
  const value = ratio(digits, int(10n ** BigInt(part.length)));
  return minus ? negate(value) : value;
}

/**
 * Writes a value, times `scale`, in decimal digits, rounded half up to at most `places` decimals, without trailing zeros.
 */
export function formatDecimal(value: Exact, places = 6, scale = 1): string {
  const unit = 10 ** places;
  const scaled =
    places <= 9
      ? round(fraction(multiplyInt(top(value), scale * unit), bottom(value)), 'half-up')
      : round(multiply(value, int(BigInt(scale) * 10n ** BigInt(places))), 'half-up');
  const minus = signOfInt(scaled) < 0 ? '-' : '';
  const digits = String(minus ? negateInt(scaled) : scaled).padStart(places + 1, '0');
  let whole = digits.slice(0, digits.length - places);
  for (let at = whole.length - 3; at > 0; at -= 3) whole = `${whole.slice(0, at)},${whole.slice(at)}`;
  let end = digits.length;
  while (end > digits.length - places && digits[end - 1] === '0') end--;
  const part = digits.slice(digits.length - places, end);
  return `${minus}${whole}${part ? `.${part}` : ''}`;
}

/** n ÷ d for rounding only, where lowest terms do not matter. */
function fraction(n: Int, d: Int): Exact {
  return d === 1 ? n : { n, d };
}

/** The nearest float, for drawings only. */
export function toNumber(value: Exact): number {
  return typeof value === 'object' ? Number(value.n) / Number(value.d) : Number(value);
}
