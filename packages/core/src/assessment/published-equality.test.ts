import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readWorkspace } from '../cli/workspace.ts';
import { decide } from '../decision/decide.ts';
import { Columns } from '../sql/columns.ts';
import { duckdb } from '../sql/duckdb.ts';
import { inForce, type PrintedPolicy, printPolicy, selectOf } from '../sql/policy.ts';
import { SqlRefusal } from '../sql/refusal.ts';
import { printStage } from '../sql/stage.ts';
import { checkSources } from './check-sources.ts';
import { openDatabase } from './database.ts';
import { type AssessedRow, assessed, dayCount, decided } from './testing/agree.ts';
import { asRowsCanSay, sourcesOf, statementsOf } from './testing/catalogue-tables.ts';

const workspace = readWorkspace(join(import.meta.dirname, '../..'), ['policies']);

it('decides the published policies in SQL as the closures do, over the dossiers of all their cases', {
  timeout: 600_000,
}, async () => {
  const catalogue = workspace.catalogue!;
  const database = await openDatabase({ threads: 1 });
  const sources = sourcesOf(catalogue);
  await database.run(statementsOf(catalogue, []).join(';\n'));
  const checked = await checkSources(database, catalogue, sources);
  if (checked.problems) throw new Error(JSON.stringify(checked.problems.slice(0, 3)));
  const dossiers = workspace.cases.map(one => asRowsCanSay(one.dossier));
  await database.run(statementsOf(catalogue, dossiers).join(';\n'));
  const refused = new Set<string>();
  let compared = 0;
  let versions = 0;
  let tried = 0;
  // The day on which each version came into force stands for its time.
  for (const day of new Set(workspace.policies.map(policy => policy.effective.from))) {
    const columns = new Columns();
    const printed = workspace.policies.flatMap((policy): readonly PrintedPolicy[] => {
      if (!inForce(policy, dayCount(day)) || policy.effective.from !== day) return [];
      try {
        return [printPolicy(policy, { dialect: duckdb, asOf: dayCount(day), columns })];
      } catch (error) {
        if (!(error instanceof SqlRefusal)) throw error;
        refused.add(policy.id);
        return [];
      }
    });
    if (!printed.length) continue;
    await database.run(
      `CREATE OR REPLACE TABLE facts AS ${printStage({ dialect: duckdb, catalogue, ...checked, asOf: dayCount(day), requests: columns.requests })}`,
    );
    for (const [number, one] of printed.entries()) {
      const rows = await database.rows<AssessedRow & Record<string, unknown>>(selectOf(one, number, duckdb, 'facts'));
      const found = new Map(rows.map(row => [row.subject, assessed(row, one)]));
      versions++;
      for (const [i, dossier] of dossiers.entries()) {
        expect(found.get(String(i)), `${one.policy.id} on ${day}: ${workspace.cases[i]!.name}`).toBe(
          decided(one.policy, catalogue, dossier, day),
        );
        compared++;
        // Trying out values settles nothing beyond it here, nor strikes a fact from what is missing.
        if (i % 20 === 0 && found.has(String(i))) {
          const { outcome, missing } = decide(one.policy, dossier, { asOf: day });
          const facts = [...new Set(missing.map(({ fact, reason }) => `${fact.path}|${reason}`))].sort().join(' ');
          const [said, , ...rest] = found.get(String(i))!.split(' ');
          expect(`${outcome} ${facts}`.trim(), `${one.policy.id} on ${day}: ${workspace.cases[i]!.name}`).toBe(
            `${said} ${rest.join(' ')}`.trim(),
          );
          tried++;
        }
      }
    }
  }
  database.close();
  expect(compared).toBeGreaterThan(10_000);
  // Nothing is refused and nothing approximated.
  expect([...refused]).toEqual([]);
  expect(tried).toBeGreaterThan(500);
  expect(versions).toBe(workspace.policies.length);
});
