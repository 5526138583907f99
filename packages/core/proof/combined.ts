/** What is payable of policies that limit each other: every engine chooses the combination that `combine` chooses. */
import fc from 'fast-check';
import { combinedRows, foundRows, limitedArbitrary } from '../src/assessment/testing/combinations.ts';
import { printCombinations } from '../src/sql/combination.ts';
import type { Engine } from './engine.ts';

type Share = { readonly policy: string; readonly subject: string; readonly payable: bigint | number };

export async function compareCombined(
  engines: readonly Engine[],
  seed: number,
  runs: number,
): Promise<{ sets: number; rows: number }> {
  let [sets, rows] = [0, 0];
  await fc.assert(
    fc.asyncProperty(limitedArbitrary, async limited => {
      const make = `CREATE OR REPLACE TABLE found AS SELECT * FROM (VALUES ${foundRows(limited).join(', ')}) AS rows(policy, subject, outcome, low, high)`;
      for (const engine of engines) {
        await engine.load([make], ['found']);
        const { combinations } = printCombinations(limited.policies, engine.dialect, 'found');
        const found: string[] = [];
        for (const { select } of combinations)
          for (const row of await engine.rows<Share>(select)) found.push(`${row.policy} ${row.subject} ${row.payable}`);
        const expected = combinedRows(limited, new Set(combinations.flatMap(one => one.policies)));
        const wrong = expected.findIndex((row, i) => found.sort()[i] !== row);
        if (wrong >= 0 || found.length !== expected.length)
          throw new Error(
            `${engine.dialect.name}: ${found[wrong]} instead of ${expected[wrong]}; ${found.length} rows instead of ${expected.length}: ${found.slice(0, 3).join(', ')}`,
          );
        rows += found.length;
      }
      sets++;
    }),
    { seed, numRuns: runs },
  );
  return { sets, rows };
}
