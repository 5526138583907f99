/**
 * Builds the documents' site, with the API reference, into `docs/site`: `npm run docs`. With `--serve` it then shows it, until
 * Ctrl-C; with `--write` it shows the pages alone as they are being written. `YYB_DOCS_BASE=/docs/` builds it for a folder.
 */
import { watch } from 'node:fs';
import { parseArgs } from 'node:util';
import { run } from '../command.ts';
import { buildSite, docs, vitepress } from '../docs/site.ts';
import { stagePages } from '../docs/stage.ts';

const { values } = parseArgs({
  options: { serve: { type: 'boolean' }, write: { type: 'boolean' }, port: { type: 'string', default: '8090' } },
});

if (values.write) {
  await stagePages();
  let soon: NodeJS.Timeout | undefined;
  watch(docs, { recursive: true }, (_, name) => {
    if (!name?.endsWith('.md') || name.startsWith('.cache')) return;
    clearTimeout(soon);
    soon = setTimeout(() => stagePages().catch(console.error), 100);
  });
  process.exit(await run(vitepress, ['dev', '--port', values.port], docs));
}

try {
  await buildSite();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
console.log(`The site is in ${docs}/site`);
if (values.serve) process.exit(await run(vitepress, ['preview', '--port', values.port], docs));
