import { compare, type Exact, multiply } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { Dossier, DossierFact } from '../facts/dossier.ts';
import { fail, merge, type Result, Unknown } from '../facts/unknown.ts';
import type { RecordValue, Value } from '../facts/value.ts';
import { derivationOf } from '../policy/derived.ts';
import { equal, exactSet } from '../policy/functions/comparison.ts';
import type { Moment } from '../policy/overload.ts';
import { type Exception, type Parameter, sourceOf, type Tree } from '../policy/tree.ts';

/** One evaluation: whose data, as of when, and the variables of comprehensions by depth. */
export interface Run extends Moment {
  readonly dossier: Dossier;
  readonly locals: Result[];
  /** Steps of comprehensions still allowed. */
  budget: number;
}

/** A checked tree made runnable. Pure but for the run's locals and budget. */
export type Closure = (run: Run) => Result;

/** Steps a decision may spend in comprehensions: far above any dossier, far below a hang. */
export const stepBudget = 200_000;

const compiled = new WeakMap<Tree, Closure>();

/** The closure of a tree; made once. */
export function closureOf(tree: Tree): Closure {
  let closure = compiled.get(tree);
  if (!closure) {
    closure = compile(tree);
    compiled.set(tree, closure);
  }
  return closure;
}

function compile(tree: Tree): Closure {
  switch (tree.op) {
    case 'constant': {
      const { value } = tree;
      return () => value;
    }
    case 'fact':
      return factClosure(tree.fact);
    case 'parameter':
      return parameterClosure(tree.parameter);
    case 'variable': {
      const { slot } = tree;
      return run => run.locals[slot]!;
    }
    case 'asOf':
      return run => run.asOf;
    case 'field':
      return fieldClosure(tree);
    case 'has': {
      const of = closureOf(tree.of);
      return run => {
        const record = of(run);
        return record instanceof Unknown ? record : (record as RecordValue).has(tree.name);
      };
    }
    case 'and':
      return logicClosure(tree.args, false);
    case 'or':
      return logicClosure(tree.args, true);
    case 'not': {
      const arg = closureOf(tree.arg);
      return run => {
        const value = arg(run);
        return value instanceof Unknown ? value : !value;
      };
    }
    case 'if':
      return conditionalClosure(tree);
    case 'call':
      return callClosure(tree);
    case 'list': {
      const items = tree.items.map(closureOf);
      return run =>
        gather(
          items.map(item => item(run)),
          values => values,
        );
    }
    case 'map': {
      const keys = tree.entries.map(([key]) => closureOf(key));
      const values = tree.entries.map(([, value]) => closureOf(value));
      return run =>
        gather(
          [...keys, ...values].map(one => one(run)),
          all => {
            const map = new Map(keys.map((_, i) => [all[i]!, all[keys.length + i]!] as const));
            return map.size === keys.length ? map : fail('out-of-range', 'A key stands twice in the map.');
          },
        );
    }
    case 'each':
      return eachClosure(tree);
  }
}

function gather(results: readonly Result[], make: (values: readonly Value[]) => Result): Result {
  return results.some(result => result instanceof Unknown) ? merge(results) : make(results as readonly Value[]);
}

/** What is known of a fact on a day: its value, or why it is missing with the bounds the catalogue gives. */
export function readFact(fact: FactDefinition, dossier: Dossier, asOf: number): Result {
  const known = dossier.facts[fact.index];
  if (!known) return absent(fact);
  if (isStale(fact, known, asOf))
    return new Unknown([{ fact, reason: 'stale', heldUntil: known.asOf }], boundsOf(fact));
  return known.value;
}

/** Whether a value is older than the catalogue allows. */
export function isStale(fact: FactDefinition, known: DossierFact, asOf: number): boolean {
  return fact.freshness !== undefined && known.freshUntil !== undefined && known.freshUntil < asOf;
}

const absences = new WeakMap<FactDefinition, Unknown>();

function absent(fact: FactDefinition): Unknown {
  let unknown = absences.get(fact);
  if (!unknown) {
    unknown = new Unknown([{ fact, reason: fact.sharing === 'none' ? 'not-shared' : 'absent' }], boundsOf(fact));
    absences.set(fact, unknown);
  }
  return unknown;
}

function boundsOf(fact: FactDefinition): {
  low: Exact | undefined;
  high: Exact | undefined;
  among: readonly string[] | undefined;
} {
  const number = fact.type.kind !== 'series';
  return {
    low: number ? fact.minimum : undefined,
    high: number ? fact.maximum : undefined,
    among: fact.type.kind === 'enum' ? fact.type.values : undefined,
  };
}

export function factClosure(fact: FactDefinition): Closure {
  const derivation = derivationOf(fact);
  if (derivation) return firstThatHolds(derivation.exceptions, closureOf(derivation.value));
  const { index, freshness } = fact;
  const none = absent(fact);
  if (freshness) return run => readFact(fact, run.dossier, run.asOf);
  return run => run.dossier.facts[index]?.value ?? none;
}

/** The general value, or that of the newest date begun, or of the first exception that holds. */
function parameterClosure(parameter: Parameter): Closure {
  const general = dated(parameter);
  return parameter.exceptions.length ? firstThatHolds(parameter.exceptions, general) : general;
}

/** The general rule stands unless an exception holds; of several, the first. */
export function firstThatHolds(exceptions: readonly Exception[], general: Closure): Closure {
  if (!exceptions.length) return general;
  const closures = exceptions.map(exception => ({
    when: closureOf(exception.when),
    value: closureOf(exception.value),
  }));
  const from = (start: number, run: Run): Result => {
    for (let i = start; i < closures.length; i++) {
      const exception = closures[i]!;
      const holds = exception.when(run);
      if (holds === true) return exception.value(run);
      // Which applies hangs on what is missing: it is this one, or what comes out without it.
      if (holds instanceof Unknown) return either([exception.value(run), from(i + 1, run)], holds);
    }
    return general(run);
  };
  return run => from(0, run);
}

function dated(parameter: Parameter): Closure {
  const { value, versions } = parameter;
  if (!versions.length) return () => value;
  return run => versions.findLast(version => version.from <= run.asOf)?.value ?? value;
}

/** One of several results, not known which: known after all where they agree, else bounded by them. */
function either(results: readonly Result[], why: Unknown): Result {
  const first = results[0]!;
  if (!(first instanceof Unknown) && results.every(result => !(result instanceof Unknown) && equal(result, first)))
    return first;
  const lows = results.map(result => (result instanceof Unknown ? result.low : exactOf(result)));
  const highs = results.map(result => (result instanceof Unknown ? result.high : exactOf(result)));
  const options = results.map(result =>
    result instanceof Unknown ? result.among : typeof result === 'string' ? [result] : undefined,
  );
  return merge([why, ...results], {
    low: lows.every(low => low !== undefined) ? lows.reduce((a, b) => (compare(a, b) <= 0 ? a : b)) : undefined,
    high: highs.every(high => high !== undefined) ? highs.reduce((a, b) => (compare(a, b) >= 0 ? a : b)) : undefined,
    among: options.every(one => one !== undefined) ? [...new Set(options.flat())] : undefined,
  });
}

function exactOf(value: Value): Exact | undefined {
  return typeof value === 'number' ||
    typeof value === 'bigint' ||
    (typeof value === 'object' && value !== null && 'n' in value)
    ? (value as Exact)
    : undefined;
}

function fieldClosure(tree: Tree & { op: 'field' }): Closure {
  const of = closureOf(tree.of);
  const fact = sourceOf(tree.of);
  return run => {
    const record = of(run);
    if (record instanceof Unknown) return record;
    const value = (record as RecordValue).get(tree.name);
    if (value !== undefined) return value;
    return fact ? new Unknown([{ fact, reason: 'absent' }]) : fail('no-such-key', `The record has no ${tree.name}.`);
  };
}

/** CEL's and/or: commutative, `decisive` wins over anything unknown; unknown only when nothing is decisive. */
function logicClosure(args: readonly Tree[], decisive: boolean): Closure {
  const closures = args.map(closureOf);
  return run => {
    const unknown: Unknown[] = [];
    for (const closure of closures) {
      const value = closure(run);
      if (value === decisive) return decisive;
      if (value instanceof Unknown) unknown.push(value);
    }
    return unknown.length ? merge(unknown) : !decisive;
  };
}

function conditionalClosure(tree: Tree & { op: 'if' }): Closure {
  const [test, whenTrue, whenFalse] = [closureOf(tree.test), closureOf(tree.whenTrue), closureOf(tree.whenFalse)];
  return run => {
    const holds = test(run);
    if (holds instanceof Unknown) {
      // An error in the test is the error of the whole (CEL); only what is missing may still go either way.
      return holds.failure && !holds.missing.length ? holds : either([whenTrue(run), whenFalse(run)], holds);
    }
    return holds ? whenTrue(run) : whenFalse(run);
  };
}

function callClosure(tree: Tree & { op: 'call' }): Closure {
  const { overload } = tree;
  const closures = tree.args.map(closureOf);
  const known = overload.run.bind(overload);
  const partial = overload.partial?.bind(overload) ?? ((args: readonly Result[]): Result => merge(args));
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
  const unknown = (a: Result, b: Result, run: Run): Result => failed(a, b) ?? partial([a, b], run);
  if (style === 'operator' && orders[name] && exactSet.has(tree.args[0]!.type.kind)) {
    const holds = orders[name];
    return run => {
      const a = left(run);
      const b = right(run);
      return a instanceof Unknown || b instanceof Unknown ? unknown(a, b, run) : holds(compare(a as Exact, b as Exact));
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
    return a instanceof Unknown || b instanceof Unknown ? unknown(a, b, run) : plain(a as Exact, b as Exact);
  };
}

/** An error among the arguments is the error of the call. */
function failed(a: Result, b: Result): Unknown | undefined {
  if (a instanceof Unknown && a.failure) return b instanceof Unknown ? merge([a, b]) : a;
  return b instanceof Unknown && b.failure ? (a instanceof Unknown ? merge([a, b]) : b) : undefined;
}

function eachClosure(tree: Tree & { op: 'each' }): Closure {
  const over = closureOf(tree.over);
  const where = tree.where && closureOf(tree.where);
  const body = closureOf(tree.body);
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
