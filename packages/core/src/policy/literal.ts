import { type Type, types } from '../facts/type.ts';
import type { Value } from '../facts/value.ts';
import { Refusal } from './refusal.ts';
import type { Tree } from './tree.ts';

const halfCharacter = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** A literal as the parser read it, as a constant of its type; `excerpt` is its text. */
export function literalTree(
  value: unknown,
  at: { readonly start: number; readonly end: number },
  excerpt: string,
): Tree | Refusal {
  const constant = (type: Type, of: Value): Tree => ({ op: 'constant', value: of, type, ...at });
  switch (typeof value) {
    case 'boolean':
      return constant(types.bool, value);
    case 'string':
      return halfCharacter.test(value)
        ? new Refusal('text', 'The text holds half a character.', 'Write whole characters.')
        : constant(types.string, value);
    case 'number':
      return constant(types.double, value);
    case 'bigint':
      if (value > 2n ** 63n - 1n || value < -(2n ** 63n)) return tooGreat(String(value));
      return constant(types.int, canonical(value));
    default:
      if (value === null)
        return new Refusal(
          'null',
          'null has no place in a policy: what is not known is unknown.',
          'Use has(record.field) to ask whether a field is there.',
        );
      if (value instanceof Uint8Array) return new Refusal('bytes', 'Bytes have no place in a policy.', 'Use text.');
      return unsigned(excerpt.replace(/[uU]$/, ''), constant);
  }
}

function unsigned(digits: string, constant: (type: Type, of: Value) => Tree): Tree | Refusal {
  const value = BigInt(digits);
  return value >= 2n ** 64n ? tooGreat(digits) : constant(types.uint, canonical(value));
}

const tooGreat = (digits: string): Refusal =>
  new Refusal('overflow', `${digits} does not fit 64 bits.`, 'Use a number nearer to zero.');

function canonical(value: bigint): number | bigint {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}
