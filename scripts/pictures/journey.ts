/** Pictures of the whole way on the government site, wide and narrow, and from them the one in the README. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { inNingbo } from '../browser/open.ts';
import { type Stop, walkWholeWay } from '../browser/whole-way.ts';
import { startCity } from '../start/city.ts';

const widths = [1280, 320] as const;

/** The stops that tell the story in the README, left to right. */
const told: readonly Stop[] = ['list', 'confirm', 'paid'];

/** Draws every stop at every width into `folder`, and the picture of the README into `file`. */
export async function drawJourney(browser: Browser, folder: string, file: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const width of widths) {
    await walk(browser, width, 1, async (stop, picture) => {
      await writeFile(join(folder, `${stop}-${width}.png`), await picture('page'));
    });
  }
  const panels: Buffer[] = [];
  await walk(browser, 400, 2, async (stop, picture) => {
    if (told.includes(stop)) panels.push(await picture('panel'));
  });
  await writeFile(file, await beside(browser, panels));
}

async function walk(
  browser: Browser,
  width: number,
  deviceScaleFactor: number,
  at: (stop: Stop, picture: (of: 'page' | 'panel') => Promise<Buffer>) => Promise<void>,
): Promise<void> {
  const city = await startCity({ sitePort: 0, platformPort: 0, simulator: { pace: { payoutStep: 1500 } } });
  const page = await browser.newPage({ ...inNingbo, viewport: { width, height: 900 }, deviceScaleFactor });
  try {
    await walkWholeWay(page, city.site.url, stop =>
      at(stop, of =>
        of === 'page' ? page.screenshot({ fullPage: true }) : page.locator('yyb-my-subsidies').screenshot(),
      ),
    );
  } finally {
    await page.close();
    await city.stop();
  }
}

/** Puts pictures side by side on a quiet ground. */
async function beside(browser: Browser, pictures: readonly Buffer[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 400 }, deviceScaleFactor: 1.5 });
  try {
    const images = pictures.map(picture => `<img src="data:image/png;base64,${picture.toString('base64')}" alt="">`);
    await page.setContent(`<main>${images.join('')}</main>`);
    await page.addStyleTag({
      content:
        'body { margin: 0 } main { display: flex; gap: 24px; padding: 24px; align-items: flex-start; background: #e9edf2 } img { width: 368px }',
    });
    return await page.locator('main').screenshot();
  } finally {
    await page.close();
  }
}
