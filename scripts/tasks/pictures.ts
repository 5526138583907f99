/**
 * Draws the panel from the real thing: `docs/pictures/panel.png` for the README, the whole way on the government site and
 * every state of the gallery into `reports/pictures`, to be looked at.
 */
import { join } from 'node:path';
import { openBrowser } from '../browser/open.ts';
import { buildAll } from '../build/all.ts';
import { root } from '../command.ts';
import { drawGallery } from '../pictures/gallery.ts';
import { drawJourney } from '../pictures/journey.ts';

const folder = join(root, 'reports/pictures');
const panel = join(root, 'docs/pictures/panel.png');

await buildAll();
const browser = await openBrowser();
try {
  await drawJourney(browser, join(folder, 'journey'), panel);
  console.log(`${panel} is drawn; the whole way is in ${join(folder, 'journey')}`);
  const count = await drawGallery(browser, join(folder, 'gallery'));
  console.log(`${count} pictures of the gallery's states are in ${join(folder, 'gallery')}`);
} finally {
  await browser.close();
}
