import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import type { InlineConfig } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inNingbo, openBrowser } from '../../scripts/browser/open.ts';
import { type Bureau, startBureau } from './bureau.ts';
import { walkPartnerApp } from './walk.ts';

let folder: string;
let browser: Browser;
let bureau: Bureau;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yongyiban-'));
  const conditions = ['@yongyiban/source', 'browser', 'import', 'module', 'default'];
  const vite: InlineConfig = {
    mode: 'production',
    logLevel: 'error',
    resolve: { conditions },
    build: { outDir: folder },
  };
  [browser, bureau] = await Promise.all([
    openBrowser(),
    startBureau({ port: 0, platformPort: 0, payoutStep: 400, vite }),
  ]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await bureau?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A page of one bookkeeper; `complaints` is everything that its policy refused or that went wrong. */
async function open(width: number): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ ...inNingbo, viewport: { width, height: 800 } });
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, complaints };
}

it('takes a client from the offer to the books, and mends what the bank could not pay, under a strict policy', async () => {
  const { page, complaints } = await open(360);
  await walkPartnerApp(page, bureau.url);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(complaints).toEqual([]);
  const paid = [...bureau.platform.simulator.world.payouts.values()].map(({ events }) => events.at(-1)?.status);
  expect(paid.sort()).toEqual(['rejected', 'settled', 'settled']);
  await page.close();
}, 60_000);

it('shows both amounts when the amount has changed, and confirms nothing until the person taps again', async () => {
  const { page } = await open(1000);
  const { simulator } = bureau.platform;
  const before = simulator.world.payouts.size;
  await page.goto(bureau.url);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: /Sign in/ }).click();
  await page.getByRole('button', { name: 'Check and confirm' }).first().click();
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
  simulator.fault({ name: 'amount-changed', scope: { subject: 'kaiyue-trading' } });
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Confirm ¥/ })
    .click();
  await page.getByText('Nothing was confirmed.').waitFor();
  expect(simulator.world.payouts.size).toBe(before);
  await page.getByRole('button', { name: /Confirm the present amount/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(simulator.world.payouts.size).toBe(before + 1);
  await page.close();
}, 60_000);

it('gives no token and no books to whoever is not signed in, and believes no message that is not signed', async () => {
  const ask = (path: string, init?: RequestInit) => fetch(new URL(path, bureau.url), init);
  expect((await ask('/api/token?client=kaiyue-trading', { method: 'POST' })).status).toBe(401);
  expect((await ask('/api/books?client=kaiyue-trading')).status).toBe(401);
  const headers = {
    'webhook-id': 'a',
    'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    'webhook-signature': 'v1,AAAA',
  };
  expect((await ask('/webhooks', { method: 'POST', headers, body: '{}' })).status).toBe(400);

  const cookie = (await ask('/api/sign-in', { method: 'POST' })).headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  expect((await ask('/api/token?client=jiangong-jianle', { method: 'POST', headers: { cookie } })).status).toBe(404);
  const { token } = await (
    await ask('/api/token?client=kaiyue-trading', { method: 'POST', headers: { cookie } })
  ).json();
  const session = await fetch(`${bureau.platform.origin}/v1/session`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect((await session.json()).scope).toEqual(['view', 'confirm', 'accounts']);
});
