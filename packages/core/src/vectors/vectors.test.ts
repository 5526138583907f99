import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { vectorFiles } from './files.ts';

const folder = resolve(import.meta.dirname, '../../vectors');

describe('the published vectors', () => {
  // `node src/vectors/generate.ts` writes them anew.
  const files = vectorFiles();

  test('are all there, and no other', () => {
    const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.json'));
    expect(there.sort()).toEqual([...files.keys()].sort());
  });

  test.each([...files])('%s is what is computed today', (name, text) => {
    expect(readFileSync(resolve(folder, name), 'utf8')).toBe(text);
  });

  test('every policy case is one of them', () => {
    for (const [name, text] of files)
      if (name.startsWith('policies/')) expect(JSON.parse(text).cases.length, name).toBeGreaterThan(0);
  });
});
