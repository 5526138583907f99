/** Compares a mapping with the tables as they really are; every problem at once. */
import type { FactCatalogue } from '../facts/catalogue.ts';
import type { Problem } from '../facts/problem.ts';
import type { Type } from '../facts/type.ts';
import { clean } from '../sql/clean.ts';
import { duckdb } from '../sql/duckdb.ts';
import { familyOf } from '../sql/families.ts';
import {
  type ColumnData,
  columnOf,
  type Family,
  originsOf,
  type SourceSchema,
  type SourcesData,
  sourcesSchema,
  type TableOrigin,
} from '../sql/sources.ts';
import type { Database } from './database.ts';

/** A table of a mapping; the roll is called `subjects`. */
export type NamedOrigin = TableOrigin & { readonly name: string };

/** A mapping that fits the tables, or everything that is wrong with it. */
export type CheckedSources =
  | { readonly sources: SourcesData; readonly schema: SourceSchema; readonly problems?: undefined }
  | { readonly problems: readonly Problem[] };

/** Checks a mapping, as parsed from JSON or YAML, against the catalogue and against the real columns. */
export function checkSources(database: Database, catalogue: FactCatalogue, data: unknown): Promise<CheckedSources> {
  return checkSourcesBy(origin => describe(database, origin), catalogue, data);
}

/** The same, where something else than the embedded engine says which columns a table has. */
export async function checkSourcesBy(
  describe: (origin: NamedOrigin) => Promise<ReadonlyMap<string, Family>>,
  catalogue: FactCatalogue,
  data: unknown,
): Promise<CheckedSources> {
  const problems: Problem[] = [];
  const problem = (code: string, at: string, message: string, mend: string): void => {
    problems.push({ code: `sources/${code}`, path: 'sources', at, message, mend });
  };
  const parsed = sourcesSchema.safeParse(data);
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      problem(
        'shape',
        issue.path.map(String).join('.'),
        `${issue.message}.`,
        'Compare with the documentation of sources.',
      );
    return { problems };
  }
  const sources = parsed.data;
  const schema = new Map<string, ReadonlyMap<string, Family>>();
  const names = new Set<string>();
  for (const origin of originsOf(sources)) {
    if (names.has(origin.name))
      problem('duplicate', origin.name, `Two tables are called "${origin.name}".`, 'Rename one.');
    names.add(origin.name);
    if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(origin.name))
      problem('name', origin.name, `"${origin.name}" is no name for a table.`, 'Use letters, digits, - and _.');
    if ((origin.files === undefined) === (origin.table === undefined)) {
      problem(
        'origin',
        origin.name,
        'A table comes from files or from the database, one of the two.',
        'Give files or table.',
      );
      continue;
    }
    try {
      schema.set(origin.name, await describe(origin));
    } catch (error) {
      problem(
        'unreadable',
        origin.name,
        `The table cannot be read: ${firstLine(error)}`,
        'Correct the path, the pattern or the name.',
      );
    }
  }
  const column = (table: string, name: string, at: string): Family | undefined => {
    const columns = schema.get(table);
    const family = columns?.get(name);
    if (columns && !family)
      problem(
        'no-column',
        at,
        `The table "${table}" has no column "${name}".`,
        `It has ${[...columns.keys()].join(', ')}.`,
      );
    return family;
  };
  const reads = (table: string, data_: ColumnData, type: Type, at: string): void => {
    const object = columnOf(data_);
    const family = column(table, object.column, at);
    if (!family) return;
    const reading = clean(object, family, type, { dialect: duckdb, asOf: 0 });
    if ('problem' in reading) problem('type', at, reading.problem, reading.mend);
  };
  const { id, kind, district } = sources.subjects;
  for (const name of [id, kind, district]) column('subjects', name, 'subjects');
  const seen = new Map<string, string>();
  const once = (path: string, at: string): void => {
    const before = seen.get(path);
    if (before) problem('twice', at, `"${path}" is already given by ${before}.`, 'Give a fact from one table.');
    seen.set(path, at);
  };
  for (const table of [...(sources.tables ?? []), ...(sources.series ?? [])]) {
    const series = 'period' in table;
    column(table.name, table.subject, `${table.name}.subject`);
    if (
      schema.has(table.name) &&
      table.asOf !== undefined &&
      column(table.name, table.asOf, `${table.name}.asOf`)?.kind !== 'date'
    )
      problem('as-of', `${table.name}.asOf`, `The column "${table.asOf}" holds no dates.`, 'Keep it as dates.');
    if (series) {
      const family = column(table.name, (table as { period: string }).period, `${table.name}.period`);
      if (family && family.kind !== 'text' && family.kind !== 'integer' && family.kind !== 'date')
        problem(
          'period',
          `${table.name}.period`,
          'The column holds no periods.',
          'Keep them as years, as text like 2019-Q1 and 2019-03, or as days.',
        );
    }
    for (const [path, data_] of Object.entries(table.facts)) {
      const at = `${table.name}.facts.${path}`;
      const fact = catalogue.facts.get(path);
      if (!fact) {
        problem('no-fact', at, `The catalogue has no fact "${path}".`, 'Correct the path, or add it to the catalogue.');
        continue;
      }
      once(path, at);
      if (fact.type.kind === 'list' || (fact.type.kind === 'series') !== series)
        problem('kind', at, `"${path}" is a ${fact.type.kind}.`, 'List it under tables, series or lists, as it is.');
      else reads(table.name, data_, fact.type.kind === 'series' ? fact.type.of : fact.type, at);
    }
  }
  for (const list of sources.lists ?? []) {
    const at = `${list.name}.fact`;
    column(list.name, list.subject, `${list.name}.subject`);
    const fact = catalogue.facts.get(list.fact);
    if (fact?.type.kind !== 'list') {
      problem(
        'no-fact',
        at,
        `The catalogue has no list "${list.fact}".`,
        'Correct the path, or add it to the catalogue.',
      );
      continue;
    }
    once(list.fact, at);
    const of = fact.type.of;
    for (const [name, data_] of Object.entries(list.fields)) {
      const type = of.kind === 'record' ? of.fields.get(name) : of;
      if (!type)
        problem(
          'no-field',
          `${list.name}.fields.${name}`,
          `The list "${list.fact}" has no field "${name}".`,
          'Correct the name.',
        );
      else reads(list.name, data_, type, `${list.name}.fields.${name}`);
    }
  }
  return problems.length ? { problems } : { sources, schema };
}

const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';

async function describe(database: Database, origin: TableOrigin): Promise<ReadonlyMap<string, Family>> {
  const from = origin.table
    ? origin.table.split('.').map(duckdb.name_).join('.')
    : duckdb.files(origin.files!, origin.format ?? 'parquet');
  const rows = await database.rows<{ column_name: string; column_type: string }>(`DESCRIBE SELECT * FROM ${from}`);
  return new Map(rows.map(row => [row.column_name, familyOf(row.column_type)]));
}
