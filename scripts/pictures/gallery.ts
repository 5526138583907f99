/** Pictures of every state of the panel in every look, from the widget's own gallery: fixed data, no platform. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { createServer } from 'vite';
import { inNingbo } from '../browser/open.ts';
import { root } from '../command.ts';
import { contactSheet, type Print } from './contact-sheet.ts';
import { difference, type Fingerprint, fingerprint, fontsOf } from './fingerprint.ts';
import { looks as allLooks, type Look } from './looks.ts';

/** What the pictures came to look like when somebody last looked at them and said yes. */
const acceptedFile = join(root, 'packages/widget/gallery/accepted.json');

/** Accepted pictures by state and look, and the fonts that they were drawn with. */
interface Accepted {
  readonly fonts: string;
  readonly pictures: Readonly<Record<string, Fingerprint>>;
}

export interface Drawn {
  readonly count: number;
  /** What is different of pictures that are no longer as accepted, by state and look. */
  readonly different: ReadonlyMap<string, string>;
  /** Whether the fonts are those of the accepted pictures: else only coarse differences are found. */
  readonly sameFonts: boolean;
}

/** The states in the gallery, from the accepted pictures: what is drawn must be these. */
export async function acceptedStates(): Promise<readonly string[]> {
  const { pictures } = JSON.parse(await readFile(acceptedFile, 'utf8')) as Accepted;
  return [...new Set(Object.keys(pictures).map(name => name.split(' ')[0]!))];
}

/**
 * Draws every state in every look into `folder`, one folder a look with its contact sheet, and compares with what has been
 * accepted; `accept` takes what is drawn as accepted from now on.
 */
export async function drawGallery(
  browser: Browser,
  folder: string,
  { accept = false, looks = allLooks }: { accept?: boolean; looks?: readonly Look[] } = {},
): Promise<Drawn> {
  const server = await createServer({
    root: join(root, 'packages/widget/gallery'),
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
  const page = await browser.newPage({ ...inNingbo, reducedMotion: 'reduce' });
  const prints = new Map<Look, Print[]>(looks.map(look => [look, []]));
  const fingerprints: Record<string, Fingerprint> = {};
  let fonts = '';
  try {
    fonts = await fontsOf(page);
    for (const name of await stateNames(page, url)) {
      await page.goto(`${url}?state=${name}`);
      await page.locator(`html[data-ready="${name}"]`).waitFor();
      for (const look of looks) {
        const png = await take(page, look);
        prints.get(look)!.push({ name, png });
        if (look.compared) fingerprints[`${name} ${look.name}`] = await fingerprint(page, png, look.fine);
      }
    }
  } finally {
    await page.close();
    await server.close();
  }
  let count = 0;
  for (const [look, taken] of prints) {
    await mkdir(join(folder, look.name), { recursive: true });
    for (const { name, png } of taken) await writeFile(join(folder, look.name, `${name}.png`), png);
    await writeFile(join(folder, `sheet-${look.name}.png`), await contactSheet(browser, look.name, taken, look.width));
    count += taken.length;
  }
  if (accept) {
    const lines = Object.entries(fingerprints).map(
      ([name, print]) => `    ${JSON.stringify(name)}: ${JSON.stringify(print)}`,
    );
    await writeFile(
      acceptedFile,
      `{\n  "fonts": ${JSON.stringify(fonts)},\n  "pictures": {\n${lines.join(',\n')}\n  }\n}\n`,
    );
  }
  const accepted = JSON.parse(await readFile(acceptedFile, 'utf8')) as Accepted;
  const sameFonts = accepted.fonts === fonts;
  return { count, sameFonts, different: compare(accepted, fingerprints, sameFonts, looks) };
}

/** The same state in another look: the element is dressed anew, which is quicker than another page. */
async function take(page: Page, look: Look): Promise<Buffer> {
  await page.setViewportSize({ width: look.width, height: 700 });
  await page.evaluate(async attributes => {
    const element = document.body.lastElementChild as HTMLElement & { updateComplete: Promise<unknown> };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.classList.toggle('dark', attributes['data-scheme'] === 'dark');
    for (let turn = 0; turn < 4; turn++) {
      await element.updateComplete;
      await new Promise(resolve => setTimeout(resolve, 8));
    }
  }, look.attributes);
  return page.screenshot({ fullPage: true });
}

function compare(
  { pictures }: Accepted,
  drawn: Readonly<Record<string, Fingerprint>>,
  sameFonts: boolean,
  looks: readonly Look[],
): ReadonlyMap<string, string> {
  const wanted = new Set(looks.filter(({ compared }) => compared).map(({ name }) => name));
  const names = new Set([...Object.keys(pictures), ...Object.keys(drawn)]);
  return new Map(
    [...names].flatMap(name => {
      if (!wanted.has(name.split(' ')[1]!)) return [];
      const [before, now] = [pictures[name], drawn[name]];
      const apart = !before ? 'is new' : !now ? 'is gone' : difference(before, now, sameFonts);
      return apart === null ? [] : [[name, apart] as const];
    }),
  );
}

/** The names of all states, as the gallery itself lists them. */
async function stateNames(page: Page, url: string): Promise<string[]> {
  await page.goto(url);
  const names = await page.locator('html[data-states]').getAttribute('data-states');
  return names!.split(' ');
}
