/** Writes the API reference to `docs/reference`, from the doc comments of every public entry. */
import { join } from 'node:path';
import { root, run } from '../command.ts';
import { packages } from '../packages.ts';

const entries = packages.flatMap(pkg =>
  pkg.entries.filter(entry => !pkg.commands.includes(entry.name)).flatMap(entry => ['--entryPoints', entry.source]),
);
// typedoc reads sources with TypeScript 6, which lives in this folder alone; its settings are in typedoc.json.
const docs = join(root, 'docs');
process.exit(await run(join(docs, 'node_modules/.bin/typedoc'), entries, docs));
