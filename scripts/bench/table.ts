/** A table for people, in plain text. */

/** One line of a table: column name to cell. */
export type Row = Readonly<Record<string, string | number>>;

/** Columns in the order of their first appearance; numbers to the right, words to the left. */
export function table(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const widths = columns.map(column => Math.max(column.length, ...rows.map(row => String(row[column] ?? '').length)));
  const line = (cells: readonly (string | number)[]): string =>
    cells
      .map((cell, i) =>
        typeof cell === 'number' ? String(cell).padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    line(columns),
    widths.map(width => '─'.repeat(width)).join('  '),
    ...rows.map(row => line(columns.map(column => row[column] ?? ''))),
  ].join('\n');
}
