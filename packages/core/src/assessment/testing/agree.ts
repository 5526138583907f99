/** What closures decide and what the database says, in one form to be compared. */
import { parseDay } from '../../day.ts';
import { decide } from '../../decision/decide.ts';
import { parseDossier } from '../../facts/dossier.ts';
import type { FactCatalogue } from '../../facts/catalogue.ts';
import type { DossierData } from '../../facts/dossier.ts';
import type { Policy } from '../../policy/policy.ts';
import type { PrintedPolicy } from '../../sql/policy.ts';

/** `eligible 100..200 tax.paid|absent`; nothing for the ineligible. */
export type Verdict = string;

const verdict = (outcome: string, from: bigint | number, to: bigint | number | null, missing: readonly string[]): Verdict =>
  `${outcome} ${from}..${to ?? ''} ${[...new Set(missing)].sort().join(' ')}`;

export function decided(policy: Policy, catalogue: FactCatalogue, dossier: DossierData, asOf: string): Verdict | undefined {
  const decision = decide(policy, parseDossier(catalogue, dossier), { asOf });
  if (decision.outcome === 'ineligible') return undefined;
  const { amount } = decision;
  const [from, to] = amount.kind === 'known' ? [amount.fen, amount.fen] : amount.kind === 'range' ? [amount.from, amount.to] : [0, 0];
  return verdict(decision.outcome, from, to, decision.missing.map(one => `${one.fact.path}|${one.reason}`));
}

export interface AssessedRow {
  readonly policy: number;
  readonly subject: string;
  readonly eligible: boolean;
  readonly low: bigint | number | null;
  readonly high: bigint | number | null;
  readonly missing: bigint | number;
}

export function assessed(row: AssessedRow, printed: PrintedPolicy): Verdict {
  const missing = printed.leaves.filter((_, bit) => (BigInt(row.missing) >> BigInt(bit)) & 1n).map(leaf => `${leaf.fact.path}|${leaf.reason}`);
  return verdict(row.eligible ? 'eligible' : 'undetermined', row.low ?? row.high ?? 0, row.high, missing);
}

export const dayCount = (iso: string): number => parseDay(iso)!;
