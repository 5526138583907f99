/** Policies that exclude each other, or share a ceiling, for one subject: the best combination, chosen as a decision would. */
import { combine } from '../decision/combine.ts';
import type { Decision } from '../decision/decide.ts';
import { fen } from '../money.ts';
import type { PrintedPolicy } from '../sql/policy.ts';
import type { Database } from './database.ts';

/** The numbers of the policies that can limit each other. */
export function entangled(printed: readonly PrintedPolicy[]): readonly number[] {
  const named = new Set(printed.flatMap(({ policy }) => policy.excludes));
  return printed.flatMap(({ policy }, number) =>
    policy.excludes.length || policy.sharedCap || named.has(policy.id) ? [number] : [],
  );
}

interface FoundRow {
  readonly policy: number;
  readonly subject: string;
  readonly high: bigint | number;
}

/**
 * Fills the table `reduced` (policy, subject, payable) with what is paid where it is less than the amount itself, for the
 * rows of the table `found`.
 */
export async function combineRows(
  database: Database,
  printed: readonly PrintedPolicy[],
  signal?: AbortSignal,
): Promise<void> {
  await database.run('CREATE OR REPLACE TABLE reduced (policy INTEGER, subject VARCHAR, payable BIGINT)');
  const numbers = entangled(printed);
  if (!numbers.length) return;
  const among = `eligible AND low = high AND policy IN (${numbers.join(', ')})`;
  const pending: string[] = [];
  const flush = async (): Promise<void> => {
    if (pending.length) await database.run(`INSERT INTO reduced VALUES ${pending.join(', ')}`, signal);
    pending.length = 0;
  };
  const settle = (rows: readonly FoundRow[]): void => {
    // Only what the choice looks at stands in these decisions.
    const decisions = rows.map(
      row =>
        ({
          policy: printed[row.policy]!.policy,
          outcome: 'eligible',
          amount: { kind: 'known', fen: fen(row.high) },
        }) as unknown as Decision,
    );
    for (const share of combine(decisions).shares) {
      if (!share.reduction) continue;
      const row = rows[decisions.indexOf(share.decision)]!;
      const paid = share.fen;
      pending.push(`(${row.policy}, '${row.subject.replaceAll("'", "''")}', ${paid})`);
    }
  };
  let group: FoundRow[] = [];
  const rows = await database.rows<FoundRow & Record<string, unknown>>(
    `SELECT policy, subject, high FROM found WHERE ${among} QUALIFY count(*) OVER (PARTITION BY subject) > 1 OR policy IN (${numbers.filter(n => printed[n]!.policy.sharedCap).join(', ') || '-1'}) ORDER BY subject, policy`,
    signal,
  );
  for (const row of rows) {
    if (group.length && group[0]!.subject !== row.subject) {
      settle(group);
      group = [];
      if (pending.length > 5000) await flush();
    }
    group.push(row);
  }
  if (group.length) settle(group);
  await flush();
}
