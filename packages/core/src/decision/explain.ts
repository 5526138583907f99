import { formatDay, parseDay } from '../day.ts';
import { compare, type Exact, subtract, toNumber } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import { formatWindow, type Window } from '../facts/period.ts';
import { type Missing, type Result, Unknown } from '../facts/unknown.ts';
import type { Localized } from '../localized.ts';
import { derivationOf } from '../policy/derived.ts';
import type { Criterion } from '../policy/policy.ts';
import { childrenOf, type Tree } from '../policy/tree.ts';
import { arithmeticOf } from './arithmetic.ts';
import { closureOf, factClosure, type Run, stepBudget } from './closures.ts';
import type { DecidedCriterion, Decision } from './decide.ts';
import type { ExplainedCriterion, Explanation, FactRead, Gap, MissingFact } from './explanation.ts';
import { formatValue } from './format.ts';
import { describe, unitOf } from './words.ts';

/**
 * Explains a decision so that a person can follow it: clause by clause, with the facts read, how far off a threshold is,
 * and the arithmetic of the amount. A fact that may not be shared is never in it.
 *
 * @example
 * ```ts
 * const why = explain(decide(policy, dossier, { asOf: '2020-06-10' }));
 * why.criteria[0]?.outcome; // 'met'
 * ```
 */
export function explain(decision: Decision): Explanation {
  const { policy } = decision;
  const run: Run = { dossier: decision.dossier, asOf: parseDay(decision.asOf) ?? 0, locals: [], budget: stepBudget };
  const byId = new Map(policy.criteria.map(criterion => [criterion.id, criterion]));
  return {
    policy: { id: policy.id, version: policy.version, digest: policy.digest },
    title: policy.title,
    asOf: decision.asOf,
    outcome: decision.outcome,
    amount: decision.amount,
    criteria: decision.criteria.map(decided => explainCriterion(decided, byId.get(decided.id), run)),
    arithmetic: decision.outcome === 'ineligible' ? [] : arithmeticOf(policy, decision.amount, run),
    missing: decision.missing.map(explainMissing),
  };
}

const preconditions: Readonly<Record<string, Localized>> = {
  subject: { 'zh-CN': '属于这项政策的适用对象', en: 'Is of the kind the policy is for' },
  'in-force': { 'zh-CN': '在政策有效期内', en: 'The policy is in force' },
};

function explainCriterion(decided: DecidedCriterion, criterion: Criterion | undefined, run: Run): ExplainedCriterion {
  if (!criterion)
    return {
      id: decided.id,
      text: preconditions[decided.id] ?? { 'zh-CN': decided.id, en: decided.id },
      outcome: decided.outcome,
      facts: [],
    };
  const gap = decided.outcome === 'unmet' ? gapOf(criterion.test, run)?.gap : undefined;
  const exception = decided.exception === undefined ? undefined : criterion.exceptions[decided.exception];
  const trees = exception ? [criterion.test, exception.when] : [criterion.test];
  return {
    id: criterion.id,
    text: criterion.text,
    outcome: decided.outcome,
    facts: trees.flatMap(tree => factsRead(tree, run)),
    ...(gap && { gap }),
    ...(exception && { exception: exception.text }),
    ...(decided.failure && { failure: failureWords(decided.failure.code) }),
  };
}

const failures: Readonly<Record<string, Localized>> = {
  'no-base': { 'zh-CN': '基数为零或负数，算不出增长率', en: 'The base is zero or less, so there is no growth rate' },
  'division-by-zero': { 'zh-CN': '除数为零，算不出结果', en: 'Division by zero' },
};

function failureWords(code: string): Localized {
  return failures[code] ?? { 'zh-CN': '数据异常，算不出结果', en: 'The data do not allow a result' };
}

/** Every fact a tree reads that is known and may be shown, each once, in the order of the expression. */
export function factsRead(tree: Tree, run: Run): readonly FactRead[] {
  const reads = new Map<string, FactRead>();
  const visit = (node: Tree): void => {
    const read = readOf(node, run);
    if (read) {
      if (read !== 'hidden') reads.set(`${read.fact}|${read.period ?? ''}|${read.display.en}`, read);
      return;
    }
    for (const child of node.op === 'each' ? [node.over] : childrenOf(node)) visit(child);
    if (node.op === 'parameter') for (const exception of node.parameter.exceptions) visit(exception.when);
  };
  visit(tree);
  return [...reads.values()];
}

/** A fact by itself, or what a formula takes out of a series: shown as one reading. */
function readOf(node: Tree, run: Run): FactRead | 'hidden' | undefined {
  const base =
    node.op === 'fact'
      ? node
      : node.op === 'call' && node.args[0]?.op === 'fact' && node.args[0].fact.type.kind === 'series'
        ? node.args[0]
        : undefined;
  if (!base) return undefined;
  const { fact } = base;
  if (fact.derived) return derivedRead(fact, run);
  const known = run.dossier.facts[fact.index];
  if (fact.sharing === 'none') return 'hidden';
  const value = closureOf(node)(run);
  if (!known || value instanceof Unknown || node.type.kind === 'series') return 'hidden';
  const window = node.op === 'call' && node.args[1] ? closureOf(node.args[1])(run) : undefined;
  return {
    fact: fact.path,
    label: node.op === 'fact' ? fact.label : describe(node),
    display: formatValue(node.type, value, unitOf(node) ?? (node.type.kind === 'int' ? fact.unit : undefined)),
    department: known.source ?? fact.department.label,
    asOf: formatDay(known.asOf),
    ...(window !== undefined &&
      !(window instanceof Unknown) &&
      node.op === 'call' &&
      node.args[1]?.type.kind === 'window' && { period: formatWindow(window as Window) }),
  };
}

/** A derived fact, with its rule and what that read; its day is the oldest of theirs. */
function derivedRead(fact: FactDefinition, run: Run): FactRead | 'hidden' {
  const rule = derivationOf(fact);
  const value = factClosure(fact)(run);
  if (!rule || fact.sharing === 'none' || value instanceof Unknown) return 'hidden';
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

interface Candidate {
  readonly gap: Gap;
  /** Tests besides this one that fail in the same conjunction. */
  readonly others: number;
  readonly relative: number;
}

/** How far a failed test is from holding: of alternatives, the one nearest to holding. */
function gapOf(tree: Tree, run: Run): Candidate | undefined {
  if (tree.op === 'call') return thresholdGap(tree, run);
  if (tree.op === 'and') {
    const failing = tree.args.filter(arg => closureOf(arg)(run) === false);
    const candidates = failing.map(arg => gapOf(arg, run)).filter(candidate => candidate !== undefined);
    const first = candidates[0];
    return first && { ...first, others: first.others + failing.length - 1 };
  }
  if (tree.op === 'or') {
    const candidates = tree.args.map(arg => gapOf(arg, run)).filter(candidate => candidate !== undefined);
    return candidates.sort((a, b) => a.others - b.others || a.relative - b.relative)[0];
  }
  return undefined;
}

const tooHigh: ReadonlySet<string> = new Set(['<', '<=']);
const tooLow: ReadonlySet<string> = new Set(['>', '>=']);
const flipped: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const measured: ReadonlySet<string> = new Set(['int', 'money', 'percent', 'decimal']);

function thresholdGap(tree: Tree & { op: 'call' }, run: Run): Candidate | undefined {
  const { name } = tree.overload;
  const [left, right] = tree.args;
  if (!left || !right || !(name in flipped) || !measured.has(left.type.kind)) return undefined;
  const [subject, threshold, sign] = readsFacts(left) ? [left, right, name] : [right, left, flipped[name]!];
  if (!readsFacts(subject) || hides(subject)) return undefined;
  const value: Result = closureOf(subject)(run);
  const limit: Result = closureOf(threshold)(run);
  if (value instanceof Unknown || limit instanceof Unknown) return undefined;
  const by = subtract(value as Exact, limit as Exact);
  const high = tooHigh.has(sign);
  if (!high && !tooLow.has(sign)) return undefined;
  const unit = unitOf(subject) ?? unitOf(threshold);
  const distance = compare(by, 0) < 0 ? subtract(0, by) : by;
  return {
    others: 0,
    relative: Math.abs(toNumber(distance)) / Math.max(Math.abs(toNumber(limit as Exact)), 1e-9),
    gap: {
      label: describe(subject),
      direction: high ? 'too-high' : 'too-low',
      limit: formatValue(threshold.type, limit, unit),
      value: formatValue(subject.type, value, unit),
      by: subject.type.kind === 'percent' ? points(distance) : formatValue(subject.type, distance, unit),
      scale: { limit: scaleOf(threshold, limit as Exact), value: scaleOf(subject, value as Exact) },
    },
  };
}

/** The difference of two percents is told in percentage points. */
function points(distance: Exact): Localized {
  const { en } = formatValue({ kind: 'percent' }, distance);
  const number = en.slice(0, -1);
  return { 'zh-CN': `${number} 个百分点`, en: `${number} percentage ${number === '1' ? 'point' : 'points'}` };
}

function scaleOf(tree: Tree, value: Exact): number {
  const number = toNumber(value);
  return tree.type.kind === 'money'
    ? number / 100
    : tree.type.kind === 'percent'
      ? Number((number * 100).toPrecision(12))
      : number;
}

function readsFacts(tree: Tree): boolean {
  return tree.op === 'fact' || tree.op === 'variable' || childrenOf(tree).some(readsFacts);
}

/** Whether a value would give away a fact that may not be shared. */
function hides(tree: Tree): boolean {
  return (tree.op === 'fact' && tree.fact.sharing === 'none') || childrenOf(tree).some(hides);
}

function explainMissing(missing: Missing): MissingFact {
  const { fact } = missing;
  const label: Localized = missing.window ? periodLabel(fact, missing.window) : fact.label;
  return {
    fact: fact.path,
    label,
    reason: missing.reason,
    department: fact.department.label,
    ...(missing.heldUntil !== undefined && { heldUntil: formatDay(missing.heldUntil) }),
  };
}

function periodLabel(fact: FactDefinition, window: Window): Localized {
  const period = formatWindow(window);
  return { 'zh-CN': `${fact.label['zh-CN']}（${period}）`, en: `${fact.label.en} (${period})` };
}
