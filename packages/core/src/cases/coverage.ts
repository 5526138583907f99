import type { FactCatalogue } from '../facts/catalogue.ts';
import { derivationOf } from '../policy/derived.ts';
import type { Policy } from '../policy/policy.ts';
import { type BoundaryCoverage, type ExceptionCoverage, probe } from './boundaries.ts';
import { probedPolicy, probedRule } from './parts.ts';
import type { CaseResult } from './run-cases.ts';

/** How often the cases decided a clause each way. */
export interface ClauseCoverage {
  readonly id: string;
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
}

/** What the cases of one policy, or of one derived fact, exercise. */
export interface Coverage {
  /** The policy's id, or the path of the derived fact. */
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
      ...probe(probedPolicy(policy), own),
    };
  });
}

/** The same of derived facts, which have no clauses: thresholds, the bounds of tables, exceptions. */
export function coverageOfDerived(catalogue: FactCatalogue, results: readonly CaseResult[]): readonly Coverage[] {
  return catalogue.list.flatMap(fact => {
    const derivation = derivationOf(fact);
    if (!derivation) return [];
    const own = results.filter(({ case: { question } }) => question.kind === 'derived' && question.fact === fact.path);
    const { path: policy } = fact;
    const { version } = derivation;
    return [{ policy, version, cases: own.length, clauses: [], ...probe(probedRule(derivation), own) }];
  });
}
