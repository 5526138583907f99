import { monthsIn } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import type { Dialect } from './dialect.ts';
import { decimalPattern } from './physical.ts';
import { nameBetween, text } from './quote.ts';

const quoted = (name: string): string => nameBetween('`', name);

function typeName(type: Type): string {
  switch (type.kind) {
    case 'bool':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'string':
    case 'enum':
    case 'region':
      return 'STRING';
    case 'list':
      return `ARRAY<${typeName(type.of)}>`;
    case 'record':
      return `STRUCT<${[...type.fields].map(([name, of]) => `${quoted(name)}: ${typeName(of)}`).join(', ')}>`;
    default:
      return 'BIGINT';
  }
}

/** The folder that holds all partitions of a table: what stands before the first pattern or partition. */
const folderOf = (pattern: string): string => {
  const parts = pattern.split('/');
  const at = parts.findIndex(part => part.includes('*') || part.includes('='));
  return at < 0 ? pattern : parts.slice(0, at).join('/');
};

const wide = 'DECIMAL(38, 0)';

/** The whole of a text. Java's `$` would also stand before a line's end, which may be part of dirty text. */
const matches = (of: string, pattern: string): string =>
  `(${of} <> '' AND regexp_replace(${of}, ${text(`^(${pattern})`)}, '') = '')`;

const named = (fields: readonly (readonly [name: string, sql: string])[]): string =>
  `named_struct(${fields.map(([name, sql]) => `${text(name)}, ${sql}`).join(', ')})`;

/** Spark SQL 4 in its default, ANSI mode, in which an overflow is an error. */
export const spark: Dialect = {
  name: 'spark',
  name_: quoted,
  factColumn: quoted,
  holdsDay: () => true,
  day: iso => `DATE'${iso}'`,
  literal: value => (value < 2n ** 63n && value > -(2n ** 63n) ? String(value) : `CAST('${value}' AS ${wide})`),
  decimalLiteral: digits => digits,
  nothing: type => `CAST(NULL AS ${typeName(type)})`,
  nullable: sql => sql,
  absolute: sql => `abs(${sql})`,
  widen: sql => `CAST(${sql} AS ${wide})`,
  narrow: sql => `CAST(${sql} AS BIGINT)`,
  quotient: (n, d) => `(${n} div ${d})`,
  isTrue: sql => `(${sql}) IS TRUE`,
  notFalse: sql => `(${sql}) IS NOT FALSE`,
  startsWith: (of, prefix) => `startswith(${of}, ${prefix})`,
  contains: (of, part) => `contains(${of}, ${part})`,
  endsWith: (of, suffix) => `endswith(${of}, ${suffix})`,
  concat: (a, b) => `concat(${a}, ${b})`,
  year: day => `year(${day})`,
  month: day => `month(${day})`,
  dayOfMonth: day => `day(${day})`,
  lastDayOfMonth: day => `last_day(${day})`,
  inYear: (day, month, dayOfMonth) => `make_date(year(${day}), ${month}, ${dayOfMonth})`,
  addMonths: (day, months) => `add_months(${day}, CAST(${months} AS INT))`,
  addDays: (day, days) => `date_add(${day}, CAST(${days} AS INT))`,
  daysBetween: (from, to) => `CAST(datediff(${to}, ${from}) AS BIGINT)`,
  length: of => `char_length(${of})`,
  regionCode: of => matches(of, '[0-9]{6}([0-9]{6})?'),
  tryDay: of => `CASE WHEN ${matches(of, '[0-9]{4}-[0-9]{2}-[0-9]{2}')} THEN try_cast(${of} AS DATE) END`,
  asDay: column => `CAST(${column} AS DATE)`,
  tryDecimal: (of, scale) =>
    `CASE WHEN ${matches(of, decimalPattern)} THEN try_cast(${of} AS DECIMAL(28, ${scale})) END`,
  roomy: decimal => decimal,
  shifted: (amount, _scale, power) => `CAST(${amount} * ${10 ** power} AS BIGINT)`,
  files: (pattern, format) => `${format}.\`${folderOf(pattern).replaceAll('`', '``')}\``,
  aggregate: {
    sum: (value, where) => `sum(${value}) FILTER (WHERE ${where})`,
    count: where => `count(*) FILTER (WHERE ${where})`,
    countDistinct: value => `count(DISTINCT ${value})`,
    countPeriods: month => `count(DISTINCT ${month})`,
    min: (value, where) => `min(${value})${where ? ` FILTER (WHERE ${where})` : ''}`,
    max: (value, where) => `max(${value})${where ? ` FILTER (WHERE ${where})` : ''}`,
    maxBy: (value, key, where) => `max_by(${value}, ${key}) FILTER (WHERE ${where})`,
    list: item => `collect_list(${item})`,
  },
  typeName,
  monthIndex(column, family, granularity) {
    const step = monthsIn[granularity];
    // A period of another grain than promised is not read as one: a year is not its January.
    if (family === 'date') {
      const month = `(year(${column}) * 12 + month(${column}) - 1)`;
      return step === 1 ? month : `(CASE WHEN ${month} % ${step} = 0 THEN ${month} END)`;
    }
    const year = `try_cast(substr(${column}, 1, 4) AS INT) * 12`;
    const is = (pattern: string): string => matches(column, pattern);
    if (granularity === 'year')
      return family === 'integer'
        ? `(CASE WHEN ${column} BETWEEN 1900 AND 2199 THEN ${column} * 12 END)`
        : `(CASE WHEN ${is('[0-9]{4}')} THEN ${year} END)`;
    if (family !== 'text') return 'CAST(NULL AS BIGINT)';
    return granularity === 'quarter'
      ? `(CASE WHEN ${is('[0-9]{4}-Q[1-4]')} THEN ${year} + try_cast(substr(${column}, 7, 1) AS INT) * 3 - 3 END)`
      : `(CASE WHEN ${is('[0-9]{4}-(0[1-9]|1[0-2])')} THEN ${year} + try_cast(substr(${column}, 6, 2) AS INT) - 1 END)`;
  },
  orEmpty: (list, type) => `coalesce(${list}, CAST(array() AS ${typeName(type)}))`,
  record: named,
  bundle: named,
  least: (a, b) => `least(${a}, ${b})`,
  greatest: (a, b) => `greatest(${a}, ${b})`,
  bitOr: (a, b) => `${a} | ${b}`,
  bit: index => `shiftleft(CAST(1 AS BIGINT), CAST(${index} AS INT))`,
  longestRun: mask => `array_max(transform(split(bin(${mask}), '0'), s -> length(s)))`,
  nullLists: true,
  list: {
    filter: (list, variable, test) => `filter(${list}, ${variable} -> ${test})`,
    map: (list, variable, body) => `transform(${list}, ${variable} -> ${body})`,
    size: list => `CAST(size(${list}) AS BIGINT)`,
    sum: (list, isWide) => {
      const type = isWide ? wide : 'BIGINT';
      return `aggregate(${list}, CAST(0 AS ${type}), (sum, one) -> CAST(sum + one AS ${type}))`;
    },
    max: list => `array_max(${list})`,
    min: list => `array_min(${list})`,
    of: items => `array(${items.join(', ')})`,
    concat: (a, b) => `concat(${a}, ${b})`,
    field: (record, name) => `${record}.${quoted(name)}`,
  },
};
