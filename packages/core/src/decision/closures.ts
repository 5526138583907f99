import { compare, type Exact } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import { fail, merge, type Result, Unknown } from '../facts/unknown.ts';
import type { RecordValue, Value } from '../facts/value.ts';
import { derivationOf } from '../policy/derived.ts';
import { equal } from '../policy/functions/comparison.ts';
import { type Exception, type Parameter, sourceOf, type Tree } from '../policy/tree.ts';
import { callClosure } from './call.ts';
import { eachClosure } from './comprehension.ts';
import { absent, readFact } from './read-fact.ts';
import type { Closure, Run } from './run.ts';

const compiled = new WeakMap<Tree, Closure>();

/** The closure of a tree; made once. */
export function closureOf(tree: Tree): Closure {
  if (tree.op === 'constant' || tree.op === 'fact' || tree.op === 'variable' || tree.op === 'asOf')
    return compile(tree);
  let closure = compiled.get(tree);
  if (!closure) {
    closure = compile(tree);
    compiled.set(tree, closure);
  }
  return closure;
}

/**
 * Makes the closure of a tree anew. For one who keeps what is made: keeping it by the tree, as {@link closureOf} does,
 * costs the collector of garbage more than all the rest of loading a city (measured).
 */
export function compile(tree: Tree): Closure {
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
      const of = compile(tree.of);
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
      const arg = compile(tree.arg);
      return run => {
        const value = arg(run);
        return value instanceof Unknown ? value : !value;
      };
    }
    case 'if':
      return conditionalClosure(tree);
    case 'call':
      return callClosure(tree, tree.args.map(compile));
    case 'list': {
      const items = tree.items.map(compile);
      return run =>
        gather(
          items.map(item => item(run)),
          values => values,
        );
    }
    case 'map': {
      const keys = tree.entries.map(([key]) => compile(key));
      const values = tree.entries.map(([, value]) => compile(value));
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
      return eachClosure(tree, {
        over: compile(tree.over),
        where: tree.where && compile(tree.where),
        body: compile(tree.body),
      });
  }
}

function gather(results: readonly Result[], make: (values: readonly Value[]) => Result): Result {
  return results.some(result => result instanceof Unknown) ? merge(results) : make(results as readonly Value[]);
}

const factClosures = new WeakMap<FactDefinition, Closure>();

/** The closure of a fact; made once for all policies. */
export function factClosure(fact: FactDefinition): Closure {
  let closure = factClosures.get(fact);
  if (!closure) {
    closure = compileFact(fact);
    factClosures.set(fact, closure);
  }
  return closure;
}

function compileFact(fact: FactDefinition): Closure {
  const derivation = derivationOf(fact);
  if (derivation) return firstThatHolds(derivation.exceptions, compile(derivation.value));
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
    when: compile(exception.when),
    value: compile(exception.value),
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
  return versions.length ? run => valueOn(parameter, run.asOf) : () => value;
}

/** The general value of a parameter on a day. */
export function valueOn({ value, versions }: Parameter, day: number): Value {
  return versions.length ? (versions.findLast(version => version.from <= day)?.value ?? value) : value;
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
  const of = compile(tree.of);
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
  const closures = args.map(compile);
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
  const [test, whenTrue, whenFalse] = [compile(tree.test), compile(tree.whenTrue), compile(tree.whenFalse)];
  return run => {
    const holds = test(run);
    if (holds instanceof Unknown) {
      // An error in the test is the error of the whole (CEL); only what is missing may still go either way.
      return holds.failure && !holds.missing.length ? holds : either([whenTrue(run), whenFalse(run)], holds);
    }
    return holds ? whenTrue(run) : whenFalse(run);
  };
}
