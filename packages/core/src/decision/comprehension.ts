import { fail, merge, type Result, Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';
import type { Tree } from '../policy/tree.ts';
import type { Closure } from './run.ts';

/** What a comprehension is made of, as closures. */
export interface Parts {
  readonly over: Closure;
  readonly where: Closure | undefined;
  readonly body: Closure;
}

/** Goes through a list item by item, three-valued like all else. */
export function eachClosure(tree: Tree & { op: 'each' }, { over, where, body }: Parts): Closure {
  const { how, slot } = tree;
  return run => {
    const list = over(run);
    if (list instanceof Unknown) return list;
    const items: readonly Value[] = Array.isArray(list)
      ? (list as readonly Value[])
      : [...(list as ReadonlyMap<Value, Value>).keys()];
    run.budget -= items.length;
    if (run.budget < 0) return fail('cost', 'The comprehension is too long.');
    // A term used inside another comprehension numbers its own variables from the same place: what was there comes back.
    const outer = run.locals[slot]!;
    const results = items.map(item => {
      run.locals[slot] = item;
      if (!where) return { item, kept: true as Result, result: body(run) };
      const kept = where(run);
      return { item, kept, result: kept === false ? false : body(run) };
    });
    run.locals[slot] = outer;
    return collect(how, results);
  };
}

interface Step {
  readonly item: Value;
  readonly kept: Result;
  readonly result: Result;
}

function collect(how: (Tree & { op: 'each' })['how'], steps: readonly Step[]): Result {
  const results = steps.map(step => step.result);
  const unknown = results.filter(result => result instanceof Unknown);
  switch (how) {
    case 'all':
      return results.includes(false) ? false : unknown.length ? merge(unknown) : true;
    case 'exists':
      return results.includes(true) ? true : unknown.length ? merge(unknown) : false;
    case 'existsOne': {
      const found = results.filter(result => result === true).length;
      if (unknown.some(one => one.failure)) return merge(unknown);
      return found > 1 ? false : unknown.length ? merge(unknown) : found === 1;
    }
    case 'filter':
      return unknown.length ? merge(unknown) : steps.filter(step => step.result === true).map(step => step.item);
    case 'map': {
      const doubts = steps.flatMap(step =>
        step.kept instanceof Unknown
          ? [step.kept]
          : step.kept === true && step.result instanceof Unknown
            ? [step.result]
            : [],
      );
      return doubts.length ? merge(doubts) : steps.filter(step => step.kept === true).map(step => step.result as Value);
    }
  }
}
