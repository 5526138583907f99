/** The table of facts that the policies read: one row a subject, cleaned, in our units, every window of a series summed once. */
import { addMonths, formatDay } from '../day.ts';
import type { FactCatalogue, FactDefinition } from '../facts/catalogue.ts';
import { type Granularity, monthOfDay, monthsIn } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import { type Cleaned, clean } from './clean.ts';
import { type ColumnRequest, periodRecord } from './columns.ts';
import type { Dialect } from './dialect.ts';
import { listWhere } from './forms.ts';
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

/**
 * What the table of facts is printed from: the mapping, the tables' real columns, and the columns that the policies ask
 * for. `asOf` is a day count; every subject has a row unless `shard` or `only` says otherwise.
 */
export interface StageOptions {
  readonly dialect: Dialect;
  readonly catalogue: FactCatalogue;
  readonly sources: SourcesData;
  readonly schema: SourceSchema;
  readonly asOf: number;
  readonly requests: readonly ColumnRequest[];
  /** Only this shard, or these. */
  readonly shard?: string | readonly string[];
  /** Only the subjects of this query, of one column named as the roll's id. */
  readonly only?: string;
}

/** A column of a table of the city; the rows of every table are called `source`. */
export const sourceColumn = (dialect: Dialect, column: string): string => `source.${dialect.name_(column)}`;

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
  const reading = clean(object, family, type, {
    dialect: options.dialect,
    asOf: options.asOf,
    minimum: fact?.minimum,
    maximum: fact?.maximum,
  });
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
    ...(shard !== undefined && sources.shard
      ? [`${sourceColumn(dialect, sources.shard)} IN (${[shard].flat().map(text).join(', ')})`]
      : []),
    ...(options.only ? [`${sourceColumn(dialect, subject)} IN (${options.only})`] : []),
  ];
  return `${from} AS source${conditions.length ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
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
    request => `${provided.get(request.name) ?? nothing(options, request)} AS ${dialect.factColumn(request.name)}`,
  );
  const { id, kind, district } = sources.subjects;
  const rollFrom = rowsOf(options, sources.subjects, id);
  const from = (column: string): string => sourceColumn(dialect, column);
  const ctes = [
    `roll AS (\n  SELECT ${from(id)} AS subject, ${dialect.aggregate.min(from(kind))} AS kind, ${dialect.aggregate.min(from(district))} AS district\n  FROM ${rollFrom}\n  GROUP BY ${from(id)}\n)`,
    ...parts.map(part => `${q(part.name)} AS (\n${part.sql}\n)`),
  ];
  return [
    `WITH ${ctes.join(',\n')}`,
    `SELECT roll.subject AS ${dialect.factColumn(rollColumns.id)}, roll.kind AS ${dialect.factColumn(rollColumns.kind)}, roll.district AS ${dialect.factColumn(rollColumns.district)}${columns.map(column => `,\n  ${column}`).join('')}`,
    'FROM roll',
    ...parts.map(part => `LEFT JOIN ${q(part.name)} ON ${q(part.name)}.subject = roll.subject`),
    `ORDER BY roll.kind, roll.district`,
  ].join('\n');
}

/** A fact that no table holds. */
function nothing({ dialect }: StageOptions, request: ColumnRequest): string {
  if (request.kind === 'stale' || request.kind === 'gaps') return 'false';
  if (request.kind === 'absent') return 'true';
  if (request.kind === 'periods') return dialect.nothing({ kind: 'list', of: periodRecord });
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
    return dialect.nothing({ kind: 'int' });
  }
  return dialect.nothing(request.fact.type);
}

function factPart(options: StageOptions, table: FactTable, facts: readonly string[]) {
  const { dialect, catalogue, asOf, requests } = options;
  const q = dialect.name_;
  const { min, max } = dialect.aggregate;
  const name = (fact: FactDefinition): string => dialect.factColumn(fact.path);
  const definitions = facts.map(path => catalogue.facts.get(path)!).filter(fact => fact.sharing !== 'none');
  const cleaned = definitions.map(
    fact => `${readingOf(options, table.name, table.facts[fact.path]!, fact.type, fact).sql} AS ${name(fact)}`,
  );
  // Two rows that disagree say nothing; the report counts them.
  const agreed = definitions.map(fact => {
    const value = `cleaned.${name(fact)}`;
    return `CASE WHEN ${min(value)} = ${max(value)} THEN ${min(value)} END AS ${name(fact)}`;
  });
  const asOfColumn = table.asOf ? [`${sourceColumn(dialect, table.asOf)} AS as_of`] : [];
  const sql = [
    `  SELECT subject${agreed.map(one => `, ${one}`).join('')}${table.asOf ? `, ${max('cleaned.as_of')} AS as_of` : ''}`,
    `  FROM (SELECT ${[`${sourceColumn(dialect, table.subject)} AS subject`, ...asOfColumn, ...cleaned].join(', ')} FROM ${rowsOf(options, table, table.subject)}) AS cleaned`,
    '  GROUP BY subject',
  ].join('\n');
  const columns = definitions.flatMap(fact => {
    const value = `${q(table.name)}.${name(fact)}`;
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
  const { dialect, catalogue, requests, asOf } = options;
  const q = dialect.name_;
  const definitions = facts.map(path => catalogue.facts.get(path)!).filter(fact => fact.sharing !== 'none');
  const columns: (readonly [string, string])[] = [];
  const aggregates: string[] = [];
  for (const fact of definitions) {
    if (fact.type.kind !== 'series')
      throw new SqlRefusal(`${fact.path} is no series.`, 'List it under tables.', table.name);
    const step = monthsIn[fact.type.granularity];
    const since = table.asOf ? freshSince(fact, asOf) : undefined;
    const fresh = since && dialect.isTrue(`${q(table.name)}.as_of >= ${dialect.day(since)}`);
    for (const request of requests) {
      if (request.fact !== fact) continue;
      const name = dialect.factColumn(request.name);
      const value = `${q(table.name)}.${name}`;
      if (request.kind === 'window') {
        const column = windowColumns(dialect, fact, request, step);
        aggregates.push(`${dialect.nullable(column.aggregate)} AS ${name}`);
        const held = fresh ? `CASE WHEN ${fresh} THEN ${value} END` : value;
        columns.push([request.name, column.otherwise === undefined ? held : `coalesce(${held}, ${column.otherwise})`]);
      } else if (request.kind === 'periods') {
        const period = dialect.record(
          [
            ['k', 'cleaned.k'],
            ['v', `cleaned.${dialect.factColumn(fact.path)}`],
          ],
          periodRecord,
        );
        aggregates.push(`${dialect.aggregate.list(period)} AS ${name}`);
        columns.push([request.name, value]);
      } else if (request.kind === 'stale') {
        columns.push([request.name, fresh ? `(${q(table.name)}.subject IS NOT NULL AND NOT (${fresh}))` : 'false']);
      }
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
    return `${truth ? `CASE WHEN ${reading.sql} THEN 1 WHEN NOT ${reading.sql} THEN 0 END` : reading.sql} AS ${dialect.factColumn(fact.path)}`;
  });
  const grains = new Set(definitions.map(fact => (fact.type.kind === 'series' ? fact.type.granularity : 'month')));
  if (grains.size > 1)
    throw new SqlRefusal(
      'Series by month, quarter and year stand in one table.',
      'Give each grain a table of its own.',
      table.name,
    );
  const month = monthOf(options, table, [...grains][0] ?? 'month');
  // A period that stands twice: which of the two is right is not known, and so nothing of this subject's series.
  const sql = [
    `  SELECT subject${table.asOf ? `, ${dialect.aggregate.max('cleaned.as_of')} AS as_of` : ''}${aggregates.map(one => `,\n    ${one}`).join('')}`,
    `  FROM (SELECT ${[`${sourceColumn(dialect, table.subject)} AS subject`, `${month} AS k`, ...(table.asOf ? [`${sourceColumn(dialect, table.asOf)} AS as_of`] : []), ...cleaned].join(', ')} FROM ${rowsOf(options, table, table.subject)}) AS cleaned`,
    '  WHERE k IS NOT NULL',
    '  GROUP BY subject',
    `  HAVING ${dialect.aggregate.countPeriods('k', monthOfDay(asOf))} = count(*)`,
  ].join('\n');
  return { name: table.name, sql, columns };
}

/** The month index of a row of a series; NULL where its period cannot be read. */
export function monthOf(
  { dialect, schema }: Pick<StageOptions, 'dialect' | 'schema'>,
  table: SeriesTable,
  grain: Granularity,
): string {
  const family = schema.get(table.name)?.get(table.period) ?? { kind: 'other' };
  return dialect.monthIndex(sourceColumn(dialect, table.period), family.kind, grain);
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
          ? dialect.nothing(type)
          : readingOf(options, list.name, list.fields[name], type).sql,
      ] as const,
  );
  const plain =
    of.kind === 'record' ? undefined : readingOf(options, list.name, Object.values(list.fields)[0]!, of).sql;
  const field = (name: string): string => `cleaned.${q(name)}`;
  const item =
    plain === undefined
      ? dialect.record(
          record.map(([name]) => [name, field(name)]),
          of,
        )
      : 'cleaned.item';
  const read = plain ? `${plain} AS item` : record.map(([name, value]) => `${value} AS ${q(name)}`).join(', ');
  const gap = plain ? 'cleaned.item IS NULL' : record.map(([name]) => `${field(name)} IS NULL`).join(' OR ');
  const gaps = `${dialect.aggregate.count(gap)} > 0`;
  const items = dialect.aggregate.list(item);
  const known = dialect.nullLists ? '' : `, ${dialect.nullable(plain ? `NOT (${gaps})` : 'true')} AS known`;
  const sql = [
    // A plain item that cannot be read leaves the list unknown; a field that cannot be read is a gap in its record.
    `  SELECT subject, ${plain ? listWhere(dialect, `NOT (${gaps})`, items) : items} AS items, ${gaps} AS gaps${known}`,
    `  FROM (SELECT ${sourceColumn(dialect, list.subject)} AS subject, ${read} FROM ${rowsOf(options, list, list.subject)}) AS cleaned`,
    '  GROUP BY subject',
  ].join('\n');
  const value = `${q(list.name)}.items`;
  return {
    name: list.name,
    sql,
    columns: [
      [fact.path, list.whenAbsent === 'empty' ? dialect.orEmpty(value, fact.type) : value],
      [`${fact.path} gaps`, `coalesce(${q(list.name)}.gaps, false)`],
      [`${fact.path} absent`, `coalesce(NOT ${q(list.name)}.known, ${list.whenAbsent === 'unknown'})`],
    ] as const,
  };
}
