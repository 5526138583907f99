/** The table of facts that the policies read: one row a subject, cleaned, in our units, every window of a series summed once. */
import { addMonths, formatDay } from '../day.ts';
import type { FactCatalogue, FactDefinition } from '../facts/catalogue.ts';
import { monthsIn } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import { type Cleaned, clean } from './clean.ts';
import type { ColumnRequest } from './columns.ts';
import type { Dialect } from './dialect.ts';
import { text } from './quote.ts';
import { SqlRefusal } from './refusal.ts';
import {
  columnOf,
  type FactTable,
  type ListTable,
  type SeriesTable,
  type SourceSchema,
  type SourcesData,
  type TableOrigin,
} from './sources.ts';
import { windowColumns } from './stage-series.ts';

/** The columns that every table of facts has besides the facts. */
export const rollColumns = { id: 'subject id', kind: 'subject kind', district: 'subject district' } as const;

export interface StageOptions {
  readonly dialect: Dialect;
  readonly catalogue: FactCatalogue;
  readonly sources: SourcesData;
  readonly schema: SourceSchema;
  readonly asOf: number;
  readonly requests: readonly ColumnRequest[];
  /** Only this shard. */
  readonly shard?: string;
  /** Only the subjects of this query, of one column named as the roll's id. */
  readonly only?: string;
}

/** How a fact is read from its column; problems were found when the mapping was checked. */
export function readingOf(
  options: Pick<StageOptions, 'dialect' | 'schema' | 'asOf'>,
  table: string,
  column: Parameters<typeof columnOf>[0],
  type: Type,
  fact?: FactDefinition,
): Cleaned {
  const object = columnOf(column);
  const family = options.schema.get(table)?.get(object.column) ?? { kind: 'other' };
  const reading = clean(object, family, type, { dialect: options.dialect, asOf: options.asOf, minimum: fact?.minimum });
  if ('problem' in reading) throw new SqlRefusal(reading.problem, reading.mend, table);
  return reading;
}

/** The rows of a table, of one shard where the city is cut into shards. */
export function rowsOf(
  options: Pick<StageOptions, 'dialect' | 'sources' | 'shard' | 'only'>,
  origin: TableOrigin,
  subject: string,
): string {
  const { dialect, sources, shard } = options;
  const from = origin.table
    ? origin.table.split('.').map(dialect.name_).join('.')
    : dialect.files(origin.files!, origin.format ?? 'parquet');
  const conditions = [
    ...(shard !== undefined && sources.shard ? [`${dialect.name_(sources.shard)} = ${text(shard)}`] : []),
    ...(options.only ? [`${dialect.name_(subject)} IN (${options.only})`] : []),
  ];
  return conditions.length ? `${from} WHERE ${conditions.join(' AND ')}` : from;
}

/** The day before which a fact is stale: the first whose freshness still reaches the day of the decision. */
export function freshSince(fact: FactDefinition, asOf: number): string | undefined {
  if (!fact.freshness) return undefined;
  const { months, days } = fact.freshness;
  let first = asOf - months * 31 - days - 2;
  while (addMonths(first, months) + days < asOf) first++;
  return formatDay(first);
}

/** The SELECT of the table of facts, sorted so that a policy for one place and kind reads only a part of it. */
export function printStage(options: StageOptions): string {
  const { dialect, sources, requests } = options;
  const q = dialect.name_;
  const parts: { name: string; sql: string; columns: readonly (readonly [name: string, sql: string])[] }[] = [];
  const wanted = new Set(requests.map(request => request.fact.path));
  for (const table of sources.tables ?? []) {
    const facts = Object.keys(table.facts).filter(path => wanted.has(path));
    if (facts.length) parts.push(factPart(options, table, facts));
  }
  for (const table of sources.series ?? []) {
    const facts = Object.keys(table.facts).filter(path => wanted.has(path));
    if (facts.length) parts.push(seriesPart(options, table, facts));
  }
  for (const list of sources.lists ?? []) if (wanted.has(list.fact)) parts.push(listPart(options, list));
  const provided = new Map(parts.flatMap(part => part.columns.map(([name, sql]) => [name, sql] as const)));
  const columns = requests.map(
    request => `${provided.get(request.name) ?? nothing(options, request)} AS ${q(request.name)}`,
  );
  const { id, kind, district } = sources.subjects;
  const rollFrom = rowsOf(options, sources.subjects, id);
  const ctes = [
    `roll AS (\n  SELECT ${q(id)} AS subject, ${dialect.aggregate.min(q(kind))} AS kind, ${dialect.aggregate.min(q(district))} AS district\n  FROM ${rollFrom}\n  GROUP BY ${q(id)}\n)`,
    ...parts.map(part => `${q(part.name)} AS (\n${part.sql}\n)`),
  ];
  return [
    `WITH ${ctes.join(',\n')}`,
    `SELECT roll.subject AS ${q(rollColumns.id)}, roll.kind AS ${q(rollColumns.kind)}, roll.district AS ${q(rollColumns.district)}${columns.map(column => `,\n  ${column}`).join('')}`,
    'FROM roll',
    ...parts.map(part => `LEFT JOIN ${q(part.name)} ON ${q(part.name)}.subject = roll.subject`),
    `ORDER BY roll.kind, roll.district`,
  ].join('\n');
}

/** A fact that no table holds. */
function nothing({ dialect }: StageOptions, request: ColumnRequest): string {
  if (request.kind === 'stale' || request.kind === 'gaps') return 'false';
  if (request.kind === 'window') {
    if (
      request.measure === 'positive' ||
      request.measure === 'run' ||
      request.measure === 'held' ||
      request.measure === 'known-sum'
    )
      return dialect.narrow('0');
    if (request.measure === 'possible' || request.measure === 'possible-run')
      return dialect.narrow(String(request.window.last - request.window.first + 1));
    return dialect.narrow('NULL');
  }
  return `CAST(NULL AS ${dialect.typeName(request.fact.type)})`;
}

function factPart(options: StageOptions, table: FactTable, facts: readonly string[]) {
  const { dialect, catalogue, asOf, requests } = options;
  const q = dialect.name_;
  const { min, max } = dialect.aggregate;
  const definitions = facts.map(path => catalogue.facts.get(path)!).filter(fact => fact.sharing !== 'none');
  const cleaned = definitions.map(
    fact => `${readingOf(options, table.name, table.facts[fact.path]!, fact.type, fact).sql} AS ${q(fact.path)}`,
  );
  // Two rows that disagree say nothing; the report counts them.
  const agreed = definitions.map(
    fact => `CASE WHEN ${min(q(fact.path))} = ${max(q(fact.path))} THEN ${min(q(fact.path))} END AS ${q(fact.path)}`,
  );
  const asOfColumn = table.asOf ? [`${q(table.asOf)} AS as_of`] : [];
  const sql = [
    `  SELECT subject${agreed.map(one => `, ${one}`).join('')}${table.asOf ? `, ${max('as_of')} AS as_of` : ''}`,
    `  FROM (SELECT ${[`${q(table.subject)} AS subject`, ...asOfColumn, ...cleaned].join(', ')} FROM ${rowsOf(options, table, table.subject)}) AS cleaned`,
    '  GROUP BY subject',
  ].join('\n');
  const columns = definitions.flatMap(fact => {
    const value = `${q(table.name)}.${q(fact.path)}`;
    const since = table.asOf ? freshSince(fact, asOf) : undefined;
    const fresh = since && `${q(table.name)}.as_of >= ${dialect.day(since)}`;
    const out: (readonly [string, string])[] = [[fact.path, fresh ? `CASE WHEN ${fresh} THEN ${value} END` : value]];
    if (requests.some(request => request.kind === 'stale' && request.fact === fact))
      out.push([`${fact.path} stale`, fresh ? `coalesce(${value} IS NOT NULL AND NOT (${fresh}), false)` : 'false']);
    return out;
  });
  return { name: table.name, sql, columns };
}

function seriesPart(options: StageOptions, table: SeriesTable, facts: readonly string[]) {
  const { dialect, catalogue, schema, requests } = options;
  const q = dialect.name_;
  const family = schema.get(table.name)?.get(table.period) ?? { kind: 'other' };
  const definitions = facts.map(path => catalogue.facts.get(path)!).filter(fact => fact.sharing !== 'none');
  const columns: (readonly [string, string])[] = [];
  const aggregates: string[] = [];
  for (const fact of definitions) {
    if (fact.type.kind !== 'series')
      throw new SqlRefusal(`${fact.path} is no series.`, 'List it under tables.', table.name);
    const step = monthsIn[fact.type.granularity];
    for (const request of requests) {
      if (request.kind !== 'window' || request.fact !== fact) continue;
      const column = windowColumns(dialect, fact, request, step);
      aggregates.push(`${column.aggregate} AS ${q(request.name)}`);
      columns.push([
        request.name,
        column.otherwise === undefined
          ? `${q(table.name)}.${q(request.name)}`
          : `coalesce(${q(table.name)}.${q(request.name)}, ${column.otherwise})`,
      ]);
    }
  }
  const cleaned = definitions.map(fact => {
    const reading = readingOf(
      options,
      table.name,
      table.facts[fact.path]!,
      fact.type.kind === 'series' ? fact.type.of : fact.type,
      fact,
    );
    const truth = fact.type.kind === 'series' && fact.type.of.kind === 'bool';
    return `${truth ? `CASE WHEN ${reading.sql} THEN 1 WHEN NOT ${reading.sql} THEN 0 END` : reading.sql} AS ${q(fact.path)}`;
  });
  const grains = new Set(definitions.map(fact => (fact.type.kind === 'series' ? fact.type.granularity : 'month')));
  if (grains.size > 1)
    throw new SqlRefusal(
      'Series by month, quarter and year stand in one table.',
      'Give each grain a table of its own.',
      table.name,
    );
  const month = dialect.monthIndex(q(table.period), family.kind, [...grains][0] ?? 'month');
  // A period that stands twice: which of the two is right is not known, and so nothing of this subject's series.
  const sql = [
    `  SELECT subject${aggregates.map(one => `,\n    ${one}`).join('')}`,
    `  FROM (SELECT ${[`${q(table.subject)} AS subject`, `${month} AS k`, ...cleaned].join(', ')} FROM ${rowsOf(options, table, table.subject)}) AS cleaned`,
    '  WHERE k IS NOT NULL',
    '  GROUP BY subject',
    '  HAVING count(DISTINCT k) = count(*)',
  ].join('\n');
  return { name: table.name, sql, columns };
}

function listPart(options: StageOptions, list: ListTable) {
  const { dialect, catalogue } = options;
  const q = dialect.name_;
  const fact = catalogue.facts.get(list.fact)!;
  if (fact.type.kind !== 'list') throw new SqlRefusal(`${fact.path} is no list.`, 'List it under tables.', list.name);
  const of = fact.type.of;
  const fields = of.kind === 'record' ? [...of.fields] : [];
  const record = fields.map(
    ([name, type]) =>
      [
        name,
        list.fields[name] === undefined
          ? `CAST(NULL AS ${dialect.typeName(type)})`
          : readingOf(options, list.name, list.fields[name], type).sql,
      ] as const,
  );
  const plain =
    of.kind === 'record' ? undefined : readingOf(options, list.name, Object.values(list.fields)[0]!, of).sql;
  const item = plain ?? dialect.record(record.map(([name]) => [name, q(name)]));
  const read = plain ? `${plain} AS item` : record.map(([name, value]) => `${value} AS ${q(name)}`).join(', ');
  const gap = plain ? 'item IS NULL' : record.map(([name]) => `${q(name)} IS NULL`).join(' OR ');
  const gaps = `${dialect.aggregate.count(gap)} > 0`;
  const items = dialect.aggregate.list(plain ? 'item' : item);
  const sql = [
    // A plain item that cannot be read leaves the list unknown; a field that cannot be read is a gap in its record.
    `  SELECT subject, ${plain ? `CASE WHEN NOT (${gaps}) THEN ${items} END` : items} AS items, ${gaps} AS gaps`,
    `  FROM (SELECT ${q(list.subject)} AS subject, ${read} FROM ${rowsOf(options, list, list.subject)}) AS cleaned`,
    '  GROUP BY subject',
  ].join('\n');
  const value = `${q(list.name)}.items`;
  return {
    name: list.name,
    sql,
    columns: [
      [fact.path, list.whenAbsent === 'empty' ? dialect.orEmpty(value, fact.type) : value],
      [`${fact.path} gaps`, `coalesce(${q(list.name)}.gaps, false)`],
    ] as const,
  };
}
