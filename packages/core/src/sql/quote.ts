/** Names and texts of other people inside SQL. Nothing else puts text that is not ours into a statement. */

/** What an engine may replace before it reads a statement: Spark fills in `${variables}` even inside quotes and comments. */
const replaced = /\$\{/;

/**
 * A text literal. Quotes are doubled, and a text with a backslash, a control character or `${` is refused: engines disagree
 * on what they mean inside quotes, and none of our words, codes or names needs one.
 */
export function text(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\\\u0000-\u001f\u007f]/.test(value) || replaced.test(value))
    throw new RangeError(
      'A text with a backslash, a control character or ${ cannot be written in SQL for every engine.',
    );
  return `'${value.replaceAll("'", "''")}'`;
}

/** A name between quotes that are doubled inside it. */
export function nameBetween(quote: string, name: string): string {
  if (replaced.test(name)) throw new RangeError('A name with ${ cannot be written in SQL for every engine.');
  return `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
}

/**
 * A comment line: whatever the words hold, it ends where the line ends. In Spark a backslash at its end would make the next
 * line part of it.
 */
export function comment(words: string): string {
  return `-- ${words
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('${', '$ {')
    .trim()}`.replace(/\\$/, '\\ ');
}
