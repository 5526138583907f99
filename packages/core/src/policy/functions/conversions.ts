import { type Int, int } from '../../exact.ts';
import { type PlainKind, types } from '../../facts/type.ts';
import { fail, type Result } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import type { Overload } from '../overload.ts';

const outOfRange = (): Result => fail('conversion', 'The number does not fit the type it is turned into.');
const unreadable = (): Result => fail('conversion', 'The text is no such value.');

function within(value: bigint, low: bigint, high: bigint): Result {
  return value < low || value > high ? outOfRange() : int(value);
}
const toInt = (value: bigint): Result => within(value, -(2n ** 63n), 2n ** 63n - 1n);
const toUint = (value: bigint): Result => within(value, 0n, 2n ** 64n - 1n);

/** Toward zero. Doubles at the very ends of the range are refused, because they stand for numbers beyond it too. */
function truncated(value: number, to: (value: bigint) => Result): Result {
  if (!Number.isFinite(value)) return outOfRange();
  const whole = Math.trunc(value);
  return Math.abs(whole) >= 2 ** 63 && to === toInt ? outOfRange() : to(BigInt(whole));
}

const trues: ReadonlySet<string> = new Set(['1', 't', 'true', 'TRUE', 'True']);
const falses: ReadonlySet<string> = new Set(['0', 'f', 'false', 'FALSE', 'False']);

function toBool(text: string): Result {
  return trues.has(text) ? true : falses.has(text) ? false : unreadable();
}

function toDouble(text: string): Result {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : unreadable();
}

const digits = (text: string, to: (value: bigint) => Result): Result =>
  /^[+-]?\d{1,20}$/.test(text) ? to(BigInt(text.replace('+', ''))) : unreadable();

function conversion(to: PlainKind, from: PlainKind, run: (value: Value) => Result): Overload {
  return {
    id: `${from}.to.${to}`,
    name: to,
    style: 'function',
    params: [from],
    result: types[to],
    run: ([value]) => run(value!),
  };
}

const big = (value: Value): bigint => BigInt(value as Int);

/** CEL's own conversions between its plain types. A number that becomes text does so only where that has one form. */
export const conversions: readonly Overload[] = [
  ...(['int', 'uint', 'double', 'string', 'bool'] as const).map(kind => conversion(kind, kind, value => value)),
  conversion('int', 'uint', value => toInt(big(value))),
  conversion('int', 'double', value => truncated(value as number, toInt)),
  conversion('int', 'string', value => digits(value as string, toInt)),
  conversion('uint', 'int', value => toUint(big(value))),
  conversion('uint', 'double', value => truncated(value as number, toUint)),
  conversion('uint', 'string', value => digits(value as string, toUint)),
  conversion('double', 'int', value => Number(value)),
  conversion('double', 'uint', value => Number(value)),
  conversion('double', 'string', value => toDouble(value as string)),
  conversion('string', 'int', value => String(value)),
  conversion('string', 'uint', value => String(value)),
  conversion('string', 'bool', value => String(value)),
  conversion('bool', 'string', value => toBool(value as string)),
];
