import { expect, it } from 'vitest';
import { fuzzPolicies } from '../../fuzz/run.ts';

it('withstands random policies, expressions and dossiers, malformed ones too', { timeout: 120_000 }, () => {
  const { failure, accepted } = fuzzPolicies({ runs: 2000, seed: 20200610 });
  expect(failure).toBeUndefined();
  expect(accepted).toBeGreaterThan(0);
});
