/**
 * Draws the panel from the real thing: `docs/pictures/panel.png` for the README, the whole way on the government site and
 * every state of the gallery in every look into `reports/pictures`, to be looked at. Fails when one is no longer as it was
 * accepted; `npm run pictures -- --accept` accepts what is drawn, `--gallery` draws the gallery alone.
 */
import { join } from 'node:path';
import { openBrowser } from '../browser/open.ts';
import { buildAll } from '../build/all.ts';
import { root } from '../command.ts';
import { drawGallery } from '../pictures/gallery.ts';
import { drawJourney } from '../pictures/journey.ts';

const folder = join(root, 'reports/pictures');
const panel = join(root, 'docs/pictures/panel.png');

const galleryAlone = process.argv.includes('--gallery');
if (!galleryAlone) await buildAll();
const browser = await openBrowser();
try {
  if (!galleryAlone) {
    await drawJourney(browser, join(folder, 'journey'), panel);
    console.log(`${panel} is drawn; the whole way is in ${join(folder, 'journey')}`);
  }
  const { count, different, sameFonts } = await drawGallery(browser, join(folder, 'gallery'), {
    accept: process.argv.includes('--accept'),
  });
  console.log(
    `${count} pictures of the gallery's states, with a contact sheet for each look, are in ${join(folder, 'gallery')}`,
  );
  if (!sameFonts)
    console.warn('The fonts or the browser are not those of the accepted pictures: only coarse differences are found.');
  if (different.size > 0) {
    console.error(
      `No longer as accepted:\n${[...different].map(([name, what]) => `  ${name}: ${what}`).join('\n')}\nLook at them; if they are right: npm run pictures -- --accept`,
    );
    process.exitCode = 1;
  }
} finally {
  await browser.close();
}
