import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DossierData } from '../facts/dossier.ts';
import { loadPolicies } from '../policy/load.ts';
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
const seed = Number(process.env.EQUALITY_SEED ?? 20_201_215);
const seconds = Number(process.env.EQUALITY_SECONDS ?? 15);
/** Expressions are random and some grow without end; the planner's time is not what is tested. */
const longestSql = 60_000;

let database: Database;
let dossiers: readonly DossierData[];
beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
  dossiers = fc.sample(dossierArbitrary.filter(canBeRows), { numRuns: 50, seed });
  await database.run(tablesOf(dossiers).join(';\n'));
}, 60_000);
afterAll(() => database.close());

type Fate = 'compared' | 'refused' | 'invalid' | 'long';

async function compare(data: PolicyData): Promise<Fate> {
  const loaded = loadPolicies({ catalogue: parsedTestCatalogue, policies: [{ path: 'random', data }] });
  if (loaded.problems) return 'invalid';
  const policy = loaded.policies[0]!;
  const columns = new Columns();
  let printed: PrintedPolicy;
  try {
    printed = printPolicy(policy, { dialect: duckdb, asOf: dayCount(asOf), columns });
  } catch (error) {
    if (error instanceof SqlRefusal) return 'refused';
    throw error;
  }
  const sql = selectOf(printed, 0, duckdb, 'facts');
  if (sql.length > longestSql) return 'long';
  await stageTables(database, dayCount(asOf), columns.requests);
  const rows = await database.rows<AssessedRow & Record<string, unknown>>(sql);
  const found = new Map(rows.map(row => [row.subject, assessed(row, printed)]));
  for (const [i, dossier] of dossiers.entries())
    expect(found.get(String(i)), JSON.stringify(dossier)).toBe(decided(policy, parsedTestCatalogue, dossier, asOf));
  return 'compared';
}

it(`decides random policies over random dossiers in SQL as the closures do: outcome, amount and what is missing (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  const counts = { compared: 0, refused: 0, invalid: 0, long: 0 };
  await fc.assert(
    fc.asyncProperty(policyArbitrary, async policy => {
      counts[await compare(policy)]++;
    }),
    { numRuns: 100_000, seed, interruptAfterTimeLimit: seconds * 1000 },
  );
  expect(counts.compared).toBeGreaterThan(counts.refused + counts.invalid);
});

it('takes the mean over less than a year of a yearly series that nobody holds for nothing at least', async () => {
  const words = { 'zh-CN': '示例', en: 'sample' };
  const policy: PolicyData = {
    id: 'mean-over-a-month',
    version: 1,
    title: words,
    authority: { region: '330200', department: words },
    benefit: 'subsidy',
    route: 'no-application',
    subject: 'enterprise',
    effective: { from: '2020-01-01' },
    parameters: { less: '-1 yuan' },
    criteria: [{ id: 'c0', text: words, test: 'less < turnover.average(months(born, today))' }],
    amount: 'paid.sum("2020")',
  };
  expect(await compare(policy)).toBe('compared');
});
