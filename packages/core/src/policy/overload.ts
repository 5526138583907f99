import type { Exact } from '../exact.ts';
import type { PlainKind, Type } from '../facts/type.ts';
import { merge, type Result, Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';

/** What a function may know besides its arguments. */
export interface Moment {
  /** The day the decision is made as of, as a day count. */
  readonly asOf: number;
}

/** An example that is run in the tests: `rate(60 %).of(100.00)` written with literals in the argument's own notation. */
export interface Example {
  /** A CEL expression over literals and the parameters given. */
  readonly expression: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** The result as {@link formatValue} writes it. */
  readonly gives: string;
}

/** What an argument must be. */
export type Pattern = PlainKind | ((type: Type) => boolean);

/** One function for one set of argument types. The id is stable: SQL, vectors and other languages name it. */
export interface Overload {
  readonly id: string;
  readonly name: string;
  readonly style: 'operator' | 'method' | 'function';
  readonly params: readonly Pattern[];
  /** The last parameter may repeat. */
  readonly rest?: boolean;
  readonly result: Type | ((args: readonly Type[]) => Type | undefined);
  /** All arguments known. */
  run(args: readonly Value[], moment: Moment): Result;
  /** Some argument unknown; by default the result is unknown for the same reasons. */
  partial?(args: readonly Result[], moment: Moment): Result;
  readonly doc?: string;
  readonly examples?: readonly Example[];
}

/** Whether a type fits a pattern without conversion. */
export function fits(pattern: Pattern, type: Type): boolean {
  return typeof pattern === 'string' ? type.kind === pattern : pattern(type);
}

/** Result type of an overload for its arguments. */
export function resultType(overload: Overload, args: readonly Type[]): Type | undefined {
  return typeof overload.result === 'function' ? overload.result(args) : overload.result;
}

export const lowOf = (result: Result): Exact | undefined =>
  result instanceof Unknown ? result.low : (result as Exact);
export const highOf = (result: Result): Exact | undefined =>
  result instanceof Unknown ? result.high : (result as Exact);

/** Bounds of a function that rises (`+`) or falls (`-`) with each argument. */
export function monotone(
  run: (args: readonly Value[], moment: Moment) => Result,
  signs: string,
): NonNullable<Overload['partial']> {
  return (args, moment) => {
    const corner = (least: boolean): Exact | undefined => {
      const values: Value[] = [];
      for (const [i, arg] of args.entries()) {
        const rising = (signs[i] ?? signs.at(-1)) === '+';
        const value = rising === least ? lowOf(arg) : highOf(arg);
        if (value === undefined) return undefined;
        values.push(value);
      }
      const result = run(values, moment);
      return result instanceof Unknown ? undefined : (result as Exact);
    };
    return merge(args, { low: corner(true), high: corner(false) });
  };
}

export const isSeries = (type: Type): boolean => type.kind === 'series';
export const listOf =
  (...kinds: readonly PlainKind[]) =>
  (type: Type): boolean =>
    type.kind === 'list' && kinds.includes(type.of.kind as PlainKind);
