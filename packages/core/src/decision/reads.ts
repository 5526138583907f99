import { formatDay } from '../day.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { DossierFact } from '../facts/dossier.ts';
import { formatWindow, type Window } from '../facts/period.ts';
import { Unknown } from '../facts/unknown.ts';
import { derivationOf } from '../policy/derived.ts';
import { childrenOf, type Tree } from '../policy/tree.ts';
import { closureOf, factClosure } from './closures.ts';
import type { FactRead } from './explanation.ts';
import { formatValue } from './format.ts';
import { keyOf } from './key.ts';
import { isStale } from './read-fact.ts';
import type { Run } from './run.ts';
import { describe, unitOf } from './words.ts';

const plans = new WeakMap<Tree, readonly Tree[]>();

/** The places where a tree reads facts, each once, in the order of the expression. */
export function placesOf(tree: Tree): readonly Tree[] {
  const known = plans.get(tree);
  if (known) return known;
  const places = new Map<string, Tree>();
  const visit = (node: Tree): void => {
    if (baseOf(node)) {
      const key = keyOf(node, 0);
      if (!places.has(key)) places.set(key, node);
      return;
    }
    const joined = partsOf(node);
    const below = node.op === 'each' ? [node.over] : childrenOf(node);
    for (const child of joined ? [...joined, ...below.slice(1)] : below) visit(child);
    if (node.op === 'parameter') for (const exception of node.parameter.exceptions) visit(exception.when);
  };
  visit(tree);
  const plan = [...places.values()];
  plans.set(tree, plan);
  return plan;
}

const nothing: readonly FactRead[] = [];

/** Every fact a tree reads that is known and may be shown, each once, in the order of the expression. */
export function factsRead(tree: Tree, run: Run): readonly FactRead[] {
  return readsOf(placesOf(tree), run);
}

/** The same, where the places are at hand. Most clauses read one fact or two. */
export function readsOf(places: readonly Tree[], run: Run): readonly FactRead[] {
  if (places.length === 1) {
    const read = readOf(places[0]!, run);
    return read ? [read] : nothing;
  }
  if (places.length === 2) {
    const first = readOf(places[0]!, run);
    const second = readOf(places[1]!, run);
    return first ? (second ? [first, second] : [first]) : second ? [second] : nothing;
  }
  return places.flatMap(place => readOf(place, run) ?? []);
}

/** What a formula takes out of several series joined, as it would take it out of each: told series by series. */
function partsOf(node: Tree): readonly Tree[] | undefined {
  if (node.op !== 'call' || node.args[0]?.type.kind !== 'series' || node.args[0].op === 'fact') return undefined;
  if (node.type.kind === 'series') return undefined;
  const rest = node.args.slice(1);
  return seriesIn(node.args[0]).map(part => ({ ...node, args: [part, ...rest] }));
}

const seriesIn = (tree: Tree): readonly Tree[] =>
  tree.op === 'fact' ? [tree] : tree.op === 'call' && tree.type.kind === 'series' ? tree.args.flatMap(seriesIn) : [];

/** A fact by itself, or what a formula takes out of a series: shown as one reading. */
function baseOf(node: Tree): (Tree & { op: 'fact' }) | undefined {
  if (node.op === 'fact') return node;
  return node.op === 'call' && node.args[0]?.op === 'fact' && node.args[0].fact.type.kind === 'series'
    ? node.args[0]
    : undefined;
}

function readOf(node: Tree, run: Run): FactRead | undefined {
  const { fact } = baseOf(node)!;
  if (fact.derived) return derivedRead(fact, run);
  const known = run.dossier.facts[fact.index];
  if (!known || fact.sharing === 'none' || isStale(fact, known, run.asOf)) return undefined;
  if (node.op !== 'fact') return seriesRead(node as Tree & { op: 'call' }, fact, known, run);
  if (node.type.kind === 'series') return undefined;
  const { shown } = run.dossier;
  const before = shown?.[fact.index] as FactRead | undefined;
  if (before) return before;
  const read: FactRead = {
    fact: fact.path,
    label: fact.label,
    display: formatValue(fact.type, known.value, fact.unit),
    department: known.source ?? fact.department.label,
    asOf: formatDay(known.asOf),
  };
  if (shown) shown[fact.index] = read;
  return read;
}

function seriesRead(
  node: Tree & { op: 'call' },
  fact: FactDefinition,
  known: DossierFact,
  run: Run,
): FactRead | undefined {
  const value = closureOf(node)(run);
  if (value instanceof Unknown) return undefined;
  const window = node.args[1]?.type.kind === 'window' ? closureOf(node.args[1])(run) : undefined;
  return {
    fact: fact.path,
    label: describe(node),
    display: formatValue(node.type, value, unitOf(node) ?? (node.type.kind === 'int' ? fact.unit : undefined)),
    department: known.source ?? fact.department.label,
    asOf: formatDay(known.asOf),
    ...(window !== undefined && !(window instanceof Unknown) && { period: formatWindow(window as Window) }),
  };
}

/** A derived fact, with its rule and what that read; its day is the oldest of theirs. */
function derivedRead(fact: FactDefinition, run: Run): FactRead | undefined {
  const rule = derivationOf(fact);
  const value = factClosure(fact)(run);
  if (!rule || fact.sharing === 'none' || value instanceof Unknown) return undefined;
  const facts = [rule.value, ...rule.exceptions.map(exception => exception.when)].flatMap(tree => factsRead(tree, run));
  return {
    fact: fact.path,
    label: fact.label,
    display: formatValue(fact.type, value, fact.unit),
    department: fact.department.label,
    asOf: facts.map(read => read.asOf).sort()[0] ?? formatDay(run.asOf),
    rule: {
      title: rule.title,
      version: rule.version,
      ...(rule.source !== undefined && { source: rule.source }),
      facts,
    },
  };
}

const hiding = new WeakMap<Tree, boolean>();

/** Whether a value would give away a fact that may not be shared. */
export function hides(tree: Tree): boolean {
  let known = hiding.get(tree);
  if (known === undefined) {
    known =
      (tree.op === 'fact' && tree.fact.sharing === 'none') ||
      (tree.op === 'parameter' && tree.parameter.exceptions.some(({ when, value }) => hides(when) || hides(value))) ||
      childrenOf(tree).some(hides);
    hiding.set(tree, known);
  }
  return known;
}
