import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inNingbo, openBrowser } from '../../scripts/browser/open.ts';
import { type Stop, stops, walkWholeWay } from '../../scripts/browser/whole-way.ts';
import { buildScriptTag } from '../../scripts/build/script-tag.ts';
import { packages } from '../../scripts/packages.ts';
import { type City, startCity } from '../../scripts/start/city.ts';

let folder: string;
let browser: Browser;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yongyiban-'));
  const file = join(folder, 'yongyiban.js');
  const widget = packages.find(pkg => pkg.name === '@yongyiban/widget');
  [browser] = await Promise.all([openBrowser(), buildScriptTag(widget!, file)]);
  script = pathToFileURL(file).href;
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs `visit` on a page of a city of its own; resolves to everything the page's policy refused or that went wrong. */
async function visitCity(width: number, visit: (page: Page, city: City) => Promise<void>): Promise<string[]> {
  const city = await startCity({
    sitePort: 0,
    platformPort: 0,
    simulator: { pace: { payoutStep: 1000 } },
    site: { script },
  });
  const page = await browser.newPage({ ...inNingbo, viewport: { width, height: 800 } });
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  try {
    await visit(page, city);
  } finally {
    await page.close();
    await city.stop();
  }
  return complaints;
}

it.each([1280, 320])(
  'takes a company %i px wide from signing in to the money, under a strict policy',
  async width => {
    const seen: Stop[] = [];
    let total = 0;
    const complaints = await visitCity(width, async (page, city) => {
      await walkWholeWay(page, city.site.url, async stop => {
        seen.push(stop);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `width at ${stop}`).toBe(width);
      });
      await expect(
        page.locator('yyb-my-subsidies').getByText('¥34,501.00').first().textContent(),
      ).resolves.toBeTruthy();
      for (const [account, held] of city.standalone.simulator.world.ledger.balances) {
        if (account.startsWith('beneficiary/')) total += held;
      }
    });
    expect(seen).toEqual([...stops]);
    expect(total).toBe(3_450_100);
    expect(complaints).toEqual([]);
  },
  60_000,
);

it('pays once when the answer to the confirmation is lost on the way', async () => {
  let payouts = 0;
  await visitCity(720, async (page, city) => {
    const { simulator } = city.standalone;
    simulator.fault({ name: 'drop-answer', scope: { operation: 'createConfirmation' }, count: 1 });
    await walkWholeWay(page, city.site.url, async () => {});
    payouts = simulator.world.payouts.size;
  });
  expect(payouts).toBe(1);
}, 60_000);
