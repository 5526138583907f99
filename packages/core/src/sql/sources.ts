/** Where the facts of the catalogue lie: tables, columns, series and lists, as a city keeps them. */
import * as z from 'zod/mini';

/** A column and how what stands in it is read. */
export interface ColumnObject {
  readonly column: string;
  /** The unit of a number: `yuan` or `fen`; `percent`, `permille` or `ratio`. */
  readonly unit?: 'yuan' | 'fen' | 'percent' | 'permille' | 'ratio' | undefined;
  /** What each code means, where a truth or an enumeration is kept as codes. */
  readonly codes?: Readonly<Record<string, string | boolean>> | undefined;
  /** Whether a day may lie after the day of the assessment. */
  readonly future?: boolean | undefined;
}

/** A column as written: its name alone where nothing more has to be said. */
export type ColumnData = string | ColumnObject;

/** One table: Parquet or CSV files (a path or a pattern, hive-style partitions included), or a table of the database. */
export interface TableOrigin {
  readonly files?: string | undefined;
  readonly format?: 'parquet' | 'csv' | undefined;
  readonly table?: string | undefined;
}

/**
 * A table with a row for a subject: `subject` is its column of ids, `facts` the column of each fact by the fact's path.
 */
export interface FactTable extends TableOrigin {
  readonly name: string;
  readonly subject: string;
  /** The column with the day the row was true. */
  readonly asOf?: string | undefined;
  readonly facts: Readonly<Record<string, ColumnData>>;
}

/** A table with a row for a subject and period, such as what was paid in each month. */
export interface SeriesTable extends FactTable {
  /** The column with the period: a year, `2019-Q1`, `2019-03`, or the first day of it. */
  readonly period: string;
}

/**
 * A table with any number of rows for a subject, which together are one fact: a list of records, `fields` the column of
 * each field.
 */
export interface ListTable extends TableOrigin {
  readonly name: string;
  readonly subject: string;
  readonly fact: string;
  /** What no row says: that there is none, or that it is not known. */
  readonly whenAbsent: 'empty' | 'unknown';
  readonly fields: Readonly<Record<string, ColumnData>>;
}

/**
 * The mapping as written: where the roll of subjects and the tables of facts lie, and what their columns mean. Only the
 * roll is needed; a fact that no table holds is not known.
 */
export interface SourcesData {
  /** The partition column by which a city is assessed piece by piece. */
  readonly shard?: string | undefined;
  /** The roll of all subjects. */
  readonly subjects: TableOrigin & { readonly id: string; readonly kind: string; readonly district: string };
  readonly tables?: readonly FactTable[] | undefined;
  readonly series?: readonly SeriesTable[] | undefined;
  readonly lists?: readonly ListTable[] | undefined;
  /** Facts by which winners and losers are told apart: a whole number for size, an enumeration for industry. */
  readonly segments?: { readonly size?: string | undefined; readonly industry?: string | undefined } | undefined;
}

const column = z.union([
  z.string(),
  z.strictObject({
    column: z.string(),
    unit: z.optional(z.enum(['yuan', 'fen', 'percent', 'permille', 'ratio'])),
    codes: z.optional(z.record(z.string(), z.union([z.string(), z.boolean()]))),
    future: z.optional(z.boolean()),
  }),
]);
const origin = {
  files: z.optional(z.string()),
  format: z.optional(z.enum(['parquet', 'csv'])),
  table: z.optional(z.string()),
};
const factTable = {
  ...origin,
  name: z.string(),
  subject: z.string(),
  asOf: z.optional(z.string()),
  facts: z.record(z.string(), column),
};

/** The mapping as written, JSON or YAML. */
export const sourcesSchema: z.ZodMiniType<SourcesData> = z.strictObject({
  shard: z.optional(z.string()),
  subjects: z.strictObject({ ...origin, id: z.string(), kind: z.string(), district: z.string() }),
  tables: z.optional(z.array(z.strictObject(factTable))),
  series: z.optional(z.array(z.strictObject({ ...factTable, period: z.string() }))),
  lists: z.optional(
    z.array(
      z.strictObject({
        ...origin,
        name: z.string(),
        subject: z.string(),
        fact: z.string(),
        whenAbsent: z.enum(['empty', 'unknown']),
        fields: z.record(z.string(), column),
      }),
    ),
  ),
  segments: z.optional(z.strictObject({ size: z.optional(z.string()), industry: z.optional(z.string()) })),
}) as never;

/** What a column of a table really is. */
export type Family =
  | { readonly kind: 'integer' | 'float' | 'text' | 'date' | 'truth' | 'other' }
  | { readonly kind: 'decimal'; readonly scale: number };

/** The real columns of every table named, by the name it has in the mapping; the roll is `subjects`. */
export type SourceSchema = ReadonlyMap<string, ReadonlyMap<string, Family>>;

export const columnOf = (data: ColumnData): ColumnObject => (typeof data === 'string' ? { column: data } : data);

/** Every table of a mapping, with its name. */
export function originsOf(sources: SourcesData): readonly (TableOrigin & { readonly name: string })[] {
  return [
    { ...sources.subjects, name: 'subjects' },
    ...(sources.tables ?? []),
    ...(sources.series ?? []),
    ...(sources.lists ?? []),
  ];
}
