/**
 * A city at once: 495,000 subjects × 565 policies on the embedded engine, against the same policies written by hand, all
 * of which must come to the same counts and the same fen. The city is generated once and kept in the temporary folder.
 *
 * A row, in `entitlement_rows_per_s`, is one line of the Parquet that an assessment writes: one subject and one policy that
 * is meant for it and not ruled out, with outcome, amount, what is paid and what is missing. Subjects that a policy rules
 * out are decided too, but make no row. The time is that of the whole call: reading the tables, cleaning, deciding,
 * combining, writing, figures by policy, district and kind, what is missing, what is dirty, and the report.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { assess } from '../src/assessment/assess.ts';
import { checkSources } from '../src/assessment/check-sources.ts';
import { cityCatalogue } from '../src/assessment/city/catalogue.ts';
import { generateCity } from '../src/assessment/city/generate.ts';
import { cityPolicies } from '../src/assessment/city/policies.ts';
import { citySources } from '../src/assessment/city/sources.ts';
import { type Database, openDatabase, type Row } from '../src/assessment/database.ts';
import { type Plan, planOf } from '../src/assessment/plan.ts';
import { batchSize } from '../src/assessment/shard.ts';
import { parseCatalogue } from '../src/facts/catalogue.ts';
import { loadPolicies } from '../src/policy/load.ts';
import type { Policy } from '../src/policy/policy.ts';
import { duckdb } from '../src/sql/duckdb.ts';
import { selectOf } from '../src/sql/policy.ts';
import { printStage } from '../src/sql/stage.ts';
import { plainQuery, tunedQuery } from './city/handwritten.ts';

const asOf = '2020-12-15';
const memory = '3GiB';
const catalogue = parseCatalogue(cityCatalogue);
/** `CITY_SUBJECTS=50000` for a quick look. */
const citySize = Number(process.env.CITY_SUBJECTS ?? 495_000);
const repetitions = Number(process.env.CITY_REPETITIONS ?? 3);

function policiesOf(count: number): readonly Policy[] {
  const loaded = loadPolicies({ catalogue, policies: cityPolicies(count).map(data => ({ path: data.id, data })) });
  if (loaded.problems) throw new Error(loaded.problems[0]?.message);
  return loaded.policies;
}

async function cityOf(subjects: number): Promise<string> {
  const directory = join(tmpdir(), `yongyiban-city-${subjects}`);
  if (!existsSync(join(directory, 'city.json')))
    await generateCity({
      directory,
      subjects,
      shardSize: 125_000,
      onProgress: ({ done, total }) => process.stderr.write(`\r${directory} ${done}/${total}`),
    });
  return directory;
}

async function stage(
  database: Database,
  directory: string,
  policies: readonly Policy[],
  table = 'facts',
): Promise<Plan> {
  const checked = await checkSources(database, catalogue, citySources(directory));
  if (checked.problems) throw new Error(checked.problems[0]?.message);
  const plan = planOf({ policies, catalogue, ...checked, asOf, dialect: duckdb });
  await database.run(`CREATE OR REPLACE TABLE ${table} AS ${printStage({ dialect: duckdb, ...plan })}`);
  return plan;
}

/** Counts and fen by policy, of those that have any. */
type Answer = readonly string[];

interface Counted extends Row {
  readonly policy: number;
  readonly eligible: bigint;
  readonly undetermined: bigint;
  readonly fen: bigint;
}

const answerOf = (rows: readonly Counted[]): Answer =>
  rows
    .filter(row => row.eligible > 0n || row.undetermined > 0n)
    .map(row => `${row.policy}: ${row.eligible} ${row.undetermined} ${row.fen}`)
    .sort();

async function generated(database: Database, plan: Plan, table = 'facts'): Promise<Answer> {
  const rows: Counted[] = [];
  for (let i = 0; i < plan.printed.length; i += batchSize) {
    const union = plan.printed
      .slice(i, i + batchSize)
      .map((one, j) => selectOf(one, i + j, duckdb, table, { gapless: true, amounts: true }))
      .join('UNION ALL\n');
    rows.push(
      ...(await database.rows<Counted>(
        `SELECT policy, count(*) FILTER (WHERE eligible) AS eligible, count(*) FILTER (WHERE NOT eligible) AS undetermined,
           CAST(coalesce(sum(high) FILTER (WHERE eligible AND coalesce(low, high) = high), 0) AS BIGINT) AS fen
         FROM (${union}) AS batch GROUP BY policy`,
      )),
    );
  }
  return answerOf(rows);
}

async function plain(database: Database, policies: readonly Policy[]): Promise<Answer> {
  const rows: Counted[] = [];
  for (const [i, policy] of policies.entries()) rows.push(...(await database.rows<Counted>(plainQuery(policy, i))));
  return answerOf(rows);
}

async function tuned(database: Database, policies: readonly Policy[]): Promise<Answer> {
  const rows: Counted[] = [];
  for (let i = 0; i < policies.length; i += batchSize)
    rows.push(...(await database.rows<Counted>(tunedQuery(policies.slice(i, i + batchSize), i))));
  return answerOf(rows);
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

/** How much longer the second takes than the first, in turns, after one round that only warms up. */
async function ratio(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<number> {
  const times = [[] as number[], [] as number[]] as const;
  for (let round = 0; round <= repetitions; round++)
    for (const [i, work] of [first, second].entries()) {
      const [, ms] = await timed(work);
      if (round > 0) times[i]!.push(ms);
    }
  return median(times[1]) / median(times[0]);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

export default async function bench(): Promise<{
  rows: Record<string, string | number>[];
  figures: Record<string, number>;
}> {
  const policies = policiesOf(565);
  const directory = await cityOf(citySize);
  const database = await openDatabase({ memory });
  const plan = await stage(database, directory, policies);
  const times = { generated: [] as number[], plain: [] as number[], tuned: [] as number[] };
  let expected: Answer | undefined;
  // In turns, so that a slow moment of the machine falls on all alike; the first round only warms up.
  for (let round = 0; round <= repetitions; round++) {
    for (const [name, work] of [
      ['generated', () => generated(database, plan)],
      ['plain', () => plain(database, policies)],
      ['tuned', () => tuned(database, policies)],
    ] as const) {
      const [answer, ms] = await timed(work);
      expected ??= answer;
      if (!isDeepStrictEqual(answer, expected))
        throw new Error(
          `"${name}" does not come to the same result: ${answer.find((line, i) => line !== expected![i])}`,
        );
      if (round > 0) times[name].push(ms);
    }
  }
  const once = (): Promise<Answer> => generated(database, plan);
  const twicePolicies = await stage(database, directory, policiesOf(1130), 'more');
  const morePolicies = await ratio(once, () => generated(database, twicePolicies, 'more'));
  const twiceSubjects = await stage(database, await cityOf(citySize * 2), policies, 'more');
  const moreSubjects = await ratio(once, () => generated(database, twiceSubjects, 'more'));
  database.close();

  const out = await mkdtemp(join(tmpdir(), 'yongyiban-assess-'));
  const run = { policies, catalogue, sources: citySources(directory), asOf, directory: out, memory };
  const [report, full] = await timed(() => assess(run));
  const one = await openDatabase();
  const changed = (
    await one.rows<{ id: string }>(
      `SELECT id FROM read_parquet('${directory}/registration/*/*.parquet') WHERE hash(id) % 100 = 0`,
    )
  ).map(({ id }) => id);
  one.close();
  const [again, delta] = await timed(() => assess({ ...run, changedSubjects: changed }));
  await rm(out, { recursive: true });
  if (again.totals.payable !== report.totals.payable || again.rows !== report.rows)
    throw new Error('The delta does not come to the same as the full run.');

  const [ours, hand, best] = [median(times.generated), median(times.plain), median(times.tuned)];
  return {
    rows: [
      { what: 'generated SQL', seconds: (ours / 1000).toFixed(2) },
      { what: 'plain hand-written SQL, one query a policy', seconds: (hand / 1000).toFixed(2) },
      { what: 'best hand-tuned SQL', seconds: (best / 1000).toFixed(2) },
      {
        what: `assessment, everything included (${report.rows.toLocaleString('en-US')} rows of ${(report.subjects * report.policies).toLocaleString('en-US')} pairs of subject and policy)`,
        seconds: (full / 1000).toFixed(2),
      },
      { what: '1 % of the subjects changed', seconds: (delta / 1000).toFixed(2) },
    ],
    figures: {
      generated_vs_handwritten_sql: ours / hand,
      generated_vs_best_sql: ours / best,
      seconds_full_city: ours / 1000,
      peak_rss_mib: process.resourceUsage().maxRSS / 1024,
      growth_double_subjects: moreSubjects,
      growth_double_policies: morePolicies,
      entitlement_rows_per_s: report.rows / (full / 1000),
      delta_1_percent_vs_full: delta / full,
    },
  };
}
