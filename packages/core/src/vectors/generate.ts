import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { vectorFiles } from './files.ts';
import { functionTable, withTable } from './reference.ts';

/**
 * Writes the vectors anew, and the tables of functions in the documents. Run with `node src/vectors/generate.ts` after
 * changing a function, a policy or a case.
 */
const folder = resolve(import.meta.dirname, '../../vectors');

const files = vectorFiles();
rmSync(folder, { recursive: true, force: true });
for (const [name, text] of files) {
  const path = resolve(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

for (const [name, language] of [
  ['policy-language.md', 'en'],
  ['policy-language.zh-CN.md', 'zh-CN'],
] as const) {
  const path = resolve(import.meta.dirname, '../../../../docs', name);
  writeFileSync(path, withTable(readFileSync(path, 'utf8'), functionTable(language)));
}
