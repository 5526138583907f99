import { parseDay } from '../day.ts';
import { closureOf, type Run, stepBudget } from '../decision/closures.ts';
import { compare, type Exact } from '../exact.ts';
import { type Result, Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';
import type { Policy } from '../policy/policy.ts';
import { childrenOf, type Tree, walk } from '../policy/tree.ts';
import type { CaseResult } from './run-cases.ts';

/** How often the cases decided a clause each way. */
export interface ClauseCoverage {
  readonly id: string;
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
}

/** How often the cases came to lie below, exactly at, and above a threshold. */
export interface BoundaryCoverage {
  /** The comparison as written: `revenue.growth(year) >= growth`. */
  readonly text: string;
  /** The part of the policy it stands in: a clause's id, a parameter's name, `amount`. */
  readonly where: string;
  readonly below: number;
  readonly at: number;
  readonly above: number;
}

/** How often the cases took an exception. */
export interface ExceptionCoverage {
  readonly where: string;
  readonly text: string;
  readonly taken: number;
}

/** What the cases of one policy exercise. */
export interface Coverage {
  readonly policy: string;
  readonly version: number;
  readonly cases: number;
  readonly clauses: readonly ClauseCoverage[];
  readonly boundaries: readonly BoundaryCoverage[];
  readonly exceptions: readonly ExceptionCoverage[];
}

/** A clause is covered when it was both met and unmet. */
export const isClauseCovered = (clause: ClauseCoverage): boolean => clause.met > 0 && clause.unmet > 0;

/** A boundary is covered when a case lies exactly on it and another to a side: there it shows which side the edge is on. */
export const isBoundaryCovered = (boundary: BoundaryCoverage): boolean =>
  boundary.at > 0 && (boundary.below > 0 || boundary.above > 0);

/**
 * What cases exercise of each policy: every clause each way, every exception, and every threshold from both sides and on
 * the very edge, since that is where law is misread.
 */
export function coverageOf(policies: readonly Policy[], results: readonly CaseResult[]): readonly Coverage[] {
  return policies.map(policy => {
    const own = results.filter(result => result.decision?.policy === policy);
    return {
      policy: policy.id,
      version: policy.version,
      cases: own.length,
      clauses: policy.criteria.map(criterion => {
        const outcomes = own.map(result => result.decision?.criteria.find(one => one.id === criterion.id)?.outcome);
        const count = (outcome: string): number => outcomes.filter(one => one === outcome).length;
        return { id: criterion.id, met: count('met'), unmet: count('unmet'), unknown: count('unknown') };
      }),
      ...probe(policy, own),
    };
  });
}

interface Counter {
  readonly where: string;
  readonly text: string;
  below: number;
  at: number;
  above: number;
}

interface Part {
  readonly where: string;
  readonly text: string;
  readonly tree: Tree;
}

/** Every expression of a policy, with its text and where it stands. */
function partsOf(policy: Policy): readonly Part[] {
  const parts: Part[] = [];
  const { data } = policy;
  for (const [i, criterion] of policy.criteria.entries()) {
    parts.push({ where: criterion.id, text: criterion.expression, tree: criterion.test });
    for (const [j, exception] of criterion.exceptions.entries())
      parts.push({ where: criterion.id, text: data.criteria[i]?.exceptions?.[j]?.when ?? '', tree: exception.when });
  }
  parts.push({ where: 'amount', text: policy.amount.expression, tree: policy.amount.value });
  const amount = typeof data.amount === 'string' ? undefined : data.amount;
  for (const [i, exception] of policy.amount.exceptions.entries()) {
    parts.push({ where: 'amount', text: amount?.exceptions?.[i]?.when ?? '', tree: exception.when });
    parts.push({ where: 'amount', text: amount?.exceptions?.[i]?.value ?? '', tree: exception.value });
  }
  for (const [name, parameter] of policy.parameters) {
    const written = data.parameters?.[name];
    const given =
      typeof written === 'object' && !Array.isArray(written) && 'exceptions' in written
        ? written.exceptions
        : undefined;
    for (const [i, exception] of parameter.exceptions.entries()) {
      parts.push({ where: name, text: given?.[i]?.when ?? '', tree: exception.when });
      parts.push({ where: name, text: String(given?.[i]?.value ?? '').replace(/^=/, ''), tree: exception.value });
    }
  }
  return parts;
}

const ordering: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

function probe(policy: Policy, results: readonly CaseResult[]): Pick<Coverage, 'boundaries' | 'exceptions'> {
  const parts = partsOf(policy);
  const counters = new Map<Tree, Counter>();
  for (const part of parts) {
    for (const tree of nodesOf(part.tree))
      if (isThreshold(tree))
        counters.set(tree, {
          where: part.where,
          text: part.text.slice(tree.start, tree.end),
          below: 0,
          at: 0,
          above: 0,
        });
  }
  const exceptions = exceptionsOf(policy).map(exception => ({ ...exception, taken: 0 }));
  for (const { case: one, decision } of results) {
    const run: Run = { dossier: one.dossier, asOf: parseDay(one.on) ?? 0, locals: [], budget: stepBudget };
    for (const part of parts) visit(part.tree, run, counters);
    for (const exception of exceptions) {
      const taken = exception.clause
        ? decision?.criteria.some(clause => clause.id === exception.where && clause.exception === exception.index)
        : isFirst(exception.group, exception.index, run);
      if (taken) exception.taken++;
    }
  }
  return {
    boundaries: [...counters.values()],
    exceptions: exceptions.map(({ where, text, taken }) => ({ where, text, taken })),
  };
}

interface ExceptionPart {
  readonly where: string;
  readonly text: string;
  readonly clause: boolean;
  readonly index: number;
  readonly group: readonly Tree[];
}

function exceptionsOf(policy: Policy): readonly ExceptionPart[] {
  const group = (
    where: string,
    clause: boolean,
    exceptions: readonly { readonly text: { readonly 'zh-CN': string }; readonly when: Tree }[],
  ): ExceptionPart[] =>
    exceptions.map((exception, index) => ({
      where,
      text: exception.text['zh-CN'],
      clause,
      index,
      group: exceptions.map(one => one.when),
    }));
  return [
    ...policy.criteria.flatMap(criterion => group(criterion.id, true, criterion.exceptions)),
    ...group('amount', false, policy.amount.exceptions),
    ...[...policy.parameters.values()].flatMap(parameter => group(parameter.name, false, parameter.exceptions)),
  ];
}

const isFirst = (group: readonly Tree[], index: number, run: Run): boolean =>
  closureOf(group[index]!)(run) === true && group.slice(0, index).every(tree => closureOf(tree)(run) === false);

/** The nodes of one expression, without those of the parameters it names: they are parts of their own. */
function* nodesOf(tree: Tree): Generator<Tree> {
  yield tree;
  for (const child of childrenOf(tree)) yield* nodesOf(child);
}

/** A comparison by size of what the data say with what the law says. */
function isThreshold(tree: Tree): tree is Tree & { op: 'call' } {
  return (
    tree.op === 'call' &&
    tree.overload.style === 'operator' &&
    ordering.has(tree.overload.name) &&
    readsData(tree.args[0]!) !== readsData(tree.args[1]!)
  );
}

function readsData(tree: Tree): boolean {
  let reads = false;
  walk(tree, node => {
    if (node.op === 'fact' || node.op === 'variable') reads = true;
  });
  return reads;
}

/** Goes through an expression as the decision does, into the items of lists too, and notes where thresholds lie. */
function visit(tree: Tree, run: Run, counters: ReadonlyMap<Tree, Counter>): void {
  const counter = counters.get(tree);
  if (counter && tree.op === 'call') note(counter, tree, run);
  if (tree.op !== 'each') {
    for (const child of childrenOf(tree)) visit(child, run, counters);
    return;
  }
  visit(tree.over, run, counters);
  const list = closureOf(tree.over)(run);
  if (list instanceof Unknown) return;
  const items: readonly Value[] = Array.isArray(list)
    ? (list as readonly Value[])
    : [...(list as ReadonlyMap<Value, Value>).keys()];
  for (const item of items) {
    run.locals[tree.slot] = item;
    if (tree.where) visit(tree.where, run, counters);
    visit(tree.body, run, counters);
  }
  run.locals.length = tree.slot;
}

function note(counter: Counter, tree: Tree & { op: 'call' }, run: Run): void {
  const [left, right] = tree.args.map(arg => closureOf(arg)(run)) as [Result, Result];
  const [a, b] = [exactOf(left), exactOf(right)];
  if (a === undefined || b === undefined) return;
  const order = readsData(tree.args[0]!) ? compare(a, b) : compare(b, a);
  if (order < 0) counter.below++;
  else if (order > 0) counter.above++;
  else counter.at++;
}

function exactOf(result: Result): Exact | undefined {
  return typeof result === 'number' ||
    typeof result === 'bigint' ||
    (typeof result === 'object' && result !== null && 'n' in result)
    ? (result as Exact)
    : undefined;
}
