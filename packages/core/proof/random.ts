/**
 * Random policies over random dossiers: the closures and every engine must come to the same outcome, amount and missing
 * facts. What fails is made smaller: first the policy, then the dossier.
 */
import fc from 'fast-check';
import { checkSources } from '../src/assessment/check-sources.ts';
import { openDatabase } from '../src/assessment/database.ts';
import { type AssessedRow, assessed, dayCount, decided } from '../src/assessment/testing/agree.ts';
import {
  canBeRows,
  dossierArbitrary,
  parsedTestCatalogue,
  tablesOf,
  testSources,
} from '../src/assessment/testing/dossiers.ts';
import { policyArbitrary } from '../src/assessment/testing/expressions.ts';
import type { DossierData } from '../src/facts/dossier.ts';
import { loadPolicies } from '../src/policy/load.ts';
import type { Policy } from '../src/policy/policy.ts';
import type { PolicyData } from '../src/policy/schema.ts';
import { Columns } from '../src/sql/columns.ts';
import { type PrintedPolicy, printPolicy, selectOf } from '../src/sql/policy.ts';
import { SqlRefusal } from '../src/sql/refusal.ts';
import type { SourceSchema } from '../src/sql/sources.ts';
import { printStage } from '../src/sql/stage.ts';
import type { Engine } from './engine.ts';

const asOf = '2020-12-15';
const day = dayCount(asOf);
/** Some random expressions grow without end; the planner's time is not what is tested. */
const longestSql = 20_000;
const tables = [
  'roll',
  ...[...testSources.tables!, ...testSources.series!, ...testSources.lists!].map(one => one.table!),
];

export interface RandomOptions {
  readonly seed: number;
  readonly seconds: number;
  readonly dossiers?: number;
}

export interface RandomCounts {
  /** Policies that every engine decided, over how many dossiers each. */
  compared: number;
  dossiers: number;
  refused: number;
  invalid: number;
  long: number;
  /** Why a policy was refused, and how often. */
  readonly reasons: Map<string, number>;
}

/** @throws with the smallest policy and dossier found that is decided differently */
export async function compareRandom(engines: readonly Engine[], options: RandomOptions): Promise<RandomCounts> {
  const dossiers = fc.sample(dossierArbitrary.filter(canBeRows), {
    numRuns: options.dossiers ?? 60,
    seed: options.seed,
  });
  const schema = await schemaOf(dossiers);
  for (const engine of engines) {
    await engine.compiled?.(false);
    await engine.load(tablesOf(dossiers), tables);
  }
  const counts: RandomCounts = {
    compared: 0,
    dossiers: dossiers.length,
    refused: 0,
    invalid: 0,
    long: 0,
    reasons: new Map(),
  };
  const failing = await fc.check(
    fc.asyncProperty(policyArbitrary, async data => {
      const policy = load(data);
      if (!policy) return void counts.invalid++;
      const fate = await difference(engines, policy, dossiers, schema, counts);
      if (fate !== undefined) throw new Error(fate);
    }),
    { numRuns: 100_000, seed: options.seed, interruptAfterTimeLimit: options.seconds * 1000, endOnFailure: false },
  );
  if (failing.counterexample === null) return counts;
  const [data] = failing.counterexample;
  const smallest = await shrinkDossier(engines, load(data)!, dossiers, schema);
  throw new Error(
    `seed ${options.seed}\n${JSON.stringify([data.criteria.map(one => [one.test, one.exceptions?.map(x => x.when)]), data.amount, data.less])}\n${JSON.stringify(smallest.dossier)}\n${smallest.difference}`,
  );
}

function load(data: PolicyData): Policy | undefined {
  const loaded = loadPolicies({ catalogue: parsedTestCatalogue, policies: [{ path: 'random', data }] });
  return loaded.problems ? undefined : loaded.policies[0];
}

async function schemaOf(dossiers: readonly DossierData[]): Promise<SourceSchema> {
  const database = await openDatabase({ threads: 1 });
  try {
    await database.run(tablesOf(dossiers).join(';\n'));
    const checked = await checkSources(database, parsedTestCatalogue, testSources);
    if (checked.problems) throw new Error(checked.problems[0]?.message);
    return checked.schema;
  } finally {
    database.close();
  }
}

/** The first engine and dossier that say otherwise than the closures. */
async function difference(
  engines: readonly Engine[],
  policy: Policy,
  dossiers: readonly DossierData[],
  schema: SourceSchema,
  counts?: RandomCounts,
): Promise<string | undefined> {
  const jobs: { engine: Engine; printed: PrintedPolicy; stage: string; sql: string }[] = [];
  for (const engine of engines) {
    const { dialect } = engine;
    const columns = new Columns();
    try {
      const printed = printPolicy(policy, { dialect, asOf: day, columns });
      const sql = selectOf(printed, 0, dialect, 'facts');
      if (sql.length > longestSql) {
        if (counts) counts.long++;
        return undefined;
      }
      const stage = printStage({
        dialect,
        catalogue: parsedTestCatalogue,
        sources: testSources,
        schema,
        asOf: day,
        requests: columns.requests,
      });
      jobs.push({ engine, printed, stage, sql });
    } catch (error) {
      if (!(error instanceof SqlRefusal)) throw error;
      if (counts) {
        counts.refused++;
        const reason = `${dialect.name}: ${error.message}`;
        counts.reasons.set(reason, (counts.reasons.get(reason) ?? 0) + 1);
      }
      return undefined;
    }
  }
  const expected = dossiers.map(dossier => decided(policy, parsedTestCatalogue, dossier, asOf));
  for (const { engine, printed, stage, sql } of jobs) {
    let rows: readonly (AssessedRow & Record<string, unknown>)[];
    try {
      await engine.stage(stage);
      rows = await engine.rows(sql);
    } catch (error) {
      return `${engine.dialect.name}: ${error instanceof Error ? error.message : error}\n${sql}`;
    }
    const found = new Map(rows.map(row => [row.subject, assessed(row, printed)]));
    const wrong = expected.findIndex((verdict, i) => found.get(String(i)) !== verdict);
    if (wrong >= 0)
      return `${engine.dialect.name}: ${found.get(String(wrong))} instead of ${expected[wrong]}, dossier ${wrong}\n${sql}`;
  }
  if (counts) counts.compared++;
  return undefined;
}

/** Leaves out what can be left out of the dossier for the difference to stay. */
async function shrinkDossier(
  engines: readonly Engine[],
  policy: Policy,
  dossiers: readonly DossierData[],
  schema: SourceSchema,
): Promise<{ dossier: DossierData | undefined; difference: string | undefined }> {
  const differs = async (dossier: DossierData): Promise<string | undefined> => {
    for (const engine of engines) await engine.load(tablesOf([dossier]), tables);
    return difference(engines, policy, [dossier], schema);
  };
  for (const dossier of dossiers) {
    let said = await differs(dossier);
    if (said === undefined) continue;
    let smallest = dossier;
    for (const path of Object.keys(dossier.facts)) {
      const facts = Object.fromEntries(Object.entries(smallest.facts).filter(([one]) => one !== path));
      const smaller = await differs({ ...smallest, facts });
      if (smaller === undefined) continue;
      [smallest, said] = [{ ...smallest, facts }, smaller];
    }
    return { dossier: smallest, difference: said };
  }
  return { dossier: undefined, difference: await difference(engines, policy, dossiers, schema) };
}
