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
  /** The series it was joined from, so that a period not known is asked of the one that lacks it. */
  readonly parts?: readonly SeriesValue[];
}

/** One record of a list. A field that is not known is not in it. */
export type RecordValue = ReadonlyMap<string, Value>;

/** One row of a lookup table: for each indicator the lower bounds, inclusive, of every level above the lowest. */
export interface RowValue {
  readonly key: string;
  readonly levels: readonly string[];
  readonly bounds: ReadonlyMap<string, readonly Exact[]>;
}

/** A lookup table as loaded. */
export interface TableValue {
  readonly rows: ReadonlyMap<string, RowValue>;
  /** The row of every key that has none of its own. */
  readonly otherwise: RowValue | undefined;
}

/** One tier or bracket: it is reached at the threshold, or only beyond it. */
export interface Band {
  readonly at: Exact;
  readonly inclusive: boolean;
  readonly value: Exact;
}

/** Tiers or brackets, lowest first. */
export interface BandsValue {
  readonly bands: readonly Band[];
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
  | BandsValue
  | readonly Value[]
  | ReadonlyMap<Value, Value>;
