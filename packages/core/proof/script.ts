/** The three scripts that `yongyiban sql` writes for ClickHouse, run over a generated city: the figures of DuckDB's report. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assess } from '../src/assessment/assess.ts';
import { generateCity } from '../src/assessment/city/generate.ts';
import { citySources } from '../src/assessment/city/sources.ts';
import { printForCluster } from '../src/assessment/print-for-cluster.ts';
import { cityRules } from './city.ts';
import type { Engine } from './engine.ts';

export interface ScriptResult {
  readonly subjects: number;
  readonly policies: number;
  readonly eligible: number;
  readonly payable: bigint;
  readonly undetermined: number;
  readonly engineSeconds: number;
}

const figures = ['eligible', 'payable', 'open_amount', 'undetermined', 'least_more', 'most_more'] as const;

/** @throws with the first policy whose figures differ */
export async function runScript(engine: Engine, subjects: number, policies: number): Promise<ScriptResult> {
  const folder = mkdtempSync(join(tmpdir(), 'yongyiban-script-'));
  try {
    await generateCity({ directory: folder, subjects, shardSize: Math.ceil(subjects / 3) });
    const rules = cityRules(policies);
    const what = { ...rules, sources: citySources(folder), asOf: '2020-12-15' };
    const report = await assess({ ...what, directory: join(folder, 'out'), memory: '3GiB' });
    const { files } = await printForCluster({ ...what, dialect: engine.dialect.name as 'clickhouse' });
    const started = performance.now();
    await engine.run!(files['facts.sql']!);
    await engine.run!(files['entitlements.sql']!);
    const rows = await engine.rows<Record<string, string | number | bigint>>(
      files['totals.sql']!.trim().replace(/;$/, ''),
    );
    const engineSeconds = (performance.now() - started) / 1000;
    const found = new Map(rows.map(row => [row.policy, figures.map(name => BigInt(row[name]!))]));
    for (const one of report.byPolicy) {
      const expected = [one.eligible, one.payable, one.openAmount, one.undetermined, one.from, one.to].map(BigInt);
      const other = found.get(one.policy) ?? figures.map(() => 0n);
      if (expected.join() !== other.join())
        throw new Error(`${engine.dialect.name}, ${one.policy}: ${other} instead of ${expected}`);
    }
    const { eligible, payable, undetermined } = report.totals;
    return { subjects, policies: report.policies, eligible, payable, undetermined, engineSeconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
