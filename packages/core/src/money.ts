/**
 * Money is an integer number of fen (分, 0.01 yuan). A float never carries it, and a bare `number` never appears in a
 * public signature: only this file makes a {@link Fen}.
 */

declare const fenBrand: unique symbol;

/** An amount in fen, an integer within ±(2^53 − 1), that is up to ¥90 trillion. */
export type Fen = number & { readonly [fenBrand]: 'Fen' };

/** The amount cannot be held exactly. Nothing was computed; a wrong amount is never returned. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
  readonly code: 'money/not-an-integer' | 'money/overflow' | 'money/unreadable';

  constructor(code: MoneyError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Takes an integer number of fen.
 *
 * @example
 * ```ts
 * fen(3450100); // ¥34,501.00
 * ```
 * @throws {@link MoneyError} when the value is not an integer, or beyond what a number holds exactly.
 */
export function fen(value: number | bigint): Fen {
  const amount = Number(value);
  if (typeof value === 'number' && !Number.isInteger(value)) {
    throw new MoneyError(
      'money/not-an-integer',
      `${value} is not a whole number of fen; round it by a stated rule first`,
    );
  }
  if (!Number.isSafeInteger(amount)) {
    throw new MoneyError('money/overflow', `${value} fen is beyond the exact range of ±${Number.MAX_SAFE_INTEGER}`);
  }
  return (amount === 0 ? 0 : amount) as Fen;
}

const yuanPattern = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/;

/**
 * Reads an amount in yuan, with or without thousands separators: `"34501"`, `"34,501.00"`, `"0.5"`.
 *
 * @example
 * ```ts
 * parseYuan('34,501.00') === fen(3450100);
 * ```
 * @throws {@link MoneyError} when the text is anything else, such as three decimals.
 */
export function parseYuan(text: string): Fen {
  const match = yuanPattern.exec(text);
  if (!match) {
    throw new MoneyError('money/unreadable', `"${text}" is not an amount in yuan; write it like 34501.00 or 34,501.00`);
  }
  const [, sign, whole = '', cents = ''] = match;
  const magnitude = BigInt(whole.replaceAll(',', '') + cents.padEnd(2, '0'));
  return fen(sign === '-' ? -magnitude : magnitude);
}

/**
 * Writes an amount in yuan with two decimals and thousands separators, without a currency sign.
 *
 * @example
 * ```ts
 * formatYuan(fen(3450100)); // "34,501.00"
 * ```
 */
export function formatYuan(amount: Fen): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/** Adds amounts exactly. The sum of none is zero. @throws {@link MoneyError} on overflow. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return fen(total);
}
