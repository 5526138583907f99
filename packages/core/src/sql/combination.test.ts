import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../assessment/database.ts';
import { combinedRows, foundRows, limitedArbitrary } from '../assessment/testing/combinations.ts';
import type { Policy } from '../policy/policy.ts';
import { printCombinations } from './combination.ts';
import { duckdb } from './duckdb.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ threads: 1 });
});
afterAll(() => database.close());

it('pays every subject what combine pays, ties and ceilings included', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(limitedArbitrary, async limited => {
      const { combinations, open } = printCombinations(limited.policies, duckdb, 'found');
      expect(open).toEqual([]);
      await database.run(
        `CREATE OR REPLACE TABLE found AS SELECT * FROM (VALUES ${foundRows(limited).join(', ')}) AS rows(policy, subject, outcome, low, high)`,
      );
      const found: string[] = [];
      for (const { select } of combinations)
        for (const row of await database.rows<{ policy: string; subject: string; payable: bigint }>(select))
          found.push(`${row.policy} ${row.subject} ${row.payable}`);
      const among = new Set(combinations.flatMap(one => one.policies));
      expect(found.sort()).toEqual(combinedRows(limited, among));
    }),
    { numRuns: 150 },
  );
});

const policy = (id: string, excludes: readonly string[] = [], cap?: number): Policy =>
  ({ id, excludes, ...(cap !== undefined && { sharedCap: { id: 'cap', amount: cap } }) }) as unknown as Policy;

it('leaves alone what nothing limits, a policy that excludes one that is not there included', () => {
  expect(printCombinations([policy('a'), policy('b', ['elsewhere'])], duckdb, 'found')).toEqual({
    combinations: [],
    open: [],
  });
});

it('leaves open what it cannot combine: too many sets, or two heights of one ceiling', () => {
  const many = Array.from({ length: 9 }, (_, i) => policy(`p${i}`, [], 100));
  expect(printCombinations(many, duckdb, 'found').open).toHaveLength(9);
  expect(printCombinations([policy('a', [], 1), policy('b', [], 2)], duckdb, 'found').open).toEqual(['a', 'b']);
  const ring = Array.from({ length: 30 }, (_, i) =>
    policy(
      `p${i}`,
      Array.from({ length: i }, (_, j) => `p${j}`),
    ),
  );
  expect(printCombinations(ring, duckdb, 'found').combinations).toHaveLength(1);
});
