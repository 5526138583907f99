/** Every published policy over the dossiers of all cases, on the day it came into force, on every engine. */
import { join } from 'node:path';
import { checkSources } from '../src/assessment/check-sources.ts';
import { openDatabase } from '../src/assessment/database.ts';
import { type AssessedRow, assessed, dayCount, decided } from '../src/assessment/testing/agree.ts';
import { asRowsCanSay, sourcesOf, statementsOf } from '../src/assessment/testing/catalogue-tables.ts';
import { readWorkspace } from '../src/cli/workspace.ts';
import { Columns } from '../src/sql/columns.ts';
import { inForce, type PrintedPolicy, printPolicy, selectOf } from '../src/sql/policy.ts';
import { SqlRefusal } from '../src/sql/refusal.ts';
import { printStage } from '../src/sql/stage.ts';
import type { Engine } from './engine.ts';

export interface PublishedCounts {
  readonly policies: number;
  readonly compared: number;
  readonly refused: readonly string[];
}

/** @throws with the first decision that differs */
export async function comparePublished(
  engines: readonly Engine[],
  say: (words: string) => void = () => {},
): Promise<PublishedCounts> {
  const workspace = readWorkspace(join(import.meta.dirname, '..'), ['policies']);
  const catalogue = workspace.catalogue!;
  const sources = sourcesOf(catalogue);
  const dossiers = workspace.cases.map(one => asRowsCanSay(one.dossier));
  const statements = statementsOf(catalogue, dossiers);
  const database = await openDatabase({ threads: 1 });
  await database.run(statements.join(';\n'));
  const checked = await checkSources(database, catalogue, sources);
  database.close();
  if (checked.problems) throw new Error(checked.problems[0]?.message);
  const tables = ['roll', ...[...sources.tables!, ...sources.series!, ...sources.lists!].map(one => one.table!)];
  for (const engine of engines) {
    await engine.compiled?.(false);
    await engine.load(statements, tables);
  }
  const refused = new Set<string>();
  const seen = new Set<string>();
  let compared = 0;
  for (const day of new Set(workspace.policies.map(policy => policy.effective.from))) {
    const asOf = dayCount(day);
    const policies = workspace.policies.filter(policy => policy.effective.from === day && inForce(policy, asOf));
    const expected = new Map(
      policies.map(policy => [policy, dossiers.map(dossier => decided(policy, catalogue, dossier, day))] as const),
    );
    for (const engine of engines) {
      const { dialect } = engine;
      const columns = new Columns();
      const printed = policies.flatMap((policy): readonly PrintedPolicy[] => {
        try {
          return [printPolicy(policy, { dialect, asOf, columns })];
        } catch (error) {
          if (!(error instanceof SqlRefusal)) throw error;
          refused.add(`${policy.id} (${dialect.name})`);
          return [];
        }
      });
      if (!printed.length) continue;
      await engine.stage(printStage({ dialect, catalogue, ...checked, asOf, requests: columns.requests }));
      for (const one of printed) {
        const rows = await engine.rows<AssessedRow & Record<string, unknown>>(selectOf(one, 0, dialect, 'facts'));
        const found = new Map(rows.map(row => [row.subject, assessed(row, one)]));
        for (const [i, verdict] of expected.get(one.policy)!.entries()) {
          if (found.get(String(i)) !== verdict)
            throw new Error(
              `${dialect.name}, ${one.policy.id} on ${day}, ${workspace.cases[i]!.name}: ${found.get(String(i))} instead of ${verdict}`,
            );
          compared++;
        }
        seen.add(one.policy.id);
      }
      say(`${dialect.name}, ${day}: ${printed.map(one => one.policy.id).join(', ')}`);
    }
  }
  return { policies: seen.size, compared, refused: [...refused].sort() };
}
