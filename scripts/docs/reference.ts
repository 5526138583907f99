/** The API reference, from the doc comments of every public entry. */
import { join } from 'node:path';
import { capture, root } from '../command.ts';
import { packages } from '../packages.ts';

/** @throws {Error} with what typedoc said, when it cannot read the sources. */
export async function writeReference(out: string): Promise<void> {
  const entries = packages.flatMap(pkg =>
    pkg.entries.filter(entry => !pkg.commands.includes(entry.name)).flatMap(entry => ['--entryPoints', entry.source]),
  );
  // typedoc reads sources with TypeScript 6, which lives in this folder alone; its settings are in typedoc.json.
  const docs = join(root, 'docs');
  await capture(join(docs, 'node_modules/.bin/typedoc'), [...entries, '--out', out], docs);
}
