import { formatDay } from '../day.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import { type DossierFactData, parseDossier, type Subject } from '../facts/dossier.ts';
import { formatWindow } from '../facts/period.ts';
import { FactsError } from '../facts/problem.ts';
import { writeValue } from '../facts/write-value.ts';
import { canonicalJson } from '../policy/canonical.ts';
import { derivationOf, inputsOf } from '../policy/derived.ts';
import type { Policy } from '../policy/policy.ts';
import { sha256 } from '../policy/sha256.ts';
import { type Tree, walk } from '../policy/tree.ts';
import { type DecidedAmount, type Decision, DecisionError, decide } from './decide.ts';
import { explain } from './explain.ts';
import type { Outcome } from './explanation.ts';

/** Everything needed to check a decision years later. Plain data; its digest covers all of it. */
export interface DecisionRecord {
  readonly format: 'yongyiban-decision-record/1';
  readonly policy: { readonly id: string; readonly version: number; readonly digest: string };
  /** The derived facts it used, by the rule of that day. */
  readonly derived: readonly { readonly fact: string; readonly version: number; readonly digest: string }[];
  readonly subject: Subject;
  readonly asOf: string;
  /** Every known fact the policy may read, as a dossier writes it. For auditors: unlike an explanation, it hides nothing. */
  readonly facts: Readonly<Record<string, DossierFactData>>;
  readonly outcome: Outcome;
  readonly criteria: readonly { readonly id: string; readonly outcome: string; readonly exception?: number }[];
  readonly amount: DecidedAmount;
  readonly missing: readonly { readonly fact: string; readonly reason: string; readonly period?: string }[];
  readonly arithmetic: readonly {
    readonly label: string;
    readonly operator?: string;
    readonly display: string;
    readonly note?: string;
  }[];
  /** SHA-256 of the canonical JSON of all the rest. */
  readonly digest: string;
}

/** One thing that comes out differently from what a record says. */
export interface Difference {
  readonly at: string;
  readonly recorded: unknown;
  readonly recomputed: unknown;
}

/** Whether a record stands. */
export type Replay =
  | { readonly agrees: true }
  | { readonly agrees: false; readonly differences: readonly Difference[] };

/** Every fact a policy may read, derived ones resolved to what they follow from. */
export function factsOf(policy: Policy): {
  readonly supplied: readonly FactDefinition[];
  readonly derived: readonly FactDefinition[];
} {
  const supplied = new Set<FactDefinition>();
  const derived = new Set<FactDefinition>();
  const add = (fact: FactDefinition): void => {
    const derivation = derivationOf(fact);
    if (!derivation) supplied.add(fact);
    else if (!derived.has(fact)) {
      derived.add(fact);
      inputsOf(derivation).forEach(add);
    }
  };
  const collect = (tree: Tree): void => walk(tree, node => void (node.op === 'fact' && add(node.fact)));
  for (const criterion of policy.criteria) {
    collect(criterion.test);
    for (const exception of criterion.exceptions) collect(exception.when);
  }
  collect(policy.amount.value);
  for (const exception of policy.amount.exceptions) {
    collect(exception.when);
    collect(exception.value);
  }
  if (policy.less) collect(policy.less);
  return { supplied: [...supplied], derived: [...derived].filter(fact => !fact.local) };
}

/** Writes the record of a decision. */
export function recordOf(decision: Decision): DecisionRecord {
  const { policy, dossier } = decision;
  const used = factsOf(policy);
  const facts: Record<string, DossierFactData> = {};
  for (const fact of used.supplied) {
    const known = dossier.facts[fact.index];
    if (known)
      facts[fact.path] = {
        value: writeValue(fact.type, known.value),
        asOf: formatDay(known.asOf),
        ...(known.source && { source: known.source }),
        by: known.bySubject ? 'subject' : 'department',
      };
  }
  const body: Omit<DecisionRecord, 'digest'> = {
    format: 'yongyiban-decision-record/1',
    policy: { id: policy.id, version: policy.version, digest: policy.digest },
    derived: used.derived.map(fact => ({
      fact: fact.path,
      version: derivationOf(fact)!.version,
      digest: derivationOf(fact)!.digest,
    })),
    subject: dossier.subject,
    asOf: decision.asOf,
    facts,
    outcome: decision.outcome,
    criteria: decision.criteria.map(({ id, outcome, exception }) => ({
      id,
      outcome,
      ...(exception !== undefined && { exception }),
    })),
    amount: decision.amount,
    missing: decision.missing.map(({ fact, reason, window }) => ({
      fact: fact.path,
      reason,
      ...(window && { period: formatWindow(window) }),
    })),
    arithmetic: explain(decision).arithmetic.map(({ label, operator, display, note }) => ({
      label: label['zh-CN'],
      ...(operator && { operator }),
      display: display['zh-CN'],
      ...(note && { note: note['zh-CN'] }),
    })),
  };
  return { ...body, digest: sha256(canonicalJson(body)) };
}

/**
 * Recomputes a recorded decision with the policies at hand and says what differs: the record itself was changed, the
 * policy of that version is another text, or the outcome, the amount or its arithmetic come out otherwise.
 */
export function replay(record: DecisionRecord, policies: readonly Policy[]): Replay {
  const differences: Difference[] = [];
  const differ = (at: string, recorded: unknown, recomputed: unknown): void => {
    if (canonicalJson(recorded ?? null) !== canonicalJson(recomputed ?? null))
      differences.push({ at, recorded, recomputed });
  };
  const { digest, ...body } = record;
  differ('digest', digest, sha256(canonicalJson(body)));
  const policy = policies.find(one => one.id === record.policy.id && one.version === record.policy.version);
  if (!policy) {
    differences.push({
      at: 'policy',
      recorded: `${record.policy.id} version ${record.policy.version}`,
      recomputed: null,
    });
    return { agrees: false, differences };
  }
  differ('policy.digest', record.policy.digest, policy.digest);
  try {
    const dossier = parseDossier(policy.catalogue, { subject: record.subject, facts: record.facts });
    const again = recordOf(decide(policy, dossier, { asOf: record.asOf }));
    for (const part of ['derived', 'outcome', 'criteria', 'amount', 'missing', 'arithmetic'] as const)
      differ(part, record[part], again[part]);
  } catch (error) {
    if (error instanceof DecisionError) {
      differences.push({ at: 'asOf', recorded: record.asOf, recomputed: null });
      return { agrees: false, differences };
    }
    if (!(error instanceof FactsError)) throw error;
    for (const problem of error.problems)
      differences.push({ at: problem.at, recorded: problem.message, recomputed: null });
  }
  return differences.length ? { agrees: false, differences } : { agrees: true };
}
