/** What closures decide and what the database says, in one form to be compared. */

import { parseDay } from '../../day.ts';
import { compiledOf } from '../../decision/decide.ts';
import { stepBudget } from '../../decision/run.ts';
import { compare, type Exact } from '../../exact.ts';
import type { FactCatalogue } from '../../facts/catalogue.ts';
import { type Dossier, type DossierData, parseDossier } from '../../facts/dossier.ts';
import { type Missing, Unknown } from '../../facts/unknown.ts';
import type { Policy } from '../../policy/policy.ts';
import type { PrintedPolicy } from '../../sql/policy.ts';
import { inForce } from '../../sql/policy.ts';

/** `eligible 100..200 tax.paid|absent`; nothing for the ineligible. */
export type Verdict = string;

const verdict = (
  outcome: string,
  from: bigint | number,
  to: bigint | number | null,
  missing: readonly string[],
): Verdict => `${outcome} ${from}..${to ?? ''} ${[...new Set(missing)].sort().join(' ')}`;

/** By three-valued logic, clause by clause, as a decision begins; what trying out values may settle beyond it is left out. */
export function decided(
  policy: Policy,
  catalogue: FactCatalogue,
  data: DossierData | Dossier,
  asOf: string,
): Verdict | undefined {
  const dossier = 'catalogue' in data ? data : parseDossier(catalogue, data);
  if (!policy.subjects.includes(dossier.subject.kind) || !inForce(policy, dayCount(asOf))) return undefined;
  const run = { dossier, asOf: dayCount(asOf), locals: [], budget: stepBudget };
  const { criteria, amount } = compiledOf(policy);
  const missing: Missing[] = [];
  let open = false;
  for (const { test, exceptions } of criteria) {
    const results = [test(run), ...exceptions.map(exception => exception(run))];
    if (results.includes(true)) continue;
    const doubts = results.filter(result => result instanceof Unknown);
    if (!doubts.length) return undefined;
    open = true;
    missing.push(...doubts.flatMap(doubt => doubt.missing));
  }
  const result = amount(run);
  const beyond = (value: Exact | undefined): boolean => typeof value === 'bigint';
  if (result instanceof Unknown) missing.push(...result.missing);
  const [low, high] =
    result instanceof Unknown
      ? [result.low, result.high]
      : beyond(result as Exact)
        ? [undefined, undefined]
        : [result as Exact, result as Exact];
  const known = low !== undefined && high !== undefined && compare(low, high) === 0;
  const from = typeof low === 'number' ? low : 0;
  return verdict(
    open ? 'undetermined' : 'eligible',
    known ? Number(low) : from,
    known ? Number(low) : typeof high === 'number' ? high : null,
    missing.map(one => `${one.fact.path}|${one.reason}`),
  );
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
  const missing = printed.leaves
    .filter((_, bit) => (BigInt(row.missing) >> BigInt(bit)) & 1n)
    .map(leaf => `${leaf.fact.path}|${leaf.reason}`);
  return verdict(row.eligible ? 'eligible' : 'undetermined', row.low ?? row.high ?? 0, row.high, missing);
}

export const dayCount = (iso: string): number => parseDay(iso)!;
