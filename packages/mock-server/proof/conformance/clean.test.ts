import { chapters, checks, countsOf, runChecks } from '@yongyiban/mock-server/conformance';
import { expect, it } from 'vitest';
import { openPlatform } from './open.ts';
import { failedOf, plants } from './planted.ts';

it('passes every check against the clean simulator, and skips none', { timeout: 30_000 }, async () => {
  const outcome = await runChecks(await openPlatform());
  const rest = outcome.findings.filter(({ verdict }) => verdict.kind !== 'passed');
  expect(rest.map(({ check, verdict }) => ({ id: check.id, verdict }))).toEqual([]);
  expect(countsOf(outcome)).toEqual({ passed: checks.length, failed: 0, skipped: 0 });
  expect(failedOf(outcome)).toEqual([]);
});

it('has a planted defect for each check, and a check for each planted defect', () => {
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...new Set(plants.map(({ caughtBy }) => caughtBy))].sort()).toEqual([...ids].sort());
  expect(new Set(plants.map(({ name }) => name)).size).toBe(plants.length);
});

it('covers every chapter of the contract', () => {
  for (const chapter of chapters)
    expect(checks.filter(({ id }) => id.startsWith(`${chapter}/`)).length).toBeGreaterThan(5);
});
