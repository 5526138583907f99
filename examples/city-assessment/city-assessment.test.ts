import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeExports } from './departments.ts';

it('writes the same exports from the same seed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yongyiban-'));
  try {
    for (const name of ['a', 'b']) writeExports(join(folder, name), 50);
    for (const name of ['registration', 'labour', 'training'])
      expect(readFileSync(join(folder, 'a', `${name}.csv`), 'utf8')).toBe(
        readFileSync(join(folder, 'b', `${name}.csv`), 'utf8'),
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What the policy says, worked out from the CSV files alone by another way: neither SQL nor the evaluator. */
function byHand(folder: string): { reached: number; payable: number } {
  const read = (name: string) =>
    readFileSync(join(folder, 'data', `${name}.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(','));
  const rows = (name: string) => {
    const found = new Map<string, string[] | null>();
    // Two rows for one company: which of them is right is not known.
    for (const row of read(name)) found.set(row[0]!, found.has(row[0]!) ? null : row);
    return found;
  };
  const [labour, training] = [rows('labour'), rows('training')];
  let [reached, payable] = [0, 0];
  for (const [code = ''] of read('registration')) {
    const [, insured, layoffs] = labour.get(code) ?? [];
    if (insured === undefined || Number(insured) < 10 || Number(layoffs) > 5.5) continue;
    const certified = Number(training.get(code)?.[1] ?? -1);
    // With an amount that hangs on what is missing, it is owed and not yet payable.
    reached += 1;
    if (certified >= 0) payable += Math.min(certified * 500, 100_000);
  }
  return { reached, payable };
}

it('comes from the exports to a report and a what-if, with the figures that one works out by hand', () => {
  const folder = mkdtempSync(join(import.meta.dirname, '.run-'));
  try {
    for (const name of ['departments.ts', 'package.json', 'policies', 'sources.yaml', 'start.ts'])
      cpSync(join(import.meta.dirname, name), join(folder, name), { recursive: true });
    symlinkSync(join(import.meta.dirname, 'node_modules'), join(folder, 'node_modules'));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=@yongyiban/source', 'start.ts'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' },
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const report = JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8'));
    const { reached, payable } = byHand(folder);
    expect(reached).toBeGreaterThan(1000);
    expect(report.reached).toBe(reached);
    expect(report.totals.payable).toBe(`${payable * 100}n`);
    expect(report.dirt.map(({ kind }: { kind: string }) => kind)).toEqual(['duplicate-row', 'out-of-range']);
    expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain('示例：职工技能培训补贴');
    expect(readFileSync(join(folder, 'out/what-if.html'), 'utf8')).toContain('400');
    expect(stdout).toContain('$ npx yongyiban what-if');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
