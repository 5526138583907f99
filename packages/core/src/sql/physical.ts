/** How the values of a type lie in the table of facts: whole numbers in a fixed unit, days, texts and truths. */
import { denominator, type Exact, negate, numerator } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { Type } from '../facts/type.ts';

/**
 * Digits after the point that the table of facts keeps of a number without a unit, and of a ratio. A value with more
 * is reported, not rounded.
 */
export const decimalScale = 6;

/** The greatest magnitude that the table of facts holds, in its whole units. Beyond it a value is reported, not used. */
export const limits = {
  /** ¥10 trillion in fen. */
  money: 10n ** 15n,
  int: 10n ** 12n,
  /** A billion, with six decimals. */
  decimal: 10n ** 15n,
  /** A ratio of a million (100,000,000 %), with six decimals. */
  percent: 10n ** 12n,
} as const;

/** A number kept as text. A number in another form is reported as unreadable: engines would read it differently. */
export const decimalPattern = '[+-]?[0-9]{1,18}([.][0-9]{1,10})?';

/** How a number of a type is held: the whole units in one, and the range. Undefined for what is no number. */
export function numberUnit(type: Type): { readonly d: bigint; readonly limit: bigint } | undefined {
  switch (type.kind) {
    case 'money':
      return { d: 1n, limit: limits.money };
    case 'int':
      return { d: 1n, limit: limits.int };
    case 'decimal':
      return { d: 10n ** BigInt(decimalScale), limit: limits.decimal };
    case 'percent':
      return { d: 10n ** BigInt(decimalScale), limit: limits.percent };
    default:
      return undefined;
  }
}

/** What a number can be in whole units, between the ends that the catalogue gives. */
export function rangeOf(
  unit: { readonly d: bigint; readonly limit: bigint },
  minimum: Exact | undefined,
  maximum: Exact | undefined,
): { readonly min: bigint; readonly max: bigint } {
  const least = minimum === undefined ? -unit.limit : -floorOf(negate(minimum), unit.d);
  const most = maximum === undefined ? unit.limit : floorOf(maximum, unit.d);
  return { min: least > -unit.limit ? least : -unit.limit, max: most < unit.limit ? most : unit.limit };
}

/** The whole units that fit into a number. */
function floorOf(value: Exact, d: bigint): bigint {
  const [n, by] = [BigInt(numerator(value)) * d, BigInt(denominator(value))];
  return n >= 0n ? n / by : -((-n + by - 1n) / by);
}

/** What one period of a series is held as: truths as 0 and 1. */
export function periodUnit(fact: FactDefinition): { readonly d: bigint; readonly limit: bigint } {
  if (fact.type.kind !== 'series') throw new TypeError(`${fact.path} is no series`);
  return fact.type.of.kind === 'bool' ? { d: 1n, limit: 1n } : numberUnit(fact.type.of)!;
}
