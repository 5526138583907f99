import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCatalogue } from '../facts/catalogue.ts';
import { loadPolicies } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { PolicyData } from '../policy/schema.ts';
import { type AssessOptions, assess } from './assess.ts';
import { checkSources } from './check-sources.ts';
import { cityCatalogue } from './city/catalogue.ts';
import { generateCity } from './city/generate.ts';
import { cityPolicies } from './city/policies.ts';
import { citySources } from './city/sources.ts';
import { openDatabase } from './database.ts';
import type { AssessmentReport } from './report.ts';

const catalogue = parseCatalogue(cityCatalogue);
const load = (data: readonly PolicyData[]): readonly Policy[] => {
  const loaded = loadPolicies({ catalogue, policies: data.map(one => ({ path: one.id, data: one })) });
  if (loaded.problems) throw new Error(loaded.problems[0]?.message);
  return loaded.policies;
};
const written = cityPolicies(40);
const policies = load(written);

let root: string;
let city: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'yongyiban-test-'));
  city = join(root, 'city');
  await generateCity({ directory: city, subjects: 3000, shardSize: 1000, dirtyPerMille: 10, threads: 1 });
}, 120_000);
afterAll(() => rm(root, { recursive: true }));

const run = (directory: string, more: Partial<AssessOptions> = {}): Promise<AssessmentReport> =>
  assess({
    policies,
    catalogue,
    sources: citySources(city),
    asOf: '2020-12-15',
    directory: join(root, directory),
    threads: 1,
    pieceSize: 1000,
    ...more,
  });

/** Every row of a run, as text, in a fixed order. */
async function rowsOf(directory: string): Promise<readonly string[]> {
  const database = await openDatabase({ threads: 1 });
  const rows = await database.rows<{ line: string }>(
    `SELECT concat_ws('|', policy, subject, outcome, low, high, payable, missing) AS line FROM read_parquet('${join(root, directory)}/entitlements/*/*.parquet') ORDER BY line`,
  );
  database.close();
  return rows.map(row => row.line);
}

const figures = ({ elapsedMs: _, ...rest }: AssessmentReport): unknown => rest;

it('looks only at what changed and comes to the same rows and figures as a full run', {
  timeout: 120_000,
}, async () => {
  const older = load(
    written.map((one, i) => (i % 10 === 0 ? { ...one, budget: '5 yuan', criteria: one.criteria.slice(0, 1) } : one)),
  );
  await run('delta', { policies: older });
  const database = await openDatabase({ threads: 1 });
  const changed = (
    await database.rows<{ id: string }>(
      `SELECT id FROM read_parquet('${city}/registration/*/*.parquet') WHERE hash(id) % 20 = 0`,
    )
  ).map(({ id }) => id);
  database.close();
  const delta = await run('delta', { changedSubjects: changed });
  const full = await run('full');
  expect(await rowsOf('delta')).toEqual(await rowsOf('full'));
  expect(figures(delta)).toEqual(figures(full));
  expect(full.totals.eligible).toBeGreaterThan(100);
});

it('goes on from where it was interrupted', { timeout: 120_000 }, async () => {
  const stop = new AbortController();
  await expect(
    run('stopped', { signal: stop.signal, onProgress: ({ at }) => at === '0001' && stop.abort() }),
  ).rejects.toThrow();
  expect(await readdir(join(root, 'stopped', 'pieces'))).toEqual(['0000.json']);
  const again: string[] = [];
  const resumed = await run('stopped', { onProgress: ({ at }) => again.push(at) });
  expect(again.filter(at => at === '0000')).toHaveLength(1);
  expect(figures(resumed)).toEqual(figures(await run('whole')));
});

it('counts what is dirty by department and never uses it', { timeout: 120_000 }, async () => {
  const report = await run('dirt', { policies: load(cityPolicies(120)) });
  const kinds = new Set(report.dirt.map(one => `${one.table}.${one.column} ${one.kind}`));
  expect(kinds).toContain('people.birth impossible-date');
  expect(kinds).toContain('registration.district unknown-code');
  expect(kinds).toContain('labour.id duplicate-row');
  const database = await openDatabase({ threads: 1 });
  const [row] = await database.rows<{ n: bigint }>(
    `SELECT count(*) AS n FROM read_parquet('${join(root, 'dirt')}/entitlements/*/*.parquet') WHERE policy LIKE 'old-age%' AND outcome = 'eligible'
     AND subject IN (SELECT id FROM read_parquet('${city}/people/*/*.parquet') WHERE birth IN ('2019-02-30', '1885-01-01', '2091-07-01', '0000-00-00'))`,
  );
  database.close();
  expect(row?.n).toBe(0n);
});

it('says everything that is wrong with a mapping at once', async () => {
  const sources = citySources(city);
  const database = await openDatabase({ threads: 1 });
  const checked = await checkSources(database, catalogue, {
    ...sources,
    tables: [
      { ...sources.tables![1]!, facts: { headcount: 'heads', layoffRate: 'layoff_percent', nothing: 'headcount' } },
      { ...sources.tables![3]!, facts: { assets: 'assets' } },
      { ...sources.tables![0]!, files: `${city}/no-such/*.parquet` },
    ],
  });
  database.close();
  expect(checked.problems?.map(one => one.at)).toEqual([
    'registration',
    'labour.facts.headcount',
    'labour.facts.layoffRate',
    'labour.facts.nothing',
    'statistics.facts.assets',
  ]);
});

it('pays the best of policies that exclude each other', { timeout: 120_000 }, async () => {
  const [first, second] = written.filter(one => one.id.startsWith('job-retention'));
  const place = { place: '330200' };
  const pair = [
    { ...first!, excludes: [second!.id], parameters: { ...first!.parameters, ...place } },
    { ...second!, parameters: { ...second!.parameters, ...place } },
  ];
  await run('exclusive', { policies: load(pair) });
  const database = await openDatabase({ threads: 1 });
  const [row] = await database.rows<{ both: bigint; wrong: bigint }>(
    `SELECT count(*) FILTER (WHERE paid > 1) AS both, count(*) FILTER (WHERE total <> best) AS wrong FROM (
       SELECT count(*) FILTER (WHERE payable > 0) AS paid, sum(payable) AS total, max(high) AS best
       FROM read_parquet('${join(root, 'exclusive')}/entitlements/*/*.parquet') WHERE payable IS NOT NULL GROUP BY subject HAVING count(*) = 2)`,
  );
  database.close();
  expect(row).toEqual({ both: 0n, wrong: 0n });
});
