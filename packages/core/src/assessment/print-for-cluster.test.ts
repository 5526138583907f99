import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCatalogue } from '../facts/catalogue.ts';
import { loadPolicies } from '../policy/load.ts';
import type { Family } from '../sql/sources.ts';
import { assess } from './assess.ts';
import { cityCatalogue } from './city/catalogue.ts';
import { generateCity } from './city/generate.ts';
import { cityPolicies } from './city/policies.ts';
import { citySources } from './city/sources.ts';
import { openDatabase } from './database.ts';
import { printForCluster } from './print-for-cluster.ts';

const catalogue = parseCatalogue(cityCatalogue);
const written = cityPolicies(12);
const load = (data: typeof written) => {
  const loaded = loadPolicies({ catalogue, policies: data.map(one => ({ path: one.id, data: one })) });
  if (loaded.problems) throw new Error(loaded.problems[0]?.message);
  return loaded.policies;
};
const asOf = '2020-12-15';

let root: string;
let city: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'yongyiban-test-'));
  city = join(root, 'city');
  await generateCity({ directory: city, subjects: 3000, shardSize: 1500, dirtyPerMille: 20, threads: 1 });
}, 120_000);
afterAll(() => rm(root, { recursive: true }));

it('prints statements that come to the figures of an assessment, to the fen', { timeout: 120_000 }, async () => {
  const what = { policies: load(written), catalogue, sources: citySources(city), asOf };
  const report = await assess({ ...what, directory: join(root, 'out'), threads: 1 });
  const { files } = await printForCluster({ ...what, dialect: 'duckdb' });
  const database = await openDatabase({ threads: 1 });
  await database.run(files['facts.sql']!);
  await database.run(files['entitlements.sql']!);
  const totals = await database.rows<Record<'policy', string> & Record<string, bigint>>(files['totals.sql']!);
  database.close();
  expect(
    totals.map(row => [
      row.policy,
      ...['eligible', 'payable', 'open_amount', 'undetermined', 'least_more', 'most_more'].map(name =>
        BigInt(row[name]!),
      ),
    ]),
  ).toEqual(
    report.byPolicy
      .filter(one => one.eligible + one.undetermined > 0)
      .map(one => [
        one.policy,
        ...[one.eligible, one.payable, one.openAmount, one.undetermined, one.from, one.to].map(BigInt),
      ])
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  );
  expect(report.totals.payable).toBeGreaterThan(0n);
});

it('pays the best combination where policies exclude each other or share a ceiling, as on one machine', {
  timeout: 120_000,
}, async () => {
  const [a, b, c, d, e, ...others] = written;
  const limited = load([
    { ...a!, excludes: [b!.id, c!.id] },
    b!,
    { ...c!, sharedCap: { id: 'ceiling', amount: '30,000 yuan' } },
    { ...d!, sharedCap: { id: 'ceiling', amount: '30,000 yuan' } },
    { ...e!, excludes: ['one-that-is-not-here'] },
    ...others,
  ]);
  const what = { policies: limited, catalogue, sources: citySources(city), asOf };
  const report = await assess({ ...what, directory: join(root, 'combined'), threads: 1 });
  const { files, open } = await printForCluster({ ...what, dialect: 'duckdb' });
  expect(open).toEqual([]);
  const database = await openDatabase({ threads: 1 });
  await database.run(files['facts.sql']!);
  await database.run(files['entitlements.sql']!);
  const columns = 'policy, version, subject, district, kind, outcome, low, high, payable, missing';
  const other = `SELECT ${columns} FROM read_parquet('${join(root, 'combined')}/entitlements/*/*.parquet', hive_partitioning = false)`;
  const [apart] = await database.rows<{ n: bigint }>(
    `SELECT count(*) AS n FROM ((SELECT ${columns} FROM entitlements EXCEPT ALL ${other}) UNION ALL (${other} EXCEPT ALL SELECT ${columns} FROM entitlements))`,
  );
  expect(Number(apart!.n)).toBe(0);
  const [less] = await database.rows<{ n: bigint }>('SELECT count(*) AS n FROM entitlements WHERE payable < high');
  database.close();
  expect(Number(less!.n)).toBeGreaterThan(3);
  expect(report.totals.payable).toBeGreaterThan(0n);
});

it('takes the columns from whoever knows them, and names what does not fit', async () => {
  const what = { policies: load(written), catalogue, sources: citySources('hdfs:///city'), asOf } as const;
  const describe = async (): Promise<ReadonlyMap<string, Family>> => new Map([['id', { kind: 'text' }]]);
  await expect(printForCluster({ ...what, dialect: 'clickhouse', describe })).rejects.toThrow(
    /has no column "headcount"/,
  );
});

it('gives two plans two digests, and one plan the same', async () => {
  const what = { catalogue, sources: citySources(city), dialect: 'spark' } as const;
  const digest = async (policies: typeof written, day: string): Promise<string> =>
    (
      JSON.parse((await printForCluster({ ...what, policies: load(policies), asOf: day })).files['plan.json']!) as {
        digest: string;
      }
    ).digest;
  const one = await digest(written, asOf);
  expect(await digest(written, asOf)).toBe(one);
  expect(await digest(written, '2020-12-16')).not.toBe(one);
  expect(await digest(written.slice(1), asOf)).not.toBe(one);
});
