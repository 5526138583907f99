import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { anchorsOf, brokenLinks, linksOf } from './links.ts';

it('reads links and pictures to files, with their lines', () => {
  expect(linksOf('[a](b.md)\n\n![c](d.png) and [e](f.md#g) [h](#i)')).toEqual([
    { path: 'b.md', anchor: undefined, line: 1 },
    { path: 'd.png', anchor: undefined, line: 3 },
    { path: 'f.md', anchor: 'g', line: 3 },
    { path: '', anchor: 'i', line: 3 },
  ]);
});

it('leaves alone what is code, and addresses of the web', () => {
  expect(linksOf('`[a](b)`\n```md\n[a](b)\n```\n[c](https://d.example) [e](mailto:f@g.example)')).toEqual([]);
});

it('names headings as GitHub does, in both languages', () => {
  expect([...anchorsOf('# The `x`, twice\n## 三扇门\n## Same\n## Same\n### [Link](a.md) here')]).toEqual([
    'the-x-twice',
    '三扇门',
    'same',
    'same-1',
    'link-here',
  ]);
});

it('says which links lead nowhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yongyiban-'));
  try {
    writeFileSync(join(folder, 'a.md'), '# One\n[b](b.md) [c](c.md)\n[d](b.md#two) [e](b.md#three) [f](#one)\n');
    writeFileSync(join(folder, 'b.md'), '## Two\n');
    expect(brokenLinks(folder, 'a.md')).toEqual(['a.md:2: there is no c.md', 'a.md:3: b.md has no heading #three']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
