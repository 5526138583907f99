import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';
import { readImports } from './imports.ts';
import { roomsPicture } from './rooms.ts';

const file = join(root, 'docs/pictures/architecture.svg');

/** @throws {Error} where the picture is not that of the imports; with `write` it is drawn anew instead. */
export async function checkArchitecture(write = false): Promise<void> {
  const fresh = roomsPicture(await readImports());
  if (existsSync(file) && readFileSync(file, 'utf8') === fresh) return;
  if (!write) throw new Error('docs/pictures/architecture.svg is stale: npm run architecture');
  writeFileSync(file, fresh);
}
