import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { functionTable, withoutChinese, withTable } from '../vectors/reference.ts';
import type { Host } from './host.ts';
import { run } from './run.ts';

const root = resolve(import.meta.dirname, '../../../..');
const read = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8');

/** Fenced blocks of a language. */
const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(match => match[1]!);

/** Commands with what they are said to print. */
function commands(text: string): readonly (readonly [string, string])[] {
  return blocks(text, 'console').flatMap(block =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map(part => [part.split('\n')[0]!, part.slice(part.indexOf('\n') + 1)] as const),
  );
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yongyiban-docs-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function printed(command: string, cwd: string): Promise<string> {
  let out = '';
  const add = (text: string): void => {
    out += text;
  };
  const host: Host = {
    cwd,
    out: add,
    err: add,
    terminal: false,
    colour: false,
    language: 'en',
    today: () => '2025-03-01',
  };
  const [name, ...args] = command.split(' ');
  expect(name).toBe('yongyiban');
  await run(args, host);
  return out;
}

describe.each(['policy-language.md', 'policy-language.zh-CN.md'])('%s', name => {
  test('its files are right and its commands print what it says', async () => {
    const cwd = mkdtempSync(join(folder, 'language-'));
    const text = read(name);
    const files = blocks(text, 'yaml').flatMap(block => {
      const file = /^# file: (\S+)\n/.exec(block)?.[1];
      return file ? [[file, block] as const] : [];
    });
    expect(files).toHaveLength(3);
    for (const [file, block] of files) writeFileSync(join(cwd, file), block);
    const said = commands(text);
    expect(said.length).toBeGreaterThan(2);
    for (const [command, output] of said)
      expect(`$ ${command}\n${await printed(command, cwd)}`).toBe(`$ ${command}\n${output}`);
  });

  test('its table of functions is that of today', () => {
    // `node src/vectors/generate.ts` writes it anew.
    const text = read(name);
    expect(text).toBe(withTable(text, functionTable(name.includes('zh') ? 'zh-CN' : 'en')));
    expect(text).toContain('| `.fullSteps(…)` |');
    expect(withoutChinese()).toEqual([]);
  });
});

describe.each(['cli.md', 'cli.zh-CN.md'])('%s', name => {
  test('its commands print what it says', async () => {
    const cwd = mkdtempSync(join(folder, 'cli-'));
    const core = join(root, 'packages/core');
    cpSync(join(core, 'fixtures/ten-mistakes'), join(cwd, 'ten-mistakes'), { recursive: true });
    for (const file of [
      'catalogue.yaml',
      'kaiyue.dossier.yaml',
      'nb-job-retention-2020.policy.yaml',
      'nb-job-retention-2020.cases.yaml',
    ])
      cpSync(join(core, 'policies', file), join(cwd, 'policies', file));
    writeFileSync(
      join(cwd, 'record.json'),
      await printed('yongyiban decide policies --dossier policies/kaiyue.dossier.yaml --on 2020-06-10 --record', cwd),
    );
    for (const [command, output] of commands(read(name)))
      expect(`$ ${command}\n${await printed(command, cwd)}`).toBe(`$ ${command}\n${output}`);
  });

  test('it names every finding of lint', () => {
    const lint = join(core(), 'src/policy/lint');
    const source = ['clauses', 'tiers', 'names', 'words']
      .map(file => readFileSync(join(lint, `${file}.ts`), 'utf8'))
      .join('\n');
    const codes = [...source.matchAll(/note\(\s*'([a-z-]+)'/g)].map(match => match[1]!);
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(read(name)).toContain(`\`lint/${code}\``);
  });
});

const core = (): string => join(root, 'packages/core');
