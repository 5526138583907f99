import type { CaseResult } from '../cases/run-cases.ts';
import type { Policy } from '../policy/policy.ts';

/** The vectors of one policy: the policy as data, its digest, and every case with the whole decision. */
export function policyVectors(policy: Policy, results: readonly CaseResult[]): unknown {
  return {
    format: 'yongyiban-policy-vectors/1',
    digest: policy.digest,
    policy: policy.data,
    cases: results.flatMap(({ case: one, decision }) =>
      decision?.policy === policy
        ? [
            {
              case: one.name,
              on: one.on,
              subject: one.data.subject,
              facts: one.data.facts,
              outcome: decision.outcome,
              criteria: Object.fromEntries(decision.criteria.map(({ id, outcome }) => [id, outcome])),
              amount: decision.amount,
              missing: decision.missing.map(({ fact, reason }) => ({ fact: fact.path, reason })),
            },
          ]
        : [],
    ),
  };
}
