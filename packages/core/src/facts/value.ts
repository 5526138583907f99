import type { Exact } from '../exact.ts';
import type { FactDefinition } from './catalogue.ts';
import type { Granularity, Window } from './period.ts';

/** A value per period. A period that is not in `values` is not known; a period in which nothing was paid holds a 0. */
export interface SeriesValue {
  /** The fact it is the value of, so that a period that is not known can be named. */
  readonly fact: FactDefinition;
  readonly granularity: Granularity;
  /** By the first month of the period, counted from January of year 0. */
  readonly values: ReadonlyMap<number, Exact | boolean>;
}

/** One record of a list. A field that is not known is not in it. */
export type RecordValue = ReadonlyMap<string, Value>;

/** A lookup table as loaded: key → column → bounds by level, smallest level first. */
export interface RowValue {
  readonly key: string;
  readonly levels: readonly string[];
  /** Lower bounds, inclusive, of every level above the smallest, ascending; undefined where the column has none. */
  readonly bounds: ReadonlyMap<string, readonly Exact[]>;
}

export interface TableValue {
  readonly rows: ReadonlyMap<string, RowValue>;
  readonly fallback: RowValue | undefined;
}

/**
 * What an expression may hold. A date is its day count, money its fen, percent a ratio, an enumeration or region its
 * code, timestamps and durations nanoseconds; the static type says which, so nothing is tagged.
 */
export type Value =
  | boolean
  | Exact
  | string
  | null
  | Uint8Array
  | Window
  | SeriesValue
  | RecordValue
  | TableValue
  | RowValue
  | readonly Value[]
  | ReadonlyMap<Value, Value>;
