/** Pictures of every state of the panel, from the widget's own gallery: fixed data, no platform. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { createServer } from 'vite';
import { inNingbo } from '../browser/open.ts';
import { root } from '../command.ts';

/** The ways to look at a state: a wide page, the narrowest, dark, and large type. */
const looks: readonly { readonly name: string; readonly width: number; readonly query: string }[] = [
  { name: '1080', width: 1080, query: '' },
  { name: '320', width: 320, query: '' },
  { name: '720-dark-en', width: 720, query: '&theme=blue&scheme=dark&lang=en' },
  { name: '480-large', width: 480, query: '&theme=blue&type=large' },
];

/** Draws every state in every look into `folder`; resolves to how many pictures there are. */
export async function drawGallery(browser: Browser, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const gallery = join(root, 'packages/widget/gallery');
  const server = await createServer({
    root: gallery,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(root, '.cache/gallery'),
    resolve: { conditions: ['@yongyiban/source', 'browser', 'import', 'module', 'default'] },
    // Nothing reloads under the camera.
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: [root] } },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('vite serves the gallery nowhere');
  try {
    const names = await stateNames(browser, url);
    for (const look of looks) {
      const page = await browser.newPage({
        ...inNingbo,
        viewport: { width: look.width, height: 800 },
        reducedMotion: 'reduce',
      });
      for (const name of names) {
        await page.goto(`${url}?state=${name}${look.query}`);
        await page.locator(`html[data-ready="${name}"]`).waitFor();
        await writeFile(join(folder, `${name}-${look.name}.png`), await page.screenshot({ fullPage: true }));
      }
      await page.close();
    }
    return names.length * looks.length;
  } finally {
    await server.close();
  }
}

/** The names of all states, as the gallery itself lists them. */
async function stateNames(browser: Browser, url: string): Promise<string[]> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    const address = new URL('states.ts', url).href;
    return await page.evaluate(async from => {
      const { states } = (await import(from)) as { states: readonly { readonly name: string }[] };
      return states.map(state => state.name);
    }, address);
  } finally {
    await page.close();
  }
}
