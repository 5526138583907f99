import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decide, deriveFacts, loadPolicies, parseCatalogue, parseDossier } from '../policy.ts';
import { publishedModule } from './generate.ts';
import { catalogueData, derivedFacts, kaiyueDossierData, nbJobRetention2020, publishedPolicies } from './published.ts';

it('publishes exactly what the policy files say', () => {
  expect(readFileSync(new URL('./published.ts', import.meta.url), 'utf8')).toBe(publishedModule());
});

it('loads every published policy from plain data, without a YAML parser', () => {
  const { catalogue } = deriveFacts(
    parseCatalogue(catalogueData),
    derivedFacts.map(data => ({ path: data.derived, data })),
  );
  const loaded = loadPolicies({
    catalogue: catalogue!,
    policies: publishedPolicies.map(data => ({ path: data.id, data })),
  });
  expect(loaded.problems).toBeUndefined();
});

it('decides the first company ever paid eligible for ¥34,501.00 on 10 June 2020', () => {
  const catalogue = parseCatalogue(catalogueData);
  const [policy] = loadPolicies({ catalogue, policies: [{ path: 'job-retention', data: nbJobRetention2020 }] })
    .policies!;
  const decision = decide(policy!, parseDossier(catalogue, kaiyueDossierData), { asOf: '2020-06-10' });
  expect(decision).toMatchObject({ outcome: 'eligible', amount: { kind: 'known', fen: 3450100 }, missing: [] });
});
