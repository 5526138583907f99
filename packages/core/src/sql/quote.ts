/** Names and texts of other people inside SQL. Nothing else puts text that is not ours into a statement. */

/**
 * A text literal. Quotes are doubled, and a text with a backslash or a control character is refused: engines disagree
 * on what a backslash means inside quotes, and none of our words, codes or names needs one.
 */
export function text(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\\\u0000-\u001f\u007f]/.test(value))
    throw new RangeError('A text with a backslash or a control character cannot be written in SQL for every engine.');
  return `'${value.replaceAll("'", "''")}'`;
}

/** A comment line: whatever the words hold, it ends where the line ends. */
export function comment(words: string): string {
  return `-- ${words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()}`;
}
