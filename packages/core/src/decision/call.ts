import { compare, type Exact, multiply } from '../exact.ts';
import { merge, type Result, Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';
import { exactSet } from '../policy/functions/comparison.ts';
import type { Moment, Overload } from '../policy/overload.ts';
import type { Tree } from '../policy/tree.ts';
import type { Closure } from './run.ts';

/** An operator or function over the closures of its arguments. */
export function callClosure(tree: Tree & { op: 'call' }, closures: readonly Closure[]): Closure {
  const { known, partial } = waysOf(tree.overload);
  const special = specialCall(tree, closures, partial);
  if (special) return special;
  if (closures.length === 2) {
    const [left, right] = closures as [Closure, Closure];
    return run => {
      const a = left(run);
      const b = right(run);
      return a instanceof Unknown || b instanceof Unknown ? (failed(a, b) ?? partial([a, b], run)) : known([a, b], run);
    };
  }
  return run => {
    const args = closures.map(closure => closure(run));
    return args.some(arg => arg instanceof Unknown) ? partial(args, run) : known(args as readonly Value[], run);
  };
}

/** How an overload is run: with all arguments known, and with some unknown. */
interface Ways {
  readonly known: (args: readonly Value[], moment: Moment) => Result;
  readonly partial: (args: readonly Result[], moment: Moment) => Result;
}

const ways = new WeakMap<Overload, Ways>();

function waysOf(overload: Overload): Ways {
  let found = ways.get(overload);
  if (!found) {
    found = {
      known: overload.run.bind(overload),
      partial: overload.partial?.bind(overload) ?? (args => merge(args)),
    };
    ways.set(overload, found);
  }
  return found;
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  '<': order => order < 0,
  '<=': order => order <= 0,
  '>': order => order > 0,
  '>=': order => order >= 0,
};

/** The calls that nearly every clause makes, without a list of arguments: a comparison, a share, a ceiling. */
function specialCall(
  tree: Tree & { op: 'call' },
  closures: readonly Closure[],
  partial: (args: readonly Result[], moment: Moment) => Result,
): Closure | undefined {
  const { id, name, style } = tree.overload;
  const [left, right] = closures;
  if (closures.length !== 2 || !left || !right) return undefined;
  if (style === 'operator' && orders[name] && exactSet.has(tree.args[0]!.type.kind)) {
    const holds = orders[name];
    return run => {
      const a = left(run);
      const b = right(run);
      return a instanceof Unknown || b instanceof Unknown
        ? (failed(a, b) ?? partial([a, b], run))
        : holds(compare(a as Exact, b as Exact));
    };
  }
  const plain: ((a: Exact, b: Exact) => Exact) | undefined =
    id === 'percent.of'
      ? multiply
      : name === 'atMost' && style === 'method'
        ? (a, b) => (compare(a, b) <= 0 ? a : b)
        : undefined;
  if (!plain) return undefined;
  return run => {
    const a = left(run);
    const b = right(run);
    return a instanceof Unknown || b instanceof Unknown
      ? (failed(a, b) ?? partial([a, b], run))
      : plain(a as Exact, b as Exact);
  };
}

/** An error among the arguments is the error of the call. */
function failed(a: Result, b: Result): Unknown | undefined {
  if (a instanceof Unknown && a.failure) return b instanceof Unknown ? merge([a, b]) : a;
  return b instanceof Unknown && b.failure ? (a instanceof Unknown ? merge([a, b]) : b) : undefined;
}
