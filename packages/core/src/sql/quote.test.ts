import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clickhouse } from './clickhouse.ts';
import { duckdb } from './duckdb.ts';
import { comment, nameBetween, text } from './quote.ts';
import { spark } from './spark.ts';

/** Everything that ends, escapes or hides something in some engine. */
const words = fc
  .array(fc.constantFrom("'", '"', '`', '\\', '--', '/*', '\n', '\u2028', ';', '$', '{', '}', 'a', '中'), {
    maxLength: 12,
  })
  .map(pieces => pieces.join(''));

/** What stands between the quotes once every escape is taken back, or undefined where the quotes end before. */
function unquoted(sql: string, quote: string, backslash: boolean): string | undefined {
  if (!sql.startsWith(quote)) return undefined;
  let out = '';
  for (let i = 1; i < sql.length; i++) {
    if (backslash && sql[i] === '\\') out += sql[++i] ?? '';
    else if (sql[i] !== quote) out += sql[i];
    else if (sql[i + 1] === quote) out += sql[i++];
    else return i === sql.length - 1 ? out : undefined;
  }
  return undefined;
}

it('writes no text that an engine would read otherwise: it comes back as it was, or is refused', () => {
  fc.assert(
    fc.property(words, value => {
      let sql: string;
      try {
        sql = text(value);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        expect(value).toMatch(/[\\\n]|\$\{/);
        return;
      }
      // With and without a meaning for the backslash.
      expect(unquoted(sql, "'", false)).toBe(value);
      expect(unquoted(sql, "'", true)).toBe(value);
      expect(sql).not.toContain('${');
    }),
  );
});

it.each([
  [duckdb, '"', false],
  [clickhouse, '"', true],
  [spark, '`', false],
] as const)('quotes names so that none ends its quotes: $name', ({ name_ }, quote, backslash) => {
  fc.assert(
    fc.property(
      words.filter(value => !value.includes('${')),
      value => {
        expect(unquoted(name_(value), quote, backslash)).toBe(value);
      },
    ),
  );
  expect(() => nameBetween(quote, ['a', '{b}'].join('$'))).toThrow(RangeError);
});

it('keeps a comment on its line, whatever the words hold', () => {
  fc.assert(
    fc.property(words, value => {
      const line = comment(value);
      expect(line).toMatch(/^-- /);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|\\$|\$\{/u);
    }),
  );
});
