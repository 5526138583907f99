/** Brings the documents to where the site is made from, as pages: `docs/.cache/pages`. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { capture, root } from '../command.ts';
import { placesOf } from './place.ts';
import { toPage } from './to-page.ts';

const folder = join(root, 'docs/.cache/pages');

/** What the site tells at more length on pages of its own. */
const offSite: ReadonlySet<string> = new Set(['docs/embedding.md']);

/** Writes every page anew. */
export async function stagePages(): Promise<void> {
  const list = await capture('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', 'docs/*.md']);
  const sources = new Set(list.split('\n').filter(source => source !== '' && !offSite.has(source)));
  const around = {
    titleOf(source: string) {
      if (!sources.has(source)) return undefined;
      return /^# (.+)$/m.exec(readFileSync(join(root, source), 'utf8'))?.[1] ?? source;
    },
    drawing(path: string) {
      const file = join(root, path);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
  };
  rmSync(folder, { recursive: true, force: true });
  for (const source of sources) {
    const text = readFileSync(join(root, source), 'utf8');
    for (const place of placesOf(source)) {
      const file = join(folder, place.page);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, toPage(text, place, around));
    }
  }
  const open = join(folder, 'public');
  cpSync(join(root, 'docs/pictures'), join(open, 'pictures'), { recursive: true });
  // The worker that lets the simulator answer a page comes with its msw, and must be of that version.
  const worker = createRequire(join(root, 'packages/mock-server/package.json')).resolve('msw/mockServiceWorker.js');
  cpSync(worker, join(open, 'mockServiceWorker.js'));
}
