/**
 * The same random policies over the same random dossiers on a cluster's engine: outcome, amount and what is missing must be
 * those of the closures. Needs a Python that has pyspark: `npm run test:engines` brings one.
 *
 *   node proof/engines.ts PYTHON [--policies 20] [--seed 1] [--master local[1]]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
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
import { loadPolicies } from '../src/policy/load.ts';
import { Columns } from '../src/sql/columns.ts';
import { type PrintedPolicy, printPolicy, selectOf } from '../src/sql/policy.ts';
import { SqlRefusal } from '../src/sql/refusal.ts';
import { spark } from '../src/sql/spark.ts';
import { printStage } from '../src/sql/stage.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    policies: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    master: { type: 'string', default: 'local[1]' },
  },
});
const python = positionals[0];
if (python === undefined) throw new Error('Name a Python that has pyspark.');
const asOf = '2020-12-15';
const seed = Number(values.seed);
/** The planner's time is not what is tested. */
const longestSql = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'yongyiban-engines-'));
try {
  const dossiers = fc.sample(dossierArbitrary.filter(canBeRows), { numRuns: 60, seed });
  const database = await openDatabase({ threads: 1 });
  await database.run(tablesOf(dossiers).join(';\n'));
  const tables = [
    'roll',
    ...[...testSources.tables!, ...testSources.series!, ...testSources.lists!].map(one => one.table!),
  ];
  for (const table of tables) await database.run(`COPY ${table} TO '${folder}/${table}.parquet' (FORMAT parquet)`);
  const checked = await checkSources(database, parsedTestCatalogue, testSources);
  if (checked.problems) throw new Error(checked.problems[0]?.message);
  database.close();

  const jobs: { stage: string; sql: string }[] = [];
  const printed: PrintedPolicy[] = [];
  for (const data of fc.sample(policyArbitrary, { numRuns: 5000, seed })) {
    if (jobs.length >= Number(values.policies)) break;
    const loaded = loadPolicies({ catalogue: parsedTestCatalogue, policies: [{ path: 'random', data }] });
    if (loaded.problems) continue;
    const columns = new Columns();
    try {
      const one = printPolicy(loaded.policies[0]!, { dialect: spark, asOf: dayCount(asOf), columns });
      const sql = selectOf(one, 0, spark, 'facts');
      if (sql.length > longestSql) continue;
      printed.push(one);
      jobs.push({
        sql,
        stage: printStage({
          dialect: spark,
          catalogue: parsedTestCatalogue,
          ...checked,
          asOf: dayCount(asOf),
          requests: columns.requests,
        }),
      });
    } catch (error) {
      if (!(error instanceof SqlRefusal)) throw error;
    }
  }
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify({ tables, jobs }));
  execFileSync(python, [join(import.meta.dirname, 'run_spark.py'), folder, values.master], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  type Answer = { readonly rows?: readonly AssessedRow[]; readonly error?: string };
  const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as readonly Answer[];

  let different = 0;
  for (const [i, { rows, error }] of answers.entries()) {
    const { policy } = printed[i]!;
    const found = new Map(rows?.map(row => [row.subject, assessed(row, printed[i]!)]));
    const wrong =
      error ??
      dossiers
        .map((dossier, k) => [found.get(String(k)), decided(policy, parsedTestCatalogue, dossier, asOf)] as const)
        .find(([a, b]) => a !== b)
        ?.join(' instead of ');
    if (wrong === undefined) continue;
    different++;
    console.error(`${JSON.stringify([policy.data.criteria.map(one => one.test), policy.data.amount])}\n  ${wrong}`);
  }
  console.log(
    `Spark: ${answers.length} random policies × ${dossiers.length} dossiers (seed ${seed}), ${different} decided differently.`,
  );
  process.exitCode = different === 0 && answers.length > 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
