import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCatalogue } from '../facts/catalogue.ts';
import { loadPolicies } from '../policy/load.ts';
import { assess } from './assess.ts';
import { openDatabase } from './database.ts';

const words = (text: string): { 'zh-CN': string; en: string } => ({ 'zh-CN': text, en: text });

it('takes no series that is stale or names a period twice, and says which and why', async () => {
  const root = await mkdtemp(join(tmpdir(), 'yongyiban-series-'));
  const database = await openDatabase({ threads: 1 });
  await database.run(`COPY (SELECT id, 'enterprise' AS kind, '330200' AS district FROM (VALUES ('fresh'), ('stale'), ('twice'), ('short'), ('unread')) AS roll(id)) TO '${root}/roll.parquet';
    COPY (SELECT id, 100.00::DECIMAL(10, 2) AS paid,
        CASE WHEN id = 'unread' THEN '2020-13' ELSE strftime(DATE '2020-01-01' + to_months(CAST(m AS INTEGER)), '%Y-%m') END AS month,
        CASE WHEN id = 'stale' THEN DATE '2019-06-30' ELSE DATE '2020-11-30' END AS as_of
      FROM (VALUES ('fresh', 12), ('stale', 12), ('twice', 12), ('short', 11), ('unread', 3)) AS rows(id, n), range(0, n) AS months(m)
      UNION ALL SELECT 'twice', 100.00, '2020-03', DATE '2020-11-30') TO '${root}/paid.parquet'`);
  const catalogue = parseCatalogue({
    departments: { labour: words('人社') },
    facts: {
      paid: {
        label: words('已缴'),
        type: 'series(month, money)',
        department: 'labour',
        sharing: 'conditional',
        freshness: 'P1Y',
        minimum: '0',
      },
    },
  });
  const loaded = loadPolicies({
    catalogue,
    policies: [
      {
        path: 'one',
        data: {
          id: 'one',
          version: 1,
          title: words('示例'),
          authority: { region: '330200', department: words('人社') },
          benefit: 'subsidy',
          route: 'no-application',
          subject: 'enterprise',
          effective: { from: '2020-01-01' },
          criteria: [{ id: 'paid', text: words('缴足'), test: 'paid.months("2020") >= 12' }],
          amount: { value: 'paid.sum("2020")' },
        },
      },
    ],
  });
  if (loaded.problems) throw new Error(JSON.stringify(loaded.problems));
  const report = await assess({
    policies: loaded.policies,
    catalogue,
    asOf: '2020-12-15',
    directory: join(root, 'out'),
    threads: 1,
    sources: {
      subjects: { files: `${root}/roll.parquet`, id: 'id', kind: 'kind', district: 'district' },
      series: [
        {
          name: 'paid',
          files: `${root}/paid.parquet`,
          subject: 'id',
          asOf: 'as_of',
          period: 'month',
          facts: { paid: { column: 'paid', unit: 'yuan' } },
        },
      ],
    },
  });
  const rows = await database.rows<{ subject: string; outcome: string; high: bigint | null }>(
    `SELECT subject, outcome, high FROM read_parquet('${root}/out/entitlements/*/*.parquet') ORDER BY subject`,
  );
  expect(rows.map(row => `${row.subject} ${row.outcome} ${row.high ?? '?'}`)).toEqual([
    'fresh eligible 120000',
    'short undetermined ?',
    'stale undetermined ?',
    'twice undetermined ?',
    'unread undetermined ?',
  ]);
  expect(report.needs.map(need => `${need.fact} ${need.reason} ${need.settles}`)).toEqual([
    'paid absent 3',
    'paid stale 1',
  ]);
  expect(report.dirt.map(({ column, kind, rows: count }) => `${column} ${kind} ${count}`).sort()).toEqual([
    'id unreadable-period 3',
    'month duplicate-period 1',
  ]);
  database.close();
  await rm(root, { recursive: true });
});
