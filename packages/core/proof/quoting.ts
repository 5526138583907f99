/** Names and texts of other people inside SQL: whatever they hold, they come back as they were and end nothing. */
import fc from 'fast-check';
import { comment, text } from '../src/sql/quote.ts';
import type { Engine } from './engine.ts';

/** Everything that ends, escapes or hides something in some engine. */
const piece = fc.oneof(
  fc.constantFrom(
    "'",
    '"',
    '`',
    '\\',
    '--',
    '/*',
    '*/',
    ';',
    '$' + '{x}',
    '{{',
    '%s',
    '?',
    '$$',
    '.',
    ' ',
    '/',
    '中',
    '𠮷',
    'é',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const words = fc.array(piece, { minLength: 1, maxLength: 8 }).map(pieces => pieces.join(''));
const speakable = (value: string): boolean => {
  try {
    text(value);
    return true;
  } catch {
    return false;
  }
};
/** A name that can be written for any engine: of one line, not of white space alone, without what Spark fills in. */
const name = words.filter(
  one =>
    !one.includes('$' + '{') &&
    !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(one) &&
    one !== '' &&
    one.trim() === one &&
    one.length < 60,
);
const literal = words.filter(one => speakable(one) && !/\p{Cs}/u.test(one));

export async function quoteNames(engines: readonly Engine[], seed: number): Promise<{ names: number }> {
  let names = 0;
  await fc.assert(
    fc.asyncProperty(name, literal, words, async (column, value, remark) => {
      for (const { dialect, rows } of engines) {
        const q = dialect.name_;
        const sql = `SELECT inside.${q(column)} AS found ${comment(remark)}\nFROM (SELECT ${text(value)} AS ${q(column)}, 1 AS other) AS inside`;
        const [row] = await rows<{ found: string }>(sql);
        if (row?.found !== value) throw new Error(`${dialect.name}: ${JSON.stringify(row)} of\n${sql}`);
      }
      names++;
    }),
    { seed, numRuns: 150 },
  );
  return { names };
}
