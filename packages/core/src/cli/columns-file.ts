import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NamedOrigin } from '../assessment.ts';
import { familyOf } from '../sql/families.ts';
import type { Family } from '../sql/sources.ts';
import { UnreadableError, UsageError } from './host.ts';

/**
 * Reads what a cluster says of its columns: lines `table,column,type`, the first of them a heading. The table is the
 * mapping's name of it, or the name it has in the database.
 *
 * @throws {@link UsageError} with the first line that is none
 */
export function readColumnsFile(
  cwd: string,
  path: string,
): (origin: NamedOrigin) => Promise<ReadonlyMap<string, Family>> {
  let lines: readonly string[];
  try {
    lines = readFileSync(resolve(cwd, path), 'utf8').split(/\r?\n/);
  } catch (cause) {
    throw new UnreadableError(`${path} cannot be read.`, { cause });
  }
  const tables = new Map<string, Map<string, Family>>();
  for (const [number, line] of lines.entries()) {
    if (number === 0 || line.trim() === '') continue;
    const cells = /^("[^"]*"|[^,]*),("(?:[^"]|"")*"|[^,]*),(.*)$/.exec(line)?.slice(1).map(unquoted);
    if (!cells) throw new UsageError(`${path}, line ${number + 1}: a table, a column and a type belong there.`);
    const [table = '', column = '', type = ''] = cells;
    const columns = tables.get(table) ?? new Map<string, Family>();
    tables.set(table, columns.set(column, familyOf(type)));
  }
  return async origin => {
    const own = origin.table?.split('.').at(-1) ?? origin.name;
    const columns = tables.get(origin.table ?? origin.name) ?? tables.get(origin.name) ?? tables.get(own);
    if (!columns) throw new Error(`${path} says nothing of the table "${origin.table ?? origin.name}".`);
    return columns;
  };
}

const unquoted = (cell: string): string =>
  /^"(.*)"$/.test(cell.trim()) ? cell.trim().slice(1, -1).replaceAll('""', '"') : cell.trim();
