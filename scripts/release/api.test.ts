import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Package } from '../packages.ts';
import { announces, breakingLevel, difference } from './api.ts';
import { apiOf } from './api-shape.ts';

/** TypeScript reads its whole library for each program: seconds on a busy machine. */
const patience = 60_000;

/** A package of one entry. */
function packageOf(source: string): Package {
  const folder = mkdtempSync(join(tmpdir(), 'yyb-api-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/index.ts'), source);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ exports: { '.': { '@yongyiban/source': './src/index.ts' } } }),
  );
  const entries = [{ name: 'index', source: join(folder, 'src/index.ts') }];
  return { name: 'sample', folder, entries, exported: ['.'], plain: [], commands: [], dependencies: [] };
}

const shape = (pkg: Package): readonly string[] => apiOf(pkg).shape;

it(
  'writes a line for each name, member and parameter, and none for what is private',
  () => {
    expect(
      shape(
        packageOf(`
        export function pay(fen: number, into?: string): Promise<void> { return Promise.resolve(void [fen, into]); }
        export interface Account { readonly id: string; holder?: string }
        export class Ledger { #secret = 1; private hidden = 2; total = this.#secret + this.hidden; static open(): Ledger { return new Ledger(); } }
        export type Outcome = 'paid' | 'rejected';
        const inside = 1;
        export const most = inside as number;
      `),
      ),
    ).toEqual([
      'sample Account#holder?: string',
      'sample Account#id: string (readonly)',
      'sample Ledger#total: number',
      'sample Ledger.open: () => Ledger',
      'sample interface Account',
      'sample most: number',
      'sample new Ledger(): Ledger',
      'sample pay(fen: number, into?: string | undefined): Promise<void>',
      'sample type Outcome = "paid" | "rejected"',
    ]);
  },
  patience,
);

it(
  'does not change with comments, names of files or the order of declarations',
  () => {
    const one = 'export const a = 1 as number;\nexport interface B { x: string }\n';
    const other =
      '/** Words. */\nexport interface B { x: string }\n/** More words. */\nexport const a = 2 as number;\n';
    expect(shape(packageOf(other))).toEqual(shape(packageOf(one)));
  },
  patience,
);

it(
  'finds what is exported without a word',
  () => {
    const source = '/** Money. */\nexport interface Fen { n: number }\nexport interface Account { id: string }\n';
    expect(apiOf(packageOf(source)).undocumented).toEqual(['sample Account']);
  },
  patience,
);

it('tells what breaks importers from what does not', () => {
  expect(difference(['a(x: string): void', 'b'], ['a(x: number): void', 'b', 'c'])).toEqual({
    gone: ['a(x: string): void'],
    added: ['a(x: number): void', 'c'],
  });
});

it('asks for a minor changeset before 1.0, and a major one after', () => {
  expect(breakingLevel('0.3.1')).toBe('minor');
  expect(breakingLevel('1.0.0')).toBe('major');
  expect(announces("---\n'@yongyiban/core': minor\n---\nWords", '@yongyiban/core', 'minor')).toBe(true);
  expect(announces("---\n'@yongyiban/core': minor\n---\nWords", '@yongyiban/core', 'major')).toBe(false);
  expect(announces("---\n'@yongyiban/core': patch\n---\nWords", '@yongyiban/core', 'minor')).toBe(false);
  expect(announces("---\n'@yongyiban/widget': major\n---\nWords", '@yongyiban/core', 'minor')).toBe(false);
});
