/** Runs one bench by its name. Started by the task of the same name, with the packages resolved to their sources. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';
import { packages } from '../packages.ts';
import { type Row, table } from './table.ts';

/** What a bench file, `packages/*\/bench/NAME.ts`, exports as its default. */
export type Bench = () => Promise<{
  readonly rows: readonly Row[];
  /** Figures for machines; their names end in their unit: `decideNs`, `cityMs`. */
  readonly figures: Readonly<Record<string, number>>;
}>;

const files = new Map(
  packages
    .map(pkg => join(pkg.folder, 'bench'))
    .filter(folder => existsSync(folder))
    .flatMap(folder =>
      readdirSync(folder)
        .filter(file => /^\w.*\.ts$/.test(file))
        .map(file => [file.slice(0, -3), join(folder, file)] as const),
    ),
);

const name = process.argv[2] ?? '';
const file = files.get(name);
if (!file) {
  const known =
    files.size > 0
      ? `Benches: ${[...files.keys()].join(', ')}`
      : `There is no bench yet below ${join(root, 'packages')}.`;
  console.error(`Usage: npm run bench -- NAME\n${known}`);
  process.exit(1);
}
const { default: bench } = (await import(file)) as { default: Bench };
const { rows, figures } = await bench();
console.log(table(rows));
console.log(JSON.stringify({ bench: name, figures }));
