import { type Decision, decide } from '../decision/decide.ts';
import { versionOn } from '../decision/version.ts';
import { type Fen, formatYuan } from '../money.ts';
import type { Policy } from '../policy/policy.ts';
import type { Case, Expected } from './case-file.ts';

/** One thing in which the decision is not what the case expects. */
export interface Difference {
  readonly what: 'policy' | 'outcome' | 'amount' | 'missing' | 'unmet' | 'criteria';
  readonly expected: string;
  readonly actual: string;
}

/** A case after it was run. */
export interface CaseResult {
  readonly case: Case;
  readonly passed: boolean;
  readonly differences: readonly Difference[];
  /** Undefined where the policy is not there. */
  readonly decision?: Decision;
}

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
  return cases.map(one => runCase(policies, one));
}

function runCase(policies: readonly Policy[], one: Case): CaseResult {
  const policy = versionFor(policies, one.policy, one.on);
  if (!policy) {
    const near = policies.map(other => other.id).join(', ') || 'none';
    const difference: Difference = {
      what: 'policy',
      expected: one.policy,
      actual: `no such policy; there are: ${near}`,
    };
    return { case: one, passed: false, differences: [difference] };
  }
  const decision = decide(policy, one.dossier, { asOf: one.on });
  const differences = compareWith(one.expect, decision);
  return { case: one, passed: differences.length === 0, differences, decision };
}

/** The version of a policy that holds on a day; without one, the newest, so that a case may show that it is not in force. */
function versionFor(policies: readonly Policy[], id: string, day: string): Policy | undefined {
  const newest = policies.filter(policy => policy.id === id).toSorted((a, b) => b.version - a.version)[0];
  return versionOn(policies, id, day) ?? newest;
}

function compareWith(expect: Expected, decision: Decision): readonly Difference[] {
  const differences: Difference[] = [];
  const differ = (what: Difference['what'], expected: string, actual: string): void => {
    if (expected !== actual) differences.push({ what, expected, actual });
  };
  differ('outcome', expect.outcome, decision.outcome);
  if (expect.amount) differ('amount', formatRange(expect.amount), formatDecided(decision));
  if (expect.missing) {
    const actual = decision.missing.map(missing => ({ fact: missing.fact.path, reason: missing.reason }));
    const reasons = new Set(expect.missing.filter(one => one.reason).map(one => one.fact));
    const show = (list: NonNullable<Expected['missing']>): string =>
      listed(list.map(one => (reasons.has(one.fact) ? `${one.fact} (${one.reason})` : one.fact)));
    differ('missing', show(expect.missing), show(actual));
  }
  if (expect.unmet)
    differ(
      'unmet',
      listed(expect.unmet),
      listed(decision.criteria.filter(one => one.outcome === 'unmet').map(one => one.id)),
    );
  for (const [id, outcome] of Object.entries(expect.criteria)) {
    const actual = decision.criteria.find(one => one.id === id)?.outcome ?? 'no such clause';
    differ('criteria', `${id}: ${outcome}`, `${id}: ${actual}`);
  }
  return differences;
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
