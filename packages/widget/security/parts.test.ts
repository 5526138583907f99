/** What becomes of a part of the script that cannot be loaded: the built script, a server that fails, a real browser. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inNingbo, openBrowser } from '../../../scripts/browser/open.ts';
import { buildScriptTag } from '../../../scripts/build/script-tag.ts';
import { packages } from '../../../scripts/packages.ts';
import * as data from '../gallery/data.ts';

let folder: string;
let browser: Browser;
let server: Server;
let url: string;
/** Files whose address begins so are refused. */
let failing: RegExp | null = null;
let asked: string[] = [];

const answers = new Map<string, object>([
  ['/v1/session', data.session],
  ['/v1/entitlements', { items: data.three }],
  ['/v1/accounts', { items: data.accounts }],
  ['/v1/decisions', { items: [] }],
  ['/v1/objections', { items: [] }],
  ['/v1/payouts', { items: [] }],
]);
const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>示例</title><script type="module" src="/yongyiban.js"></script><script type="module" src="/host.js"></script><body><yyb-my-subsidies host-session base-url="/v1"></yyb-my-subsidies></body></html>`;
const host = `addEventListener('yyb-error', event => (document.title = event.code)); document.querySelector('yyb-my-subsidies').session = async () => 'sample';`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yongyiban-parts-'));
  await buildScriptTag(packages.find(({ name }) => name === '@yongyiban/widget')!, join(folder, 'yongyiban.js'));
  const scripts = new Map([['/host.js', host]]);
  for (const name of await readdir(folder, { recursive: true }))
    if (name.endsWith('.js')) scripts.set(`/${name}`, await readFile(join(folder, name), 'utf8'));
  browser = await openBrowser();
  server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const script = scripts.get(pathname);
    if (script) asked.push(pathname + search);
    if (pathname === '/v1/payouts/events')
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n');
    const answer = answers.get(pathname);
    const found = pathname === '/' ? page : (script ?? (answer && JSON.stringify(answer)));
    const refused = found === undefined || failing?.test(pathname);
    const type = script ? 'text/javascript' : answer ? 'application/json' : 'text/html';
    response.writeHead(refused ? 503 : 200, { 'content-type': type, date: new Date(data.now).toUTCString() });
    response.end(refused ? '' : found);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/`;
});

beforeEach(() => {
  failing = null;
  asked = [];
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

async function open(): Promise<Page> {
  const opened = await browser.newPage(inNingbo);
  await opened.goto(url);
  await opened.getByRole('button', { name: '核对并全部确认' }).waitFor();
  return opened;
}

it('says that the later screens could not be loaded, and shows the one asked for once they can', async () => {
  failing = /\/later-/;
  const at = await open();
  await at.getByRole('button', { name: '核对并全部确认' }).click();
  await at.getByText('这一页没有取到').first().waitFor();
  await expect.poll(() => at.getByRole('alert').textContent()).toBe('这一页没有取到');
  failing = null;
  await at.getByRole('button', { name: '再试一次' }).click();
  await at.getByRole('heading', { name: '全部确认' }).waitFor();
  // A browser may remember that an address failed: each try has one of its own.
  const tries = asked.filter(name => name.includes('/later-'));
  expect(new Set(tries).size).toBe(tries.length);
  await at.close();
});

it('asks again by itself', async () => {
  failing = /more\.zh-CN-/;
  const at = await open();
  await at.getByRole('button', { name: '核对并全部确认' }).click();
  await at.getByText('这一页没有取到').first().waitFor();
  failing = null;
  await at.getByRole('heading', { name: '全部确认' }).waitFor({ timeout: 15_000 });
  await at.close();
});

it('goes all the way to the tap without any later part', async () => {
  failing = /\/yongyiban\//;
  const at = await open();
  await at.getByRole('button', { name: '稳定岗位补贴', exact: true }).click();
  await at.getByRole('heading', { name: '稳定岗位补贴' }).waitFor();
  await at.getByRole('button', { name: /返回/ }).first().click();
  await at.getByRole('button', { name: /^去确认：稳定岗位补贴/ }).click();
  await at.getByRole('button', { name: '确认领取 ¥34,501.00' }).waitFor();
  await at.close();
});

it('speaks Chinese while English cannot be loaded, says so, and goes over to it when it can', async () => {
  failing = /\/en-/;
  const at = await open();
  await at.getByRole('button', { name: 'English' }).click();
  await at.getByText('English could not be loaded').waitFor();
  expect(await at.getByText('我的补贴').first().isVisible()).toBe(true);
  failing = null;
  await at.getByText('My subsidies').waitFor({ timeout: 15_000 });
  expect(await at.getByText('English could not be loaded').count()).toBe(0);
  await at.close();
});

it('tells the host of siblings that could not be loaded', async () => {
  failing = /\/siblings-/;
  const at = await open();
  await at.evaluate(() => document.body.append(document.createElement('yyb-subsidy-summary')));
  await expect.poll(() => at.title(), { timeout: 15_000 }).toBe('part-failed');
  failing = null;
  await expect
    .poll(() => at.evaluate(() => customElements.get('yyb-statistics') !== undefined), { timeout: 15_000 })
    .toBe(true);
  await at.close();
});
