import type { FactCatalogue } from '../../facts/catalogue.ts';
import { derivationOf } from '../derived.ts';
import type { Policy } from '../policy.ts';
import type { PolicySource } from '../reader.ts';
import type { DerivedData } from '../schema.ts';
import { emptyBox } from './box.ts';
import { eligibleBox, lintClauses, lintParts, Readings } from './clauses.ts';
import { type Finding, notesOf } from './finding.ts';
import { lintDates, lintReferences, lintSharing, lintUnused, lintUnusedIn, NamesOnce, namesOf } from './names.ts';
import { hasTiers, lintTiers } from './tiers.ts';
import { lintPercents, lintWords, WordsOnce, type Written } from './words.ts';

const none: ReadonlySet<string> = new Set();

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
  const [readings, once, words] = [new Readings(), new NamesOnce(), new WordsOnce()];
  const ids = policies.some(policy => policy.excludes.length) ? new Set(policies.map(policy => policy.id)) : none;
  for (const policy of policies) {
    const note = notesOf(sources(policy) ?? { path: policy.id }, findings);
    lintClauses(policy, readings, note);
    const box = hasTiers(policy, once) ? eligibleBox(policy) : undefined;
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
    const { used, unshared } = namesOf(policy, once);
    lintUnused(policy, used, note);
    if (unshared) lintSharing(policy, once, note);
    lintDates(policy, note);
    lintReferences(policy, ids, note);
    lintWords(policy.data, policy.parameters, words, note);
    lintPercents(policy, words, note);
  }
  return findings;
}

/**
 * The same for derived facts: branches that are never taken, unused parameters and tables, missing translations.
 *
 * @param sources - the files of the derived facts, as they were given to `deriveFacts`
 */
export function lintDerivedFacts(catalogue: FactCatalogue, sources: readonly PolicySource[]): readonly Finding[] {
  const findings: Finding[] = [];
  const words = new WordsOnce();
  for (const source of sources) {
    const data = source.data as DerivedData & Written;
    const fact = catalogue.facts.get(data.derived);
    const derivation = fact && derivationOf(fact);
    if (!derivation) continue;
    const note = notesOf(source, findings);
    lintParts(derivation.value, emptyBox, data.derived, ['value'], note);
    lintUnusedIn(data, derivation, note);
    lintWords(data, derivation.parameters, words, note);
  }
  return findings;
}
