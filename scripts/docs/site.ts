/** The documents' site, built: pages, live panels, search and the API reference. */
import { join } from 'node:path';
import { brokenSiteLinks } from '../checks/site-links.ts';
import { capture, root } from '../command.ts';
import { writeReference } from './reference.ts';
import { stagePages } from './stage.ts';

/** The generator, and the folder it works in. */
export const docs: string = join(root, 'docs');
export const vitepress: string = join(docs, 'node_modules/.bin/vitepress');

/**
 * Builds the site into `docs/site`.
 *
 * @throws {Error} with what the generator or typedoc said, or every link of the built site that leads nowhere
 */
export async function buildSite(): Promise<void> {
  const site = join(docs, 'site');
  await stagePages();
  await capture(vitepress, ['build'], docs);
  await writeReference(join(site, 'reference'));
  const broken = brokenSiteLinks(site, process.env.YYB_DOCS_BASE ?? '/');
  if (broken.length > 0) throw new Error(broken.join('\n'));
}
