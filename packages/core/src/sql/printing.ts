import type { FactDefinition } from '../facts/catalogue.ts';
import type { Type } from '../facts/type.ts';
import type { Value } from '../facts/value.ts';
import type { Tree } from '../policy/tree.ts';
import type { Columns } from './columns.ts';
import type { Dialect } from './dialect.ts';
import type { Doubt, ItemForm, Printed, Truth } from './printed.ts';
import type { Arithmetic } from './rational.ts';

/** What the parts of the printer know of the whole. */
export interface Printing {
  readonly dialect: Dialect;
  /** The day to decide as of, as a day count. */
  readonly asOf: number;
  readonly columns: Columns;
  readonly math: Arithmetic;
  /** How many comprehensions are open. */
  readonly depth: number;
  column(name: string): string;
  print(tree: Tree): Printed;
  /** A long expression as a column of its own, so that it stands and is computed once; inside a comprehension, itself. */
  hoist(sql: string, longer?: number): string;
  /** A value known when it is printed. */
  constant(value: Value, type: Type): Printed;
  /** The value, where what was printed is known when it is printed. */
  constantOf(printed: Printed): Value | undefined;
  truth(sql: string, type: Type, common: Standing): Truth;
  /** Never known, for whatever reason stands in `missing`. */
  unknown(type: Type, missing: readonly Doubt[], failed?: string): Printed;
  /** What a missing fact is missing for. */
  doubts(fact: FactDefinition, unknown: string): readonly Doubt[];
  /** One item of a list, or one field of a record, as an expression. */
  item(sql: string, item: ItemForm, type: Type, common?: Standing): Printed;
  /** Prints below a comprehension whose variable is `name`; with the long expressions that hang on it. */
  within<T>(
    variable: { readonly name: string; readonly item: ItemForm; readonly type: Type },
    print: () => T,
  ): readonly [T, readonly Hoisted[]];
}

/** A long expression that stands under a name; those of a level use those of the levels before. */
export interface Hoisted {
  readonly name: string;
  readonly sql: string;
  readonly level: number;
}

/** Whether a value is known, and why not. */
export interface Standing {
  readonly unknown: string;
  readonly failed: string;
  readonly missing: readonly Doubt[];
}
