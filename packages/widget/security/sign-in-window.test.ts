/** Signing in in a window of its own: real windows, on two origins, with whatever doors and browsers do to windows. */
import { type Standalone, startStandalone } from '@yongyiban/mock-server/standalone';
import type { Browser, BrowserContext, Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../../scripts/browser/open.ts';

const root = new URL('../../..', import.meta.url).pathname;
let browser: Browser;
let site: ViteDevServer;
let origin: string;
let platform: Standalone;
let context: BrowserContext;

const html = (script: string, body = ''): string =>
  `<!doctype html><html lang="zh-CN"><title>示例</title><body>${body}<script type="module">${script}</script>`;

/** The pages of a site: one with the panel, one that only hands an answer back, one that frames the first. */
function pages(path: string): string | undefined {
  switch (path) {
    case '/panel':
      return html(
        `import '/packages/widget/src/index.ts';`,
        `<yyb-my-subsidies base-url="${platform.origin}/v1" sign-in="popup"></yyb-my-subsidies>`,
      );
    case '/own':
      return html(
        `
        import { createClient, createStores, signInSession } from '@yongyiban/core';
        const session = signInSession({ baseUrl: '${platform.origin}/v1', clientId: 'own', popup: { callback: '/back' } });
        const client = createClient({ baseUrl: '${platform.origin}/v1', session });
        createStores({ client, session }).start();
        globalThis.session = session;
        document.querySelector('button').onclick = () => session.signIn('portal');`,
        '<button>登录</button>',
      );
    case '/back':
      return html(`
        import { handBack } from '@yongyiban/core/callback';
        handBack();`);
    case '/frame':
      return html(
        '',
        `<iframe src="${origin.replace('localhost', '127.0.0.1')}/panel" width="900" height="900"></iframe>`,
      );
    default:
      return undefined;
  }
}

beforeAll(async () => {
  browser = await openBrowser();
  site = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    cacheDir: new URL('../../../.cache/sign-in-window', import.meta.url).pathname,
    resolve: {
      conditions: ['@yongyiban/source', 'browser', 'import', 'module', 'default'],
      alias: {
        '@yongyiban/core/callback': `${root}packages/core/src/callback.ts`,
        '@yongyiban/core/contract': `${root}packages/core/src/contract.ts`,
        '@yongyiban/core': `${root}packages/core/src/index.ts`,
      },
    },
    server: { host: '0.0.0.0', port: 0, hmr: false, watch: null, fs: { allow: [root] } },
    plugins: [
      {
        name: 'pages',
        configureServer: server => {
          server.middlewares.use((request, response, next) => {
            const path = request.url?.replace(/\?.*$/, '') ?? '';
            const page = pages(path);
            if (page === undefined) return next();
            void server.transformIndexHtml(path, page).then(text => {
              response.setHeader('Content-Type', 'text/html; charset=utf-8');
              response.end(text);
            });
          });
        },
      },
    ],
  });
  await site.listen();
  const address = site.httpServer?.address();
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

beforeEach(async () => {
  platform = await startStandalone({ port: 0 });
  context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
});

afterEach(async () => {
  await context.close();
  await platform.stop();
});

async function open(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin + path);
  return page;
}

const door = (page: Page) => page.getByRole('button', { name: /浙江政务服务网/ });

/** Taps the door and waits for its window, with the people that can be signed in as. */
async function through(page: Page): Promise<Page> {
  const opening = context.waitForEvent('page');
  await door(page).click();
  const window = await opening;
  await window
    .getByRole('button', { name: /林示例/ })
    .first()
    .waitFor();
  return window;
}

const choose = (window: Page) =>
  window
    .getByRole('button', { name: /林示例/ })
    .first()
    .click();
const signedIn = (page: Page) => page.getByText('待确认 ').first().waitFor();

describe('a door in a window of its own', () => {
  it('signs in while the page stays; nothing of the answer is left in either', async () => {
    const page = await open('/panel');
    await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
    const window = await through(page);
    await page.getByText('请在弹出的窗口里登录').waitFor();
    const gone = window.waitForEvent('close');
    await choose(window);
    await signedIn(page);
    await gone;
    expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
    expect(page.url()).toBe(`${origin}/panel`);
    expect(await page.evaluate(() => [sessionStorage.length, Object.keys(localStorage)])).toEqual([0, []]);
  });

  it('closed is a change of mind, and so is cancelling here', async () => {
    const page = await open('/panel');
    const window = await through(page);
    await window.close();
    await page.getByText('请在弹出的窗口里登录').waitFor({ state: 'detached' });
    expect(await page.getByText('没有登录成功').count()).toBe(0);

    const second = await through(page);
    const gone = second.waitForEvent('close');
    await page.getByRole('button', { name: '取消登录' }).click();
    await gone;
    await page.getByText('请在弹出的窗口里登录').waitFor({ state: 'detached' });
    await choose(await through(page));
    await signedIn(page);
  });

  it('after a session has ended leads back to the very screen, with what was there still there', async () => {
    const page = await open('/panel');
    await choose(await through(page));
    await signedIn(page);
    await page.getByRole('button', { name: '稳定岗位补贴', exact: true }).click();
    const why = page.getByRole('heading', { name: /为什么给您/ });
    await why.waitFor();
    const { tokens, refreshTokens } = platform.simulator.world;
    tokens.clear();
    refreshTokens.clear();
    const kinds = await page.evaluate(() => {
      const { stores } = (document.querySelector('yyb-my-subsidies') as unknown as { shared: { stores: SharedStores } })
        .shared;
      interface SharedStores {
        session: { store: { get(): { kind: string }; subscribe(listener: () => void): void } };
        entitlements: { load(): Promise<void> };
      }
      const seen: string[] = [];
      stores.session.store.subscribe(() => seen.push(stores.session.store.get().kind));
      Object.assign(globalThis, { seen });
      void stores.entitlements.load();
      return seen;
    });
    expect(kinds).toEqual([]);
    await page.getByRole('button', { name: '重新登录' }).click();
    await choose(await through(page));
    await why.waitFor();
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    expect(seen).not.toContain('signed-out');
    expect(seen.at(-1)).toBe('signed-in');
  });

  it('that says no is told as ever', async () => {
    const page = await open('/panel');
    const window = await through(page);
    await window.getByRole('button', { name: /取消/ }).click();
    await page.getByText('没有登录成功').waitFor();
  });

  it('that cuts its window off from the page still signs in', async () => {
    await context.route(/\/oauth\/authorize/, async route => {
      const response = await route.fetch({ maxRedirects: 0 });
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'cross-origin-opener-policy': 'same-origin' },
      });
    });
    const page = await open('/panel');
    const window = await through(page);
    // From here it looks closed.
    await page.getByText('请在弹出的窗口里登录').waitFor({ state: 'detached' });
    await choose(window);
    await signedIn(page);
  });

  it('that the browser does not let open is gone through in the page', async () => {
    await context.addInitScript(() => {
      globalThis.open = () => null;
    });
    const page = await open('/panel');
    await door(page).click();
    await choose(page);
    await signedIn(page);
    expect(page.url()).toBe(`${origin}/panel`);
  });

  it('answers by its opener where there are no channels', async () => {
    await context.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    });
    const page = await open('/panel');
    await choose(await through(page));
    await signedIn(page);
  });

  it('answers into a frame on another site, where channels do not reach', async () => {
    const page = await open('/frame');
    const inside = page.frameLocator('iframe');
    const opening = context.waitForEvent('page');
    await inside.getByRole('button', { name: /浙江政务服务网/ }).click();
    await choose(await opening);
    await inside.getByText('待确认 ').first().waitFor();
  });

  it('is believed for the one state that was asked for, from the page’s own origin alone', async () => {
    const page = await open('/panel');
    const window = await through(page);
    const state = new URL(window.url()).searchParams.get('state');
    const forged = (given: string) => `${origin}/panel?code=forged&state=${given}&iss=${platform.origin}`;
    // Of this origin, for another sign-in; and of another origin, for this one.
    await page.evaluate(address => {
      new BroadcastChannel('yongyiban-sign-in').postMessage({ yongyiban: 'sign-in', address });
      globalThis.postMessage({ yongyiban: 'sign-in', address }, '*');
    }, forged('window.other'));
    await page.evaluate(
      ([address, other]) => {
        const frame = document.createElement('iframe');
        frame.srcdoc = `<script>parent.postMessage({ yongyiban: 'sign-in', address: '${address}' }, '*')</script>`;
        frame.sandbox.add('allow-scripts');
        document.body.append(frame);
        return other;
      },
      [forged(String(state)), ''],
    );
    await page.waitForTimeout(1000);
    await page.getByText('请在弹出的窗口里登录').waitFor();
    expect(await page.getByText('没有登录成功').count()).toBe(0);
    await choose(window);
    await signedIn(page);
  });
});

describe('a page of the host’s own', () => {
  it('takes the answer by a lighter page', async () => {
    const page = await open('/own');
    const opening = context.waitForEvent('page');
    await page.getByRole('button', { name: '登录' }).click();
    const window = await opening;
    const gone = window.waitForEvent('close');
    await choose(window);
    await gone;
    await expect
      .poll(() =>
        page.evaluate(
          () => (globalThis as unknown as { session: { store: { get(): { kind: string } } } }).session.store.get().kind,
        ),
      )
      .toBe('signed-in');
  });
});
