import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { inNingbo, openBrowser } from '../../../scripts/browser/open.ts';
import { stops, walkWholeWay } from '../../../scripts/browser/whole-way.ts';
import { buildScriptTag } from '../../../scripts/build/script-tag.ts';
import { packages } from '../../../scripts/packages.ts';
import { startCity } from '../../../scripts/start/city.ts';

/** Takes away what Chromium 87 and Safari 14 do not have. Container queries cannot be taken away: they are only CSS. */
function forget(): void {
  const gone: readonly (readonly [object, string])[] = [
    [Array.prototype, 'at'],
    [String.prototype, 'at'],
    [Array.prototype, 'findLast'],
    [Array.prototype, 'toSorted'],
    [Object, 'hasOwn'],
    [Object, 'groupBy'],
    [AbortSignal, 'any'],
    [AbortSignal, 'timeout'],
    [AbortSignal.prototype, 'throwIfAborted'],
    [AbortSignal.prototype, 'reason'],
    [Promise, 'withResolvers'],
    [window, 'structuredClone'],
    [window, 'HTMLDialogElement'],
    [window, 'requestIdleCallback'],
    [Crypto.prototype, 'randomUUID'],
    [Navigator.prototype, 'locks'],
    [IntersectionObserverEntry.prototype, 'isVisible'],
  ];
  for (const [holder, name] of gone) delete (holder as Record<string, unknown>)[name];
}

it('takes a company from signing in to the money in an engine that lacks what is newer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yongyiban-old-'));
  const file = join(folder, 'yongyiban.js');
  await buildScriptTag(packages.find(({ name }) => name === '@yongyiban/widget')!, file);
  const city = await startCity({
    sitePort: 0,
    platformPort: 0,
    simulator: { pace: { payoutStep: 1000 } },
    site: { script: pathToFileURL(file).href },
  });
  const browser = await openBrowser();
  const page = await browser.newPage({ ...inNingbo, viewport: { width: 720, height: 900 } });
  await page.addInitScript(forget);
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  const seen: string[] = [];
  await walkWholeWay(page, city.site.url, async stop => {
    seen.push(stop);
  }).catch((error: Error) => complaints.push(error.message));
  await browser.close();
  await city.stop();
  await rm(folder, { recursive: true, force: true });
  expect(complaints).toEqual([]);
  expect(seen).toEqual([...stops]);
});
