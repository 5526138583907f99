import type { Granularity } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';

/** What differs between the engines that the same tree is printed for. */
export interface Dialect {
  readonly name: 'duckdb' | 'clickhouse' | 'spark';
  /** A quoted name. */
  name_(name: string): string;
  /** A column of the table of facts, by the name it was asked for. */
  factColumn(name: string): string;
  /** Whether the engine can hold a day of ISO 8601 text. */
  holdsDay(iso: string): boolean;
  /** A day literal of ISO 8601 text. */
  day(iso: string): string;
  /** A whole number literal. */
  literal(value: bigint): string;
  /** A literal with digits behind the point. */
  decimalLiteral(digits: string): string;
  /** NULL, of a type; of a list, an empty one where the engine knows no other. */
  nothing(type: Type): string;
  /** The same where it is not NULL already; an outer join then leaves NULL where it finds nothing. */
  nullable(sql: string): string;
  /** Of a whole number. */
  absolute(sql: string): string;
  /** To a whole number of at least 38 digits. */
  widen(sql: string): string;
  /** To 64 bits; the value is known to fit. */
  narrow(sql: string): string;
  /** Integer division toward zero. */
  quotient(n: string, d: string): string;
  isTrue(sql: string): string;
  notFalse(sql: string): string;
  startsWith(text: string, prefix: string): string;
  contains(text: string, part: string): string;
  /** Two texts after each other; NULL where one is. */
  concat(a: string, b: string): string;
  endsWith(text: string, suffix: string): string;
  year(day: string): string;
  month(day: string): string;
  dayOfMonth(day: string): string;
  lastDayOfMonth(day: string): string;
  /** A fixed day of a day's year. */
  inYear(day: string, month: number, dayOfMonth: number): string;
  addMonths(day: string, months: string): string;
  addDays(day: string, days: string): string;
  daysBetween(from: string, to: string): string;
  /** Whether a text is a code of GB/T 2260: six or twelve digits. */
  regionCode(text: string): string;
  /** A day from text like 2020-12-31, NULL where it names none. */
  tryDay(text: string): string;
  /** A column of days or moments as a day. */
  asDay(column: string): string;
  /** A decimal from text, NULL where it is none: up to 18 digits, and 10 behind the point. */
  tryDecimal(text: string, scale: number): string;
  /** A decimal of `scale` places, wide enough to be compared with any limit. */
  roomy(decimal: string, scale: number): string;
  /** A column of numbers with `scale` places, times 10 to a power; its result fits 64 bits. */
  shifted(amount: string, scale: number, power: number): string;
  /** A table of files. */
  files(pattern: string, format: 'parquet' | 'csv'): string;
  readonly aggregate: {
    sum(value: string, where: string): string;
    count(where: string): string;
    countDistinct(value: string): string;
    /** How many different month indexes there are; nearly all lie near the one given. */
    countPeriods(month: string, around: number): string;
    min(value: string, where?: string): string;
    max(value: string, where?: string): string;
    /** The value with the greatest key. */
    maxBy(value: string, key: string, where: string): string;
    /** All as a list; of none, NULL. */
    list(item: string): string;
  };
  /** The engine's name of the type that a fact is held in. */
  typeName(type: Type): string;
  /** The month index, counted from January of year 0, of a column of periods; NULL where it names none. */
  monthIndex(column: string, family: string, granularity: Granularity): string;
  /** A list, or the empty list of its type. */
  orEmpty(list: string, type: Type): string;
  record(fields: readonly (readonly [name: string, sql: string])[], type: Type): string;
  /** Values under names as one record, whatever their types; where an engine can do so. */
  bundle?(fields: readonly (readonly [name: string, sql: string])[]): string;
  /** The least of two; of one that is NULL, the other. */
  least(a: string, b: string): string;
  greatest(a: string, b: string): string;
  bitOr(a: string, b: string): string;
  /** 2 to the power of a whole number, 64 bits. */
  bit(index: string): string;
  /** The longest run of ones in a whole number's binary digits. */
  longestRun(mask: string): string;
  /** Length in code points. */
  length(text: string): string;
  /** Whether lists can be NULL. Where they cannot, a column beside each says that it is not known. */
  readonly nullLists: boolean;
  readonly list: {
    filter(list: string, variable: string, test: string): string;
    map(list: string, variable: string, body: string): string;
    /** Length of a list, 64 bits. */
    size(list: string): string;
    /** Sum of a list of whole numbers; of none, zero; NULL items do not occur. `wide` where 64 bits may not do. */
    sum(list: string, wide: boolean): string;
    max(list: string): string;
    min(list: string): string;
    of(items: readonly string[]): string;
    concat(a: string, b: string): string;
    field(record: string, name: string): string;
  };
}
