import type { Policy } from '../policy.ts';
import type { PolicySource } from '../reader.ts';
import { eligibleBox, lintClauses, lintParts } from './clauses.ts';
import { type Finding, notesOf } from './finding.ts';
import { lintDates, lintReferences, lintSharing, lintUnused } from './names.ts';
import { lintTiers } from './tiers.ts';
import { lintWords } from './words.ts';

/**
 * Reads loaded policies as a careful colleague would: clauses that contradict each other or never decide anything, gaps
 * and overlaps between tiers, unused parameters, missing translations, facts that cannot be known on the route without
 * application, days in the wrong order. What it says is certain as far as it goes; that it says nothing proves nothing.
 *
 * @param sources - where a policy's file places its parts; without it findings have no line
 * @example
 * ```ts
 * for (const finding of lintPolicies(policies)) console.log(finding.at, finding.message);
 * ```
 */
export function lintPolicies(
  policies: readonly Policy[],
  sources: (policy: Policy) => Pick<PolicySource, 'path' | 'locate'> | undefined = () => undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const policy of policies) {
    const note = notesOf(sources(policy) ?? { path: policy.id }, findings);
    lintClauses(policy, note);
    const box = eligibleBox(policy);
    // Where nobody is eligible, that is the finding; what the amount would be is idle.
    if (box) {
      lintTiers(policy, box, note);
      lintParts(
        policy.amount.value,
        box,
        'amount',
        typeof policy.data.amount === 'string' ? ['amount'] : ['amount', 'value'],
        note,
      );
    }
    lintUnused(policy, note);
    lintSharing(policy, note);
    lintDates(policy, note);
    lintReferences(policy, policies, note);
    lintWords(policy, note);
  }
  return findings;
}
