import type { Criterion } from '../policy/policy.ts';
import type { Tree } from '../policy/tree.ts';
import { compile } from './closures.ts';
import { keyOf } from './key.ts';
import { allRanges, type Range, rangeOf } from './range.ts';
import type { Closure } from './run.ts';
import type { Layout } from './slots.ts';
import { allOf, anyOf, type Test } from './three-valued.ts';

/** What a tree is turned into tests with. */
export class Lowering {
  readonly layout: Layout;
  readonly asOf: number;
  readonly #ranges = new Map<Tree, Range | undefined>();
  readonly #tests = new Map<Tree, Test>();
  readonly #closures = new Map<Tree, Closure>();

  constructor(layout: Layout, asOf: number) {
    this.layout = layout;
    this.asOf = asOf;
  }

  /** A tree as a range of one fact, where it is one; found once for all policies that share the tree. */
  range(tree: Tree): Range | undefined {
    const known = this.#ranges.get(tree);
    if (known || this.#ranges.has(tree)) return known;
    const range = rangeOf(tree, this.layout, this.asOf);
    this.#ranges.set(tree, range);
    return range;
  }

  /** The closure of a tree; made once for all policies that share the tree. */
  closure(tree: Tree): Closure {
    let closure = this.#closures.get(tree);
    if (!closure) {
      closure = compile(tree);
      this.#closures.set(tree, closure);
    }
    return closure;
  }

  /** A tree as a test; made once for all policies that share the tree. */
  test(tree: Tree): Test {
    let test = this.#tests.get(tree);
    if (!test) {
      test = testOf(tree, this);
      this.#tests.set(tree, test);
    }
    return test;
  }
}

/** All clauses of a policy as one test. Plain ranges come first, in one piece; what needs more work follows. */
export function compileTest(clauses: readonly Criterion[], kinds: number, lowering: Lowering): Test {
  const ranges: Range[] = [];
  const rest: Test[] = [];
  const add = (part: Tree): void => {
    const range = lowering.range(part);
    if (range) ranges.push(range);
    else rest.push(lowering.test(part));
  };
  for (const { test, exceptions } of clauses) {
    if (exceptions.length)
      rest.push(anyOf([test, ...exceptions.map(exception => exception.when)].map(tree => lowering.test(tree))));
    else if (test.op === 'and') test.args.forEach(add);
    else add(test);
  }
  return allRanges(ranges, kinds, rest.length ? allOf(rest) : undefined);
}

function testOf(tree: Tree, lowering: Lowering): Test {
  const range = lowering.range(tree);
  if (range) return allRanges([range], ~0, undefined);
  switch (tree.op) {
    case 'and':
      return allOf(tree.args.map(arg => lowering.test(arg)));
    case 'or':
      return anyOf(tree.args.map(arg => lowering.test(arg)));
    case 'not': {
      const test = lowering.test(tree.arg);
      return facts => {
        const value = test(facts);
        return value === 2 ? 2 : 1 - value;
      };
    }
    default:
      return formulaTest(tree, lowering);
  }
}

/** Anything else is computed by its closure, once a subject for all policies that ask the same. */
function formulaTest(tree: Tree, lowering: Lowering): Test {
  const { layout, asOf } = lowering;
  const slot = layout.formula(keyOf(tree, asOf), tree.type, lowering.closure(tree));
  return facts => {
    const value = layout.fill(slot, facts);
    return Number.isNaN(value) ? 2 : value;
  };
}
