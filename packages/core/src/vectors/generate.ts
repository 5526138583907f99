import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { vectorFiles } from './files.ts';

/** Writes the vectors anew. Run with `node src/vectors/generate.ts` after changing a function, a policy or a case. */
const folder = resolve(import.meta.dirname, '../../vectors');

const files = vectorFiles();
rmSync(folder, { recursive: true, force: true });
for (const [name, text] of files) {
  const path = resolve(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
