import { monthsIn } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import type { Dialect } from './dialect.ts';
import { decimalPattern } from './physical.ts';
import { nameBetween, text } from './quote.ts';

const quoted = (name: string): string => nameBetween('"', name);

function typeName(type: Type): string {
  switch (type.kind) {
    case 'bool':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'string':
    case 'enum':
    case 'region':
      return 'VARCHAR';
    case 'list':
      return `${typeName(type.of)}[]`;
    case 'record':
      return `STRUCT(${[...type.fields].map(([name, of]) => `${quoted(name)} ${typeName(of)}`).join(', ')})`;
    default:
      return 'BIGINT';
  }
}

/** How a CSV file is read: its columns are days or texts. Guessed at, 330203 would be a number, and 2.1 a float, which is not exact. */
const csv = "header = true, auto_type_candidates = ['DATE', 'VARCHAR'], dateformat = '%Y-%m-%d', sample_size = -1";

/** The embedded engine, DuckDB 1.3 and later. */
export const duckdb: Dialect = {
  name: 'duckdb',
  name_: quoted,
  factColumn: quoted,
  holdsDay: () => true,
  day: iso => `DATE '${iso}'`,
  literal: value => (value < 2n ** 63n && value > -(2n ** 63n) ? String(value) : `${value}::HUGEINT`),
  decimalLiteral: digits => digits,
  nothing: type => `CAST(NULL AS ${typeName(type)})`,
  nullable: sql => sql,
  absolute: sql => `abs(${sql})`,
  widen: sql => `CAST(${sql} AS HUGEINT)`,
  narrow: sql => `CAST(${sql} AS BIGINT)`,
  quotient: (n, d) => `(${n} // ${d})`,
  isTrue: sql => `(${sql}) IS TRUE`,
  notFalse: sql => `(${sql}) IS NOT FALSE`,
  startsWith: (of, prefix) => `starts_with(${of}, ${prefix})`,
  concat: (a, b) => `(${a} || ${b})`,
  contains: (of, part) => `contains(${of}, ${part})`,
  endsWith: (of, suffix) => `ends_with(${of}, ${suffix})`,
  year: day => `year(${day})`,
  month: day => `month(${day})`,
  dayOfMonth: day => `day(${day})`,
  lastDayOfMonth: day => `last_day(${day})`,
  inYear: (day, month, dayOfMonth) => `make_date(year(${day}), ${month}, ${dayOfMonth})`,
  addMonths: (day, months) => `CAST(${day} + to_months(CAST(${months} AS INTEGER)) AS DATE)`,
  addDays: (day, days) => `(${day} + CAST(${days} AS INTEGER))`,
  daysBetween: (from, to) => `CAST(${to} - ${from} AS BIGINT)`,
  regionCode: of => `regexp_full_match(${of}, '[0-9]{6}([0-9]{6})?')`,
  tryDay: of => `CASE WHEN ${of} LIKE '____-__-__' THEN TRY_CAST(${of} AS DATE) END`,
  asDay: column => column,
  tryDecimal: (of, scale) =>
    `CASE WHEN regexp_full_match(${of}, ${text(decimalPattern)}) THEN TRY_CAST(${of} AS DECIMAL(38, ${scale})) END`,
  roomy: decimal => decimal,
  shifted: (amount, _scale, power) => `CAST(${amount} * ${10 ** power} AS BIGINT)`,
  files: (pattern, format) =>
    format === 'csv' || /\.csv(\.gz)?$/.test(pattern)
      ? `read_csv(${text(pattern)}, ${csv}, hive_partitioning = true, hive_types_autocast = false)`
      : `read_parquet(${text(pattern)}, hive_partitioning = true, hive_types_autocast = false)`,
  aggregate: {
    sum: (value, where) => `sum(${value}) FILTER (WHERE ${where})`,
    count: where => `count(*) FILTER (WHERE ${where})`,
    countDistinct: value => `count(DISTINCT ${value})`,
    countPeriods(month, around) {
      // One bit a month for ten years is much faster than a set; what lies beyond, which is next to nothing, is counted.
      const [from, to] = [around - 90, around + 29];
      const near = `${month} BETWEEN ${from} AND ${to}`;
      const bit = `(1::HUGEINT << CAST(CASE WHEN ${near} THEN ${month} - ${from} ELSE 0 END AS INTEGER))`;
      return `(coalesce(bit_count(bit_or(${bit}) FILTER (WHERE ${near})), 0) + count(DISTINCT ${month}) FILTER (WHERE NOT (${near})))`;
    },
    min: (value, where) => `min(${value})${where ? ` FILTER (WHERE ${where})` : ''}`,
    max: (value, where) => `max(${value})${where ? ` FILTER (WHERE ${where})` : ''}`,
    maxBy: (value, key, where) => `max_by(${value}, ${key}) FILTER (WHERE ${where})`,
    list: item => `list(${item})`,
  },
  typeName,
  monthIndex(column, family, granularity) {
    const step = monthsIn[granularity];
    // A period of another grain than promised is not read as one: a year is not its January.
    if (family === 'date') {
      const month = `(year(${column}) * 12 + month(${column}) - 1)`;
      return step === 1 ? month : `(CASE WHEN ${month} % ${step} = 0 THEN ${month} END)`;
    }
    const year = (text_: string): string => `year(TRY_CAST(substr(${text_}, 1, 4) || '-01-01' AS DATE)) * 12`;
    if (granularity === 'year')
      return family === 'integer'
        ? `(CASE WHEN ${column} BETWEEN 1900 AND 2199 THEN ${column} * 12 END)`
        : `(CASE WHEN ${column} LIKE '____' THEN ${year(column)} END)`;
    if (family !== 'text') return 'CAST(NULL AS BIGINT)';
    const first = `TRY_CAST(${column} || '-01' AS DATE)`;
    return granularity === 'quarter'
      ? `(CASE WHEN ${column} LIKE '____-Q_' AND substr(${column}, 7, 1) BETWEEN '1' AND '4' THEN ${year(column)} + CAST(substr(${column}, 7, 1) AS INTEGER) * 3 - 3 END)`
      : `(CASE WHEN ${column} LIKE '____-__' THEN year(${first}) * 12 + month(${first}) - 1 END)`;
  },
  orEmpty: list => `coalesce(${list}, [])`,
  record: fields => `struct_pack(${fields.map(([name, sql]) => `${quoted(name)} := ${sql}`).join(', ')})`,
  bundle: fields => `struct_pack(${fields.map(([name, sql]) => `${quoted(name)} := ${sql}`).join(', ')})`,
  least: (a, b) => `least(${a}, ${b})`,
  greatest: (a, b) => `greatest(${a}, ${b})`,
  bitOr: (a, b) => `${a} | ${b}`,
  bit: index => `(1::BIGINT << CAST(${index} AS INTEGER))`,
  longestRun: mask => `list_max(list_transform(string_split(bin(${mask}), '0'), lambda s: length(s)))`,
  length: of => `length(${of})`,
  nullLists: true,
  list: {
    filter: (list, variable, test) => `list_filter(${list}, lambda ${variable}: ${test})`,
    map: (list, variable, body) => `list_transform(${list}, lambda ${variable}: ${body})`,
    size: list => `len(${list})`,
    sum: (list, wide) =>
      wide
        ? `coalesce(list_sum(${list}), CASE WHEN ${list} IS NOT NULL THEN 0::HUGEINT END)`
        : `CAST(coalesce(list_sum(${list}), CASE WHEN ${list} IS NOT NULL THEN 0 END) AS BIGINT)`,
    max: list => `list_max(${list})`,
    min: list => `list_min(${list})`,
    of: items => `[${items.join(', ')}]`,
    concat: (a, b) => `list_concat(${a}, ${b})`,
    field: (record, name) => `struct_extract(${record}, ${text(name)})`,
  },
};
