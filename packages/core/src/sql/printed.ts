import type { Exact } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { Window } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import type { MissingReason } from '../facts/unknown.ts';
import type { TableValue, Value } from '../facts/value.ts';
import type { Rational } from './rational.ts';

/** A fact that may turn out missing, and for which reason. */
export interface Leaf {
  readonly fact: FactDefinition;
  readonly reason: MissingReason;
}

/** A leaf, and the condition under which it is among what is missing. */
export interface Doubt extends Leaf {
  readonly when: string;
  /** Conditions that must hold as well, the outermost first; doubts that share them are printed under them together. */
  readonly under?: readonly string[];
}

/** What is known of a number that is unknown. Equal to the value where that is known; NULL where nothing bounds it. */
export interface Bound {
  readonly of: Rational;
  /** What the bound can be while the value is unknown, where that is less than its whole range. */
  readonly whileUnknown?: { readonly min?: Exact; readonly max?: Exact };
}

/** What every printed expression carries. Conditions are never NULL. */
interface Common {
  readonly type: Type;
  readonly unknown: string;
  /** Unknown because it could not be computed. */
  readonly failed: string;
  readonly missing: readonly Doubt[];
}

/** Yes or no: as a nullable boolean, and as the two questions a filter asks. */
export interface Truth extends Common {
  readonly kind: 'truth';
  readonly sql: string;
  readonly isTrue: string;
  readonly notFalse: string;
}

export interface NumberForm extends Common {
  readonly kind: 'number';
  readonly value: Rational;
  readonly low?: Bound;
  readonly high?: Bound;
  /** It falls or rises with a day: then a comparison with a fixed number is one with a fixed day. */
  readonly ofDay?: { readonly sql: string; readonly rising: boolean; compute(day: number): number };
  /** Both bounds are never NULL. */
  readonly total?: boolean;
}

export interface DayForm extends Common {
  readonly kind: 'day';
  readonly sql: string;
  readonly constant?: number;
  readonly low?: string;
  readonly high?: string;
}

export interface TextForm extends Common {
  readonly kind: 'text';
  readonly sql: string;
  readonly constant?: string;
  /** While it is unknown, whether it can still be this text. */
  readonly possible?: (value: string) => string;
  /** All that it can be while it is unknown; without it, anything. */
  readonly domain?: readonly string[];
  /** It is chosen by a test. */
  readonly choice?: boolean;
}

export interface ListForm extends Common {
  readonly kind: 'list';
  readonly sql: string;
  readonly item: ItemForm;
  readonly constant?: readonly Value[];
}

/** What the items of a list are made of in SQL. */
export type ItemForm =
  | { readonly kind: 'number'; readonly min: bigint; readonly max: bigint; readonly d: bigint }
  | { readonly kind: 'truth' | 'day' | 'text' }
  | { readonly kind: 'record'; readonly fact: FactDefinition | undefined };

export interface RecordForm extends Common {
  readonly kind: 'record';
  readonly sql: string;
  readonly fact: FactDefinition | undefined;
}

export interface WindowForm extends Common {
  readonly kind: 'window';
  /** Known when it is printed. */
  readonly window: Window | undefined;
  /** Else the month indexes of its ends, which are ends only where the window is known. */
  readonly ends?: { readonly first: string; readonly last: string };
  /** It begins and ends where such periods do. */
  readonly unit?: 'month' | 'quarter' | 'year';
}

export interface SeriesForm extends Common {
  readonly kind: 'series';
  readonly fact: FactDefinition;
  /** Several that are joined, or the one. */
  readonly parts: readonly FactDefinition[];
}

/** A map or a lookup table written out in the policy: known when printed. */
export interface FixedForm extends Common {
  readonly kind: 'fixed';
  readonly constant: Value;
}

/** A row of a lookup table, by a key that is not known when printed. */
export interface LookupForm extends Common {
  readonly kind: 'lookup';
  readonly table: TableValue;
  readonly key: Printed;
}

export type Printed =
  | Truth
  | NumberForm
  | DayForm
  | TextForm
  | ListForm
  | RecordForm
  | WindowForm
  | SeriesForm
  | FixedForm
  | LookupForm;
