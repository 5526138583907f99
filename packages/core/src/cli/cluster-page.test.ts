import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { cityCatalogue } from '../assessment/city/catalogue.ts';
import { cityPolicies } from '../assessment/city/policies.ts';
import { exit, type Host } from './host.ts';
import { run } from './run.ts';

const docs = resolve(import.meta.dirname, '../../../../docs');
const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(match => match[1]!);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yongyiban-cluster-page-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function writeRules(cwd: string): void {
  writeFileSync(join(cwd, 'catalogue.yaml'), stringify(cityCatalogue));
  mkdirSync(join(cwd, 'policies'));
  for (const policy of cityPolicies(8))
    writeFileSync(join(cwd, 'policies', `${policy.id}.policy.yaml`), stringify(policy));
}

async function ran(command: string, cwd: string): Promise<{ code: number; said: string }> {
  let said = '';
  const add = (text: string): void => {
    said += text;
  };
  const host: Host = {
    cwd,
    out: add,
    err: add,
    terminal: false,
    colour: false,
    language: 'en',
    today: () => '2020-12-15',
  };
  return { code: await run(command.split(/\s+/).slice(2), host), said };
}

describe.each(['cluster.md', 'cluster.zh-CN.md'])('%s', name => {
  const text = readFileSync(join(docs, name), 'utf8');

  it('prints with its mapping and its columns what it then runs', async () => {
    const cwd = mkdtempSync(join(folder, 'page-'));
    const [mapping] = blocks(text, 'yaml');
    const [columns] = blocks(text, 'csv');
    writeFileSync(join(cwd, 'sources.yaml'), mapping!);
    writeFileSync(join(cwd, 'columns.csv'), columns!);
    writeRules(cwd);
    const commands = blocks(text, 'sh').flatMap(block => block.trim().split('\n'));
    const printing = commands.filter(command => command.startsWith('npx yongyiban sql'));
    expect(printing).toHaveLength(2);
    for (const command of printing) expect(await ran(command, cwd)).toMatchObject({ code: exit.fine });
    // Every file that a later command names is there.
    const named = commands.flatMap(command => [...command.matchAll(/for-\w+\/\S+/g)].map(([file]) => file));
    expect(new Set(named)).toEqual(
      new Set(['for-spark/assess.py', ...['facts', 'entitlements', 'totals'].map(one => `for-clickhouse/${one}.sql`)]),
    );
    for (const file of named) expect(existsSync(join(cwd, file)), file).toBe(true);
    const facts = readFileSync(join(cwd, 'for-clickhouse/facts.sql'), 'utf8');
    expect(facts).toContain('FROM "city"."labour" AS source');
    expect(facts).toContain("hdfs('hdfs:///city/insurance/shard=*/*.parquet', 'Parquet')");
    // What the page says of the results is what is written.
    const totals = readFileSync(join(cwd, 'for-clickhouse/totals.sql'), 'utf8');
    for (const [, column] of totals.matchAll(/ AS (\w+),?$/gm))
      if (column !== 'e') expect(text).toContain(`\`${column}\``);
  });

  it('says at once everything that is wrong between mapping and columns', async () => {
    const cwd = mkdtempSync(join(folder, 'wrong-'));
    const [mapping] = blocks(text, 'yaml');
    writeFileSync(join(cwd, 'sources.yaml'), mapping!);
    writeFileSync(join(cwd, 'columns.csv'), 'table,column,type\nlabour,id,string\nlabour,headcount,double\n');
    writeRules(cwd);
    const { code, said } = await ran(
      'npx yongyiban sql . --sources sources.yaml --columns columns.csv --dialect spark --out out',
      cwd,
    );
    expect(code).toBe(exit.findings);
    expect(said).toContain('says nothing of the table "city.registration"');
    expect(said).toContain('cannot be read as');
    expect(said).toContain('has no column "layoff_percent"');
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});

it('reads no line that is none', async () => {
  const cwd = mkdtempSync(join(folder, 'line-'));
  writeFileSync(join(cwd, 'sources.yaml'), 'subjects: { table: roll, id: id, kind: kind, district: district }\n');
  writeFileSync(join(cwd, 'columns.csv'), 'table,column,type\nroll;id;string\n');
  writeRules(cwd);
  const { code, said } = await ran(
    'npx yongyiban sql . --sources sources.yaml --columns columns.csv --dialect spark --out out',
    cwd,
  );
  expect(code).toBe(exit.usage);
  expect(said).toContain('columns.csv, line 2');
});
