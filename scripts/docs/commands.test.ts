import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../command.ts';
import { followDocument } from './commands.ts';

it.each([
  ['guides/write-a-policy.md', 'en'],
  ['guides/write-a-policy.zh-CN.md', 'zh-CN'],
] as const)(
  '%s: its files and commands do what it says',
  (file, language) => {
    const said = followDocument(readFileSync(join(root, 'docs', file), 'utf8'), language);
    expect(said.length).toBeGreaterThan(2);
    for (const { command, output, printed } of said) expect(`$ ${command}\n${printed}`).toBe(`$ ${command}\n${output}`);
  },
  30_000,
);
