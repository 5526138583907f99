/** Figures on disk: whole numbers beyond 2⁵³ are written as text with an `n`, so that nothing is rounded. */

/** Prints figures as JSON that {@link readJson} reads back without loss; a bigint such as 5 becomes the text `5n`. */
export const writeJson = (value: unknown): string =>
  `${JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one), 1)}\n`;

/**
 * Reads what {@link writeJson} printed, with its bigints. The shape is taken at the caller's word: it is not checked.
 */
export const readJson = <T>(text: string): T =>
  JSON.parse(text, (_key, one: unknown) =>
    typeof one === 'string' && /^-?\d+n$/.test(one) ? BigInt(one.slice(0, -1)) : one,
  ) as T;
