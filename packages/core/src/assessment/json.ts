/** Figures on disk: whole numbers beyond 2⁵³ are written as text with an `n`, so that nothing is rounded. */

export const writeJson = (value: unknown): string =>
  `${JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one), 1)}\n`;

export const readJson = <T>(text: string): T =>
  JSON.parse(text, (_key, one: unknown) =>
    typeof one === 'string' && /^-?\d+n$/.test(one) ? BigInt(one.slice(0, -1)) : one,
  ) as T;
