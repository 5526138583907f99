import { monthsIn } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import type { Dialect } from './dialect.ts';
import { decimalPattern } from './physical.ts';
import { nameBetween, text } from './quote.ts';
import { SqlRefusal } from './refusal.ts';

/** A backslash escapes within a quoted name too. */
const quoted = (name: string): string => nameBetween('"', name.replaceAll('\\', '\\\\'));

function typeName(type: Type): string {
  switch (type.kind) {
    case 'bool':
      return 'Nullable(Bool)';
    case 'date':
      return 'Nullable(Date32)';
    case 'string':
    case 'enum':
    case 'region':
      return 'Nullable(String)';
    case 'list':
      return `Array(${typeName(type.of)})`;
    case 'record':
      return `Tuple(${[...type.fields].map(([name, of]) => `${quoted(name)} ${typeName(of)}`).join(', ')})`;
    default:
      return 'Nullable(Int64)';
  }
}

const wideFrom = 2n ** 63n;
/** What every version holds. */
const [firstDay, lastDay] = ['1900-01-01', '2299-12-31'];

/**
 * ClickHouse, with the analyzer that is its default since 24.3, and its default settings.
 *
 * What it does otherwise than others, and what is printed for it: a list is never NULL, so a column beside it says that it
 * is not known; an alias hides a column of the same name, so columns of the table of facts begin with a slash, which no
 * alias does; a name with a point in it would make lists of one table depend on each other, so there are none; an outer
 * join leaves zeros where it finds nothing, unless a column can be NULL; 30 February is read as 1 March, so days are
 * written out again and compared; `/` divides into floats, the greatest of no items is zero, and arithmetic that
 * overflows says nothing.
 */
export const clickhouse: Dialect = {
  name: 'clickhouse',
  name_: quoted,
  factColumn: name => quoted(`/${name.replaceAll('.', '/')}`),
  holdsDay: iso => iso >= firstDay && iso <= lastDay,
  day(iso) {
    if (iso < firstDay || iso > lastDay)
      throw new SqlRefusal(`ClickHouse holds no day like ${iso}.`, 'Use days from 1900 to 2299.');
    return `toDate32('${iso}')`;
  },
  literal(value) {
    if (value >= wideFrom || value <= -wideFrom) return `toInt128('${value}')`;
    // A bare literal is unsigned, and so is what is made of them; with 64 bits it meets no signed number in a CASE.
    return value > 255n ? `toInt64(${value})` : String(value);
  },
  decimalLiteral: digits => `toDecimal128('${digits}', ${digits.split('.')[1]?.length ?? 0})`,
  nothing: type => (type.kind === 'list' ? `CAST([] AS ${typeName(type)})` : `CAST(NULL AS ${typeName(type)})`),
  nullable: sql => `toNullable(${sql})`,
  absolute: sql => `CASE WHEN ${sql} < 0 THEN -(${sql}) ELSE ${sql} END`,
  widen: sql => `toInt128(${sql})`,
  narrow: sql => `toInt64(${sql})`,
  // It divides before it looks whether the row is wanted: by zero comes nothing, as elsewhere, instead of an end of the query.
  quotient: (n, d) => (/^\d+$/.test(d) ? `intDiv(${n}, ${d})` : `if(${d} = 0, NULL, intDivOrZero(${n}, ${d}))`),
  isTrue: sql => `ifNull(${sql}, false)`,
  notFalse: sql => `ifNull(${sql}, true)`,
  startsWith: (of, prefix) => `startsWith(${of}, ${prefix})`,
  contains: (of, part) => `(position(${of}, ${part}) > 0)`,
  endsWith: (of, suffix) => `endsWith(${of}, ${suffix})`,
  concat: (a, b) => `concat(${a}, ${b})`,
  length: of => `toInt64(lengthUTF8(${of}))`,
  year: day => `toInt32(toYear(${day}))`,
  month: day => `toInt32(toMonth(${day}))`,
  dayOfMonth: day => `toInt32(toDayOfMonth(${day}))`,
  // Its own function gives a Date, which begins in 1970.
  lastDayOfMonth: day => `addDays(addMonths(addDays(${day}, 1 - toDayOfMonth(${day})), 1), -1)`,
  inYear: (day, month, dayOfMonth) => `makeDate32(toYear(${day}), ${month}, ${dayOfMonth})`,
  addMonths: (day, months) => `addMonths(${day}, ${within(months, 1200)})`,
  addDays: (day, days) => `addDays(${day}, ${within(days, 36_500)})`,
  daysBetween: (from, to) => `dateDiff('day', ${from}, ${to})`,
  regionCode: of => `match(${of}, '^[0-9]{6}([0-9]{6})?$')`,
  tryDay(of) {
    const day = `toDate32OrNull(${of})`;
    return `CASE WHEN toString(${day}) = ${of} THEN ${day} END`;
  },
  asDay: column => `toDate32(${column})`,
  tryDecimal: (of, scale) =>
    `CASE WHEN match(${of}, ${text(`^${decimalPattern}$`)}) THEN toDecimal128OrNull(${of}, ${scale}) END`,
  roomy: (decimal, scale) => `toDecimal256(${decimal}, ${scale})`,
  shifted: (amount, scale, power) => `toInt64(toDecimal256(${amount}, ${scale}) * ${10 ** power})`,
  files(pattern, format) {
    const [scheme] = /^\w+(?=:\/\/)/.exec(pattern) ?? ['file'];
    const read = scheme === 'file' ? 'file' : scheme === 'hdfs' ? 'hdfs' : 's3';
    return `${read}(${text(pattern)}, ${format === 'csv' ? text('CSVWithNames') : text('Parquet')})`;
  },
  aggregate: {
    sum: (value, where) => `sum(${value}) FILTER (WHERE ${where})`,
    count: where => `toInt64(count(*) FILTER (WHERE ${where}))`,
    countDistinct: value => `uniqExact(${value})`,
    countPeriods: month => `uniqExact(${month})`,
    min: (value, where) => `min(${value})${where ? ` FILTER (WHERE ${where})` : ''}`,
    max: (value, where) => `max(${value})${where ? ` FILTER (WHERE ${where})` : ''}`,
    maxBy: (value, key, where) => `argMax(${value}, ${key}) FILTER (WHERE ${where})`,
    list: item => `groupArray(${item})`,
  },
  typeName,
  monthIndex(column, family, granularity) {
    const step = monthsIn[granularity];
    // A period of another grain than promised is not read as one: a year is not its January.
    if (family === 'date') {
      const month = `(toYear(${column}) * 12 + toMonth(${column}) - 1)`;
      return step === 1 ? month : `(CASE WHEN ${month} % ${step} = 0 THEN ${month} END)`;
    }
    const year = `toInt32OrNull(substring(${column}, 1, 4)) * 12`;
    if (granularity === 'year')
      return family === 'integer'
        ? `(CASE WHEN ${column} BETWEEN 1900 AND 2199 THEN toInt32(${column}) * 12 END)`
        : `(CASE WHEN match(${column}, '^[0-9]{4}$') THEN ${year} END)`;
    if (family !== 'text') return 'CAST(NULL AS Nullable(Int64))';
    return granularity === 'quarter'
      ? `(CASE WHEN match(${column}, '^[0-9]{4}-Q[1-4]$') THEN ${year} + toInt32OrNull(substring(${column}, 7, 1)) * 3 - 3 END)`
      : `(CASE WHEN match(${column}, '^[0-9]{4}-(0[1-9]|1[0-2])$') THEN ${year} + toInt32OrNull(substring(${column}, 6, 2)) - 1 END)`;
  },
  orEmpty: list => list,
  record: (fields, type) => `CAST(tuple(${fields.map(([, sql]) => sql).join(', ')}) AS ${typeName(type)})`,
  least: (a, b) => `least(${a}, ${b})`,
  greatest: (a, b) => `greatest(${a}, ${b})`,
  bitOr: (a, b) => `bitOr(${a}, ${b})`,
  bit: index => `bitShiftLeft(toInt64(1), ${index})`,
  longestRun: mask => `toInt64(arrayMax(arrayMap(run -> length(run), splitByChar('0', bin(${mask})))))`,
  nullLists: false,
  list: {
    filter: (list, variable, test) => `arrayFilter(${variable} -> ${test}, ${list})`,
    map: (list, variable, body) => `arrayMap(${variable} -> ${body}, ${list})`,
    size: list => `toInt64(length(${list}))`,
    sum: (list, wide) => `arraySum(item -> ${wide ? 'toInt128' : 'toInt64'}(assumeNotNull(item)), ${list})`,
    max: list => `if(empty(${list}), NULL, arrayMax(item -> assumeNotNull(item), ${list}))`,
    min: list => `if(empty(${list}), NULL, arrayMin(item -> assumeNotNull(item), ${list}))`,
    of: items => `[${items.join(', ')}]`,
    concat: (a, b) => `arrayConcat(${a}, ${b})`,
    field: (record, name) => `tupleElement(${record}, ${text(name)})`,
  },
};

/** Facts hold days from 1900 to 2199; moved further than this they could leave what is held of days. */
function within(shift: string, most: number): string {
  const number = Number(shift);
  if (number < 0 || number > most)
    throw new SqlRefusal(`ClickHouse may not hold a day moved by ${shift}.`, 'Move the day it is compared with.');
  return shift;
}
