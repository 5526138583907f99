import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DossierData } from '../facts/dossier.ts';
import { loadPolicies } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { PolicyData } from '../policy/schema.ts';
import { Columns } from '../sql/columns.ts';
import { duckdb } from '../sql/duckdb.ts';
import { type PrintedPolicy, printPolicy, selectOf } from '../sql/policy.ts';
import { SqlRefusal } from '../sql/refusal.ts';
import { type Database, openDatabase } from './database.ts';
import { type AssessedRow, assessed, dayCount, decided } from './testing/agree.ts';
import { canBeRows, dossierArbitrary, parsedTestCatalogue, stageTables, tablesOf } from './testing/dossiers.ts';
import { policyArbitrary } from './testing/expressions.ts';

const asOf = '2020-12-15';
let database: Database;
beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
});
afterAll(() => database.close());

type Fate = 'compared' | 'refused' | 'invalid';

async function compare(datas: readonly PolicyData[], dossiers: readonly DossierData[]): Promise<readonly Fate[]> {
  const columns = new Columns();
  const policies: { policy: Policy; printed: PrintedPolicy }[] = [];
  const fates = datas.map((data): Fate => {
    const loaded = loadPolicies({ catalogue: parsedTestCatalogue, policies: [{ path: 'random', data }] });
    if (loaded.problems) return 'invalid';
    const policy = loaded.policies[0]!;
    try {
      policies.push({ policy, printed: printPolicy(policy, { dialect: duckdb, asOf: dayCount(asOf), columns }) });
      return 'compared';
    } catch (error) {
      if (error instanceof SqlRefusal) return 'refused';
      throw error;
    }
  });
  if (policies.length === 0) return fates;
  await database.run(tablesOf(dossiers).join(';\n'));
  await stageTables(database, dayCount(asOf), columns.requests);
  for (const { policy, printed } of policies) {
    const rows = await database.rows<AssessedRow & Record<string, unknown>>(selectOf(printed, 0, duckdb, 'facts'));
    const found = new Map(rows.map(row => [row.subject, assessed(row, printed)]));
    for (const [i, dossier] of dossiers.entries())
      expect(found.get(String(i)), JSON.stringify(dossier)).toBe(decided(policy, parsedTestCatalogue, dossier, asOf));
  }
  return fates;
}

it('decides random policies over random dossiers in SQL as the closures do: outcome, amount and what is missing', { timeout: 600_000 }, async () => {
  const runs = Number(process.env.EQUALITY_RUNS ?? 25);
  const counts = { compared: 0, refused: 0, invalid: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(policyArbitrary, { minLength: 1, maxLength: 6 }), fc.array(dossierArbitrary.filter(canBeRows), { minLength: 1, maxLength: 15 }), async (policies, dossiers) => {
      for (const fate of await compare(policies, dossiers)) counts[fate]++;
    }),
    { numRuns: runs, ...(process.env.EQUALITY_SEED && { seed: Number(process.env.EQUALITY_SEED) }) },
  );
  expect(counts.compared).toBeGreaterThan((counts.compared + counts.refused + counts.invalid) / 2);
});
