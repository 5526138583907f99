import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCatalogue } from '../facts/catalogue.ts';
import { loadPolicies } from '../policy/load.ts';
import { assess } from './assess.ts';
import { cityCatalogue } from './city/catalogue.ts';
import { generateCity } from './city/generate.ts';
import { cityPolicies } from './city/policies.ts';
import { citySources } from './city/sources.ts';
import { openDatabase } from './database.ts';
import { recomputed } from './testing/recomputed.ts';

it('pays to the fen what hand-written SQL over the raw tables works out', { timeout: 120_000 }, async () => {
  const root = await mkdtemp(join(tmpdir(), 'yongyiban-totals-'));
  const city = join(root, 'city');
  await generateCity({ directory: city, subjects: 6000, dirtyPerMille: 10, threads: 1 });
  const catalogue = parseCatalogue(cityCatalogue);
  const all = cityPolicies(120);
  const written = ['old-age', 'patent-fees', 'job-retention'].map(shape => {
    const policy = all.find(one => one.id.startsWith(shape))!;
    return { ...policy, parameters: { ...policy.parameters, place: '330200' } };
  });
  const loaded = loadPolicies({ catalogue, policies: written.map(data => ({ path: data.id, data })) });
  if (loaded.problems) throw new Error(loaded.problems[0]?.message);
  await assess({
    policies: loaded.policies,
    catalogue,
    sources: citySources(city),
    asOf: '2020-12-15',
    directory: join(root, 'out'),
    threads: 1,
  });
  const database = await openDatabase({ threads: 1 });
  for (const policy of loaded.policies) {
    const [byHand] = await database.rows<{ people: bigint; fen: bigint }>(recomputed(policy, city));
    const [ours] = await database.rows(
      `SELECT count(*) AS people, sum(high)::BIGINT AS fen FROM read_parquet('${root}/out/entitlements/*/*.parquet')
       WHERE policy = '${policy.id}' AND outcome = 'eligible' AND low = high`,
    );
    expect(byHand!.people, policy.id).toBeGreaterThan(3n);
    expect(ours, policy.id).toEqual(byHand);
  }
  database.close();
  await rm(root, { recursive: true });
});
