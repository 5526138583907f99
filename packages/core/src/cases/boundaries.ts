import { parseDay } from '../day.ts';
import { closureOf } from '../decision/closures.ts';
import { type Run, stepBudget } from '../decision/run.ts';
import { compare, type Exact } from '../exact.ts';
import type { Type } from '../facts/type.ts';
import { type Result, Unknown } from '../facts/unknown.ts';
import type { BandsValue, RowValue, TableValue, Value } from '../facts/value.ts';
import { writeValue } from '../facts/write-value.ts';
import { childrenOf, type Tree, walk } from '../policy/tree.ts';
import type { Part, Probed } from './parts.ts';
import type { CaseResult } from './run-cases.ts';

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

/** One threshold: a comparison, or where a tier or a level of a table begins. */
interface Threshold extends Pick<BoundaryCoverage, 'where' | 'text'> {
  /** The part that the data decide. */
  readonly data: Tree;
  readonly limit: Tree | Exact;
  /** Whether it is asked of a subject at all: the bounds of one row of a table are asked where the data choose that row. */
  readonly applies?: (run: Run) => boolean;
  below: number;
  at: number;
  above: number;
}

/** How the cases lie to every threshold of a policy or a derived fact, and which exceptions they take. */
export function probe(
  { parts, groups }: Probed,
  results: readonly CaseResult[],
): { readonly boundaries: readonly BoundaryCoverage[]; readonly exceptions: readonly ExceptionCoverage[] } {
  const thresholds = new Map<Tree, readonly Threshold[]>();
  for (const part of parts) for (const tree of nodesOf(part.tree)) thresholds.set(tree, thresholdsAt(tree, part));
  const exceptions = groups.flatMap(group =>
    group.exceptions.map((exception, index) => ({ group, index, text: exception.text['zh-CN'], taken: 0 })),
  );
  for (const { case: one, decision } of results) {
    const run: Run = { dossier: one.dossier, asOf: parseDay(one.on) ?? 0, locals: [], budget: stepBudget };
    for (const part of parts) visit(part.tree, run, thresholds);
    for (const exception of exceptions) {
      const { group, index } = exception;
      const taken = group.clause
        ? decision?.criteria.some(clause => clause.id === group.where && clause.exception === index)
        : isFirst(group.exceptions, index, run);
      if (taken) exception.taken++;
    }
  }
  return {
    boundaries: [...thresholds.values()]
      .flat()
      .map(({ where, text, below, at, above }) => ({ where, text, below, at, above })),
    exceptions: exceptions.map(({ group, text, taken }) => ({ where: group.where, text, taken })),
  };
}

const isFirst = (exceptions: readonly { readonly when: Tree }[], index: number, run: Run): boolean =>
  exceptions.slice(0, index).every(({ when }) => closureOf(when)(run) === false) &&
  closureOf(exceptions[index]!.when)(run) === true;

/** The nodes of one expression, without those of the parameters it names: they are parts of their own. */
function* nodesOf(tree: Tree): Generator<Tree> {
  yield tree;
  for (const child of childrenOf(tree)) yield* nodesOf(child);
}

const ordering: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** A comparison by size in which data take part; the tiers of a table that the data choose among. */
function thresholdsAt(tree: Tree, part: Part): readonly Threshold[] {
  if (tree.op !== 'call') return [];
  const [left, right] = tree.args as [Tree, Tree];
  const text = part.text.slice(tree.start, tree.end) || part.where;
  const unseen = { below: 0, at: 0, above: 0 };
  const { id, style, name } = tree.overload;
  if (style === 'operator' && ordering.has(name) && (readsData(left) || readsData(right))) {
    const [data, limit] = readsData(left) ? [left, right] : [right, left];
    return [{ where: part.where, text, data, limit, ...unseen }];
  }
  if (id === 'row.smallestReached') return levelsOf(tree, part, text);
  if ((id !== 'bands.tier' && id !== 'bands.marginal') || left.op !== 'parameter') return [];
  const { bands } = left.parameter.value as BandsValue;
  return bands.map(
    (band): Threshold => ({
      where: part.where,
      text: `${text} ${band.inclusive ? 'from' : 'above'} ${written(right.type, band.at)}`,
      data: right,
      limit: band.at,
      ...unseen,
    }),
  );
}

/** Where each indicator reaches the next level, row by row: `industry.employees from 300`. */
function levelsOf(tree: Tree & { op: 'call' }, part: Part, text: string): readonly Threshold[] {
  const [chosen, ...pairs] = tree.args as [Tree, ...Tree[]];
  const table = chosen.op === 'call' && chosen.overload.id === 'table.row' ? chosen.args[0] : undefined;
  if (table?.op !== 'parameter') return [];
  const indicators = new Map<string, Tree>();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [name, data] = [pairs[i]!, pairs[i + 1]!];
    if (name.op === 'constant') indicators.set(String(name.value), data);
  }
  const { rows } = table.parameter.value as TableValue;
  const found: Threshold[] = [];
  for (const row of rows.values()) {
    const applies = (run: Run): boolean => {
      const reached = closureOf(chosen)(run);
      return !(reached instanceof Unknown) && (reached as RowValue).key === row.key;
    };
    for (const [column, bounds] of row.bounds) {
      const data = indicators.get(column);
      if (!data) continue;
      for (const limit of bounds) {
        const at = `${row.key}.${column} from ${written(data.type, limit)}`;
        found.push({
          where: part.where,
          text: `${text.split('(')[0]}: ${at}`,
          data,
          limit,
          applies,
          below: 0,
          at: 0,
          above: 0,
        });
      }
    }
  }
  return found;
}

const written = (type: Type, value: Exact): string => String(writeValue(type, value));

function readsData(tree: Tree): boolean {
  let reads = false;
  walk(tree, node => {
    if (node.op === 'fact' || node.op === 'variable') reads = true;
  });
  return reads;
}

/** Goes through an expression as the decision does, into the items of lists too, and notes where thresholds lie. */
function visit(tree: Tree, run: Run, thresholds: ReadonlyMap<Tree, readonly Threshold[]>): void {
  for (const threshold of thresholds.get(tree) ?? []) note(threshold, run);
  if (tree.op !== 'each') {
    for (const child of childrenOf(tree)) visit(child, run, thresholds);
    return;
  }
  visit(tree.over, run, thresholds);
  const list = closureOf(tree.over)(run);
  if (list instanceof Unknown) return;
  const items: readonly Value[] = Array.isArray(list)
    ? (list as readonly Value[])
    : [...(list as ReadonlyMap<Value, Value>).keys()];
  for (const item of items) {
    run.locals[tree.slot] = item;
    if (tree.where) visit(tree.where, run, thresholds);
    visit(tree.body, run, thresholds);
  }
  run.locals.length = tree.slot;
}

function note(threshold: Threshold, run: Run): void {
  const { data, limit, applies } = threshold;
  if (applies && !applies(run)) return;
  const value = exactOf(closureOf(data)(run));
  const edge = typeof limit === 'object' && 'op' in limit ? exactOf(closureOf(limit)(run)) : limit;
  if (value === undefined || edge === undefined) return;
  const order = compare(value, edge);
  if (order < 0) threshold.below++;
  else if (order > 0) threshold.above++;
  else threshold.at++;
}

function exactOf(result: Result): Exact | undefined {
  return typeof result === 'number' ||
    typeof result === 'bigint' ||
    (typeof result === 'object' && result !== null && 'n' in result)
    ? (result as Exact)
    : undefined;
}
