import { parseDay } from '../day.ts';
import { factClosure } from '../decision/closures.ts';
import { type Combination, combine } from '../decision/combine.ts';
import { type Decision, decide } from '../decision/decide.ts';
import { stepBudget } from '../decision/run.ts';
import { versionOn } from '../decision/version.ts';
import { type Missing, type Result, Unknown } from '../facts/unknown.ts';
import { writeValue } from '../facts/write-value.ts';
import { type Fen, formatYuan } from '../money.ts';
import type { Policy } from '../policy/policy.ts';
import { type Case, type Expected, type ExpectedMissing, policiesAsked } from './case.ts';

/** One thing in which what comes out is not what the case expects. */
export interface Difference {
  readonly what: 'policy' | 'outcome' | 'amount' | 'missing' | 'unmet' | 'criteria' | 'total' | 'chosen' | 'value';
  readonly expected: string;
  readonly actual: string;
}

/** A case after it was run. */
export interface CaseResult {
  readonly case: Case;
  readonly passed: boolean;
  readonly differences: readonly Difference[];
  /** Where the case asks one policy that is there. */
  readonly decision?: Decision;
  /** Where it asks several together. */
  readonly combination?: Combination;
}

/** Compares and keeps what differs. */
type Differ = (what: Difference['what'], expected: string, actual: string) => void;

/**
 * Runs authors' cases: decides each and compares what it expects.
 *
 * @example
 * ```ts
 * const results = runCases(policies, cases);
 * results.filter(result => !result.passed);
 * ```
 */
export function runCases(policies: readonly Policy[], cases: readonly Case[]): readonly CaseResult[] {
  return cases.map(one => {
    const differences: Difference[] = [];
    const differ: Differ = (what, expected, actual) => {
      if (expected !== actual) differences.push({ what, expected, actual });
    };
    const outcome = runCase(policies, one, differ);
    return { case: one, passed: differences.length === 0, differences, ...outcome };
  });
}

function runCase(policies: readonly Policy[], one: Case, differ: Differ): Pick<CaseResult, 'decision' | 'combination'> {
  const { question, expect } = one;
  if (question.kind === 'derived') {
    if (expect.kind === 'derived') compareDerived(one, question.fact, expect, differ);
    return {};
  }
  const asked = policiesAsked(question);
  const found = asked.map(id => versionFor(policies, id, one.on));
  for (const [i, policy] of found.entries()) if (!policy) differ('policy', asked[i]!, 'no such policy');
  const decisions = found.flatMap(policy => (policy ? [decide(policy, one.dossier, { asOf: one.on })] : []));
  if (decisions.length < asked.length) return {};
  if (expect.kind === 'together') {
    const combination = combine(decisions);
    if (expect.total !== undefined) differ('total', formatYuan(expect.total), formatYuan(combination.total));
    if (expect.chosen) differ('chosen', listed(expect.chosen), listed(combination.chosen));
    return { combination };
  }
  const decision = decisions[0]!;
  if (expect.kind === 'policy') compareDecision(expect, decision, differ);
  return { decision };
}

/** The version of a policy that holds on a day; without one, the newest, so that a case may show that it is not in force. */
function versionFor(policies: readonly Policy[], id: string, day: string): Policy | undefined {
  const newest = policies.filter(policy => policy.id === id).toSorted((a, b) => b.version - a.version)[0];
  return versionOn(policies, id, day) ?? newest;
}

function compareDecision(expect: Expected & { kind: 'policy' }, decision: Decision, differ: Differ): void {
  differ('outcome', expect.outcome, decision.outcome);
  if (expect.amount) differ('amount', formatRange(expect.amount), formatDecided(decision));
  if (expect.missing) compareMissing(expect.missing, decision.missing, differ);
  if (expect.unmet) {
    const unmet = decision.criteria.filter(one => one.outcome === 'unmet').map(one => one.id);
    differ('unmet', listed(expect.unmet), listed(unmet));
  }
  for (const [id, outcome] of Object.entries(expect.criteria)) {
    const actual = decision.criteria.find(one => one.id === id)?.outcome ?? 'no such clause';
    differ('criteria', `${id}: ${outcome}`, `${id}: ${actual}`);
  }
}

function compareDerived(one: Case, path: string, expect: Expected & { kind: 'derived' }, differ: Differ): void {
  const fact = one.dossier.catalogue.facts.get(path)!;
  const run = { dossier: one.dossier, asOf: parseDay(one.on) ?? 0, locals: [], budget: stepBudget };
  const result: Result = factClosure(fact)(run);
  const show = (value: Result): string =>
    value instanceof Unknown ? 'not known' : String(writeValue(fact.type, value));
  if (expect.value !== undefined) differ('value', show(expect.value), show(result));
  if (expect.missing) compareMissing(expect.missing, result instanceof Unknown ? result.missing : [], differ);
}

function compareMissing(expected: ExpectedMissing, actual: readonly Missing[], differ: Differ): void {
  const reasons = new Set(expected.filter(one => one.reason).map(one => one.fact));
  const show = (list: ExpectedMissing): string =>
    listed(list.map(one => (reasons.has(one.fact) ? `${one.fact} (${one.reason})` : one.fact)));
  differ('missing', show(expected), show(actual.map(({ fact, reason }) => ({ fact: fact.path, reason }))));
}

const listed = (items: readonly string[]): string => [...new Set(items)].sort().join(', ') || 'none';

function formatRange({ from, to }: { readonly from: Fen; readonly to: Fen | null }): string {
  if (from === to) return formatYuan(from);
  return to === null ? `${formatYuan(from)} or more` : `${formatYuan(from)} to ${formatYuan(to)}`;
}

function formatDecided({ amount }: Decision): string {
  if (amount.kind === 'none') return 'none';
  return amount.kind === 'known' ? formatYuan(amount.fen) : formatRange(amount);
}
