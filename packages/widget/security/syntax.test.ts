import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'acorn';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildScriptTag } from '../../../scripts/build/script-tag.ts';
import { packages } from '../../../scripts/packages.ts';

let folder: string;
let files: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yongyiban-script-'));
  await buildScriptTag(packages.find(({ name }) => name === '@yongyiban/widget')!, join(folder, 'yongyiban.js'));
  files = (await readdir(folder, { recursive: true }))
    .filter(name => name.endsWith('.js'))
    .map(name => join(folder, name));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const isES2020 = (code: string): boolean => {
  try {
    parse(code, { ecmaVersion: 2020, sourceType: 'module' });
    return true;
  } catch {
    return false;
  }
};

it('is ES2020 in every part of the script', async () => {
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect(isES2020(await readFile(file, 'utf8')), file).toBe(true);
});

it('would notice what is newer', () => {
  expect(isES2020('class A { #x = 1 }')).toBe(false);
  expect(isES2020('a ||= 1')).toBe(false);
});

it('evaluates no string as code', async () => {
  for (const file of files) expect(await readFile(file, 'utf8'), file).not.toMatch(/\beval\(|new Function\b/);
});
