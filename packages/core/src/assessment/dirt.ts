/** What is wrong with the data as it came: counted by department, table and column, and never used. */
import { type Granularity, monthOfDay } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import type { Dirt } from '../sql/clean.ts';
import { duckdb } from '../sql/duckdb.ts';
import { type ColumnData, columnOf, type SeriesTable } from '../sql/sources.ts';
import { monthOf, readingOf, rowsOf, type StageOptions, sourceColumn } from '../sql/stage.ts';
import type { Database } from './database.ts';

/** One kind of dirt in one column. */
export interface DirtCount {
  readonly department: string;
  readonly table: string;
  readonly column: string;
  readonly kind: Dirt | 'empty' | 'duplicate-row' | 'duplicate-period' | 'unreadable-period';
  readonly rows: number;
}

interface Question {
  readonly department: string;
  readonly column: string;
  readonly kind: DirtCount['kind'];
  readonly sql: string;
}

type Options = Omit<StageOptions, 'requests'>;

/** Counts the dirt of the tables that hold the facts named. */
export async function countDirt(
  database: Database,
  options: Options,
  wanted: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<readonly DirtCount[]> {
  const { sources, catalogue } = options;
  const q = duckdb.name_;
  const out: DirtCount[] = [];
  const ask = async (table: string, from: string, questions: readonly Question[]): Promise<void> => {
    if (!questions.length) return;
    const columns = questions.map(({ sql }, i) => `${sql} AS c${i}`);
    const [row] = await database.rows<Record<string, bigint>>(`SELECT ${columns.join(', ')} FROM ${from}`, signal);
    for (const [i, { department, column, kind }] of questions.entries()) {
      const rows = Number(row?.[`c${i}`] ?? 0);
      if (rows > 0) out.push({ department, table, column, kind, rows });
    }
  };
  const questionsOf = (
    table: string,
    path: string,
    data: ColumnData,
    type: Parameters<typeof readingOf>[3],
    department: string,
    fact = catalogue.facts.get(path),
  ): readonly Question[] => {
    const { column } = columnOf(data);
    const reading = readingOf(options, table, data, type, fact);
    return [
      { department, column, kind: 'empty', sql: `count(*) - count(${reading.raw})` },
      ...reading.dirt.map(
        ([kind, condition]): Question => ({
          department,
          column,
          kind,
          sql: `count(*) FILTER (WHERE ${reading.raw} IS NOT NULL AND ${condition})`,
        }),
      ),
    ];
  };
  for (const table of [...(sources.tables ?? []), ...(sources.series ?? [])]) {
    const facts = Object.entries(table.facts).filter(
      ([path]) => wanted.has(path) && catalogue.facts.get(path)!.sharing !== 'none',
    );
    if (!facts.length) continue;
    const department = (path: string): string => catalogue.facts.get(path)!.department.id;
    const questions = facts.flatMap(([path, data]) => {
      const { type } = catalogue.facts.get(path)!;
      return questionsOf(table.name, path, data, type.kind === 'series' ? type.of : type, department(path));
    });
    const series = 'period' in table ? (table as SeriesTable) : undefined;
    const period = series && monthOf(options, series, grainOf(catalogue.facts.get(facts[0]![0])!.type));
    const about = { department: department(facts[0]![0]), column: table.subject };
    const extra: Question[] = period
      ? [{ ...about, kind: 'unreadable-period', sql: `count(*) FILTER (WHERE (${period}) IS NULL)` }]
      : [{ ...about, kind: 'duplicate-row', sql: `count(*) - count(DISTINCT ${q(table.subject)})` }];
    const rows = rowsOf(options, table, table.subject);
    await ask(table.name, rows, [...questions, ...extra]);
    if (!series) continue;
    // Rows beyond the first of a period: the whole series of such a subject is not used.
    const surplus = `count(*) - ${duckdb.aggregate.countPeriods('k', monthOfDay(options.asOf))}`;
    await ask(
      table.name,
      `(SELECT ${surplus} AS n FROM (SELECT ${sourceColumn(duckdb, table.subject)} AS subject, ${period} AS k FROM ${rows}) AS periods WHERE k IS NOT NULL GROUP BY subject) AS subjects`,
      [{ ...about, column: series.period, kind: 'duplicate-period', sql: 'CAST(coalesce(sum(n), 0) AS BIGINT)' }],
    );
  }
  for (const list of sources.lists ?? []) {
    const fact = catalogue.facts.get(list.fact)!;
    if (!wanted.has(list.fact) || fact.type.kind !== 'list') continue;
    const of = fact.type.of;
    const questions = Object.entries(list.fields).flatMap(([name, data]) =>
      questionsOf(
        list.name,
        name,
        data,
        of.kind === 'record' ? of.fields.get(name)! : of,
        fact.department.id,
        undefined,
      ),
    );
    await ask(list.name, rowsOf(options, list, list.subject), questions);
  }
  return out;
}

const grainOf = (type: Type): Granularity => (type.kind === 'series' ? type.granularity : 'month');
