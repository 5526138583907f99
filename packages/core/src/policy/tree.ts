import type { FactDefinition } from '../facts/catalogue.ts';
import type { Type } from '../facts/type.ts';
import type { Value } from '../facts/value.ts';
import type { Localized } from '../localized.ts';
import type { Overload } from './overload.ts';

/** Where a node stands in its expression's text. */
interface Placed {
  readonly type: Type;
  readonly start: number;
  readonly end: number;
}

/** How a comprehension goes through a list. */
export type Quantifier = 'all' | 'exists' | 'existsOne' | 'filter' | 'map';

/**
 * The checked tree: what an expression means, with every name resolved, every type known, every conversion written out
 * and every call bound to one {@link Overload}. It knows nothing of CEL's syntax or of the parser. Closures, SQL and
 * words are three printers of it.
 *
 * - `and`, `or`: any number of operands, CEL's commutative short circuit over three values
 * - `call`: operators and functions alike, by `overload.id`; all arguments are evaluated
 * - `each`: a comprehension over a list; `slot` is the depth of its variable, found again in `variable`
 * - `field`: of a record; a field that is absent is unknown
 * - `asOf`: the day of the decision, written `today`
 */
export type Tree = Placed &
  (
    | { readonly op: 'constant'; readonly value: Value }
    | { readonly op: 'fact'; readonly fact: FactDefinition }
    | { readonly op: 'parameter'; readonly parameter: Parameter }
    /** `source`: the fact whose records the variable goes through, where there is one. */
    | { readonly op: 'variable'; readonly name: string; readonly slot: number; readonly source?: FactDefinition }
    | { readonly op: 'field'; readonly of: Tree; readonly name: string }
    | { readonly op: 'has'; readonly of: Tree; readonly name: string }
    | { readonly op: 'and' | 'or'; readonly args: readonly Tree[] }
    | { readonly op: 'not'; readonly arg: Tree }
    | { readonly op: 'if'; readonly test: Tree; readonly whenTrue: Tree; readonly whenFalse: Tree }
    | { readonly op: 'call'; readonly overload: Overload; readonly args: readonly Tree[] }
    | { readonly op: 'list'; readonly items: readonly Tree[] }
    | { readonly op: 'map'; readonly entries: readonly (readonly [Tree, Tree])[] }
    | {
        readonly op: 'each';
        readonly how: Quantifier;
        readonly over: Tree;
        readonly slot: number;
        readonly where?: Tree;
        readonly body: Tree;
      }
    | { readonly op: 'asOf' }
  );

/** "X; but where Y, Z": the first exception whose test holds gives the value. */
export interface Exception {
  readonly text: Localized;
  readonly when: Tree;
  readonly value: Tree;
}

/** A threshold, rate or cap of a policy, with its unit and its words. */
export interface Parameter {
  readonly name: string;
  readonly label: Localized;
  readonly type: Type;
  readonly value: Value;
  readonly unit?: Localized;
  /** Values by date, oldest first, where the parameter changes while the policy stands. */
  readonly versions: readonly { readonly from: number; readonly value: Value }[];
  readonly exceptions: readonly Exception[];
}

const none: readonly Tree[] = [];

/** The nodes directly below a node. */
export function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree.op) {
    case 'constant':
    case 'fact':
    case 'parameter':
    case 'variable':
    case 'asOf':
      return none;
    case 'field':
    case 'has':
      return [tree.of];
    case 'and':
    case 'or':
    case 'call':
      return tree.args;
    case 'not':
      return [tree.arg];
    case 'if':
      return [tree.test, tree.whenTrue, tree.whenFalse];
    case 'list':
      return tree.items;
    case 'map':
      return tree.entries.flat();
    case 'each':
      return tree.where ? [tree.over, tree.where, tree.body] : [tree.over, tree.body];
  }
}

/** The fact whose records or values a tree goes through, where there is one. */
export function sourceOf(tree: Tree): FactDefinition | undefined {
  switch (tree.op) {
    case 'fact':
      return tree.fact.origin ?? tree.fact;
    case 'variable':
      return tree.source;
    case 'field':
    case 'has':
      return sourceOf(tree.of);
    case 'each':
      return sourceOf(tree.over);
    case 'call':
      return tree.args[0] && sourceOf(tree.args[0]);
    default:
      return undefined;
  }
}

/** Visits a tree, each node before those below it, through the exceptions of its parameters too. */
export function walk(tree: Tree, visit: (tree: Tree) => void): void {
  visit(tree);
  if (tree.op === 'parameter') {
    for (const exception of tree.parameter.exceptions) {
      walk(exception.when, visit);
      walk(exception.value, visit);
    }
  }
  for (const child of childrenOf(tree)) walk(child, visit);
}
