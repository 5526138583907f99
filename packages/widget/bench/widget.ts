/** The panel in a real Chromium: how large its script is, how soon it stands, how it bears a long list. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import type { Bench } from '../../../scripts/bench/bench.ts';
import { openBrowser } from '../../../scripts/browser/open.ts';
import { buildScriptTag } from '../../../scripts/build/script-tag.ts';
import { packages } from '../../../scripts/packages.ts';
import * as data from '../gallery/data.ts';

/** Figures of an unthrottled machine say little of a phone: this many times slower. */
const throttle = 4;
const repetitions = 7;

const kib = (bytes: number): number => Math.round((bytes / 1024) * 10) / 10;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const round = (value: number): number => Math.round(value * 10) / 10;

function typeOf(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript; charset=utf-8';
  if (path.endsWith('.css')) return 'text/css; charset=utf-8';
  return path.startsWith('/v1') ? 'application/json' : 'text/html; charset=utf-8';
}

/** A host's page and a platform that answers at once, at one address. */
async function serve(scripts: ReadonlyMap<string, string>): Promise<{ url: string; close(): void }> {
  const pages = new Map([
    [
      '/',
      '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>示例</title><link rel="stylesheet" href="/placeholder.css"><script type="module" src="/yongyiban.js"></script><script type="module" src="/host.js"></script><body><yyb-my-subsidies host-session base-url="/v1"></yyb-my-subsidies><p>页面的其他内容</p></body></html>',
    ],
    [
      '/bench',
      '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>示例</title><script type="module" src="/page.js"></script><body></body></html>',
    ],
  ]);
  const answers = new Map<string, object>([
    ['/v1/session', data.session],
    ['/v1/entitlements', { items: data.three }],
    ['/v1/accounts', { items: data.accounts }],
    ['/v1/decisions', { items: [data.ineligible, data.undetermined] }],
    ['/v1/objections', { items: [] }],
    ['/v1/payouts', { items: [] }],
  ]);
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/v1/payouts/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': open\n\n');
      return;
    }
    const answer = answers.get(pathname);
    const found = pages.get(pathname) ?? scripts.get(pathname) ?? (answer && JSON.stringify(answer));
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': typeOf(pathname),
      // The panel tells deadlines by the platform's time.
      date: new Date(data.now).toUTCString(),
    });
    response.end(found);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const host = `document.querySelector('yyb-my-subsidies').session = async () => 'sample';`;

interface Load {
  readonly paint: number;
  readonly interactive: number;
  readonly cls: number;
}

/** Opens the host's page on a slow machine with an empty cache. */
async function load(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 720, height: 1000 },
  });
  const page = await context.newPage();
  page.on('pageerror', error => console.error(error));
  page.on('requestfailed', r => console.error('FAIL', r.url()));
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await page.addInitScript(() => {
    const seen = { cls: 0, interactive: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) seen.cls += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    // Interactive: a row's button is in the page, and a frame has been drawn since.
    const look = (): void => {
      if (document.querySelector('yyb-my-subsidies')?.shadowRoot?.querySelector('[data-key^="do:"]'))
        setTimeout(() => (seen.interactive = performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  await page.waitForFunction(() => (window as unknown as { seen: { interactive: number } }).seen.interactive > 0);
  await page.waitForTimeout(400);
  const result = await page.evaluate(() => {
    const { cls, interactive } = (window as unknown as { seen: { cls: number; interactive: number } }).seen;
    return { cls, interactive, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 };
  });
  await context.close();
  return result;
}

/** Bytes that live after a full collection. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let turn = 0; turn < 3; turn++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

const bench: Bench = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yongyiban-bench-'));
  const browser = await openBrowser();
  try {
    await buildScriptTag(packages.find(({ name }) => name === '@yongyiban/widget')!, join(folder, 'yongyiban.js'));
    const names = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.js'));
    const scripts = new Map<string, string>([
      ['/host.js', host],
      ['/placeholder.css', await readFile(new URL('../src/placeholder.css', import.meta.url), 'utf8')],
    ]);
    for (const name of names) scripts.set(`/${name}`, await readFile(join(folder, name), 'utf8'));
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('widget/page.ts', import.meta.url))],
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      conditions: ['@yongyiban/source', 'browser', 'production'],
      outdir: '/',
      write: false,
      logLevel: 'error',
    });
    for (const { path, text } of outputFiles) scripts.set(path, text);
    const site = await serve(scripts);

    const loads: Load[] = [];
    for (let turn = 0; turn < repetitions; turn++) loads.push(await load(browser, `${site.url}/`));

    const page = await browser.newPage({ viewport: { width: 1080, height: 900 } });
    await page.goto(`${site.url}/bench`);
    await page.waitForFunction(() => 'longList' in window);
    const lists: { milliseconds: number; longestTask: number; firstRows: number }[] = [];
    for (let turn = 0; turn < repetitions; turn++)
      lists.push(
        await page.evaluate(() =>
          (
            window as unknown as {
              longList(): Promise<{ milliseconds: number; longestTask: number; firstRows: number }>;
            }
          ).longList(),
        ),
      );
    const mounts = (times: number): Promise<void> =>
      page.evaluate(n => (window as unknown as { mounts(n: number): Promise<void> }).mounts(n), times);
    await mounts(50);
    const before = await heap(page);
    await mounts(200);
    const after = await heap(page);
    site.close();

    const size = (name: string): number => kib(gzipSync(scripts.get(`/${name}`)!).length);
    const later = names.filter(name => name !== 'yongyiban.js').sort();
    const figures = {
      script_gzip_kib: size('yongyiban.js'),
      ...Object.fromEntries(
        later.map(name => [
          `${name
            .replace(/^.*\//, '')
            .replace(/-[\w-]{8}\.js$/, '')
            .replaceAll('-', '_')}_gzip_kib`,
          size(name),
        ]),
      ),
      first_paint_ms: round(median(loads.map(({ paint }) => paint))),
      interactive_ms: round(median(loads.map(({ interactive }) => interactive))),
      list_565_ms: round(median(lists.map(({ milliseconds }) => milliseconds))),
      list_565_first_rows_ms: round(median(lists.map(({ firstRows }) => firstRows))),
      longest_task_ms: round(median(lists.map(({ longestTask }) => longestTask))),
      cls: Math.max(...loads.map(({ cls }) => cls)),
      heap_growth_kib: kib(after - before),
    };
    return { rows: Object.entries(figures).map(([name, value]) => ({ name, value: String(value) })), figures };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
};

export default bench;
