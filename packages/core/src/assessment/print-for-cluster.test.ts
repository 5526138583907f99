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

it('leaves open what is payable where policies exclude each other, and says which', async () => {
  const [first, second, ...others] = written;
  const excluding = [{ ...first!, excludes: [second!.id] }, second!, ...others];
  const { files, combined } = await printForCluster({
    policies: load(excluding),
    catalogue,
    sources: citySources(city),
    asOf,
    dialect: 'spark',
  });
  expect(combined).toEqual([first!.id, second!.id]);
  const plan = JSON.parse(files['plan.json']!) as { policies: { combined: boolean; select: string }[] };
  expect(plan.policies[0]!.select).toContain('CAST(CAST(NULL AS BIGINT) AS BIGINT) AS payable');
  expect(Object.keys(files)).toEqual(['plan.json', 'assess.py']);
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
