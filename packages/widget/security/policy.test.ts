import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../../scripts/browser/open.ts';
import { buildGallery, policy, type Site, serve } from '../gallery/site.ts';
import { states } from '../gallery/states.ts';

let browser: Browser;
let scripts: ReadonlyMap<string, string>;
let site: Site;
let stranger: Site;

beforeAll(async () => {
  scripts = await buildGallery();
  browser = await openBrowser();
  site = await serve(scripts, policy);
  stranger = await serve(scripts, policy);
});

afterAll(async () => {
  await browser?.close();
  site?.close();
  stranger?.close();
});

/** Opens a page and collects what its policy refused, and whatever else went wrong. */
async function open(address: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event =>
      console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(address);
  return { page, complaints };
}

it('is the policy that docs/embedding.md prints', () => {
  const printed = readFileSync(new URL('../../../docs/embedding.md', import.meta.url), 'utf8').match(
    /Content-Security-Policy: ([^`]+)```/,
  )![1]!;
  const directives = printed.split(';').map(directive => directive.trim());
  expect(policy).toEqual(directives.filter(directive => !directive.startsWith('frame-ancestors')));
});

describe('under the strict policy', () => {
  it.each(states.map(({ name }) => name))('%s shows with nothing refused', async name => {
    const { page, complaints } = await open(`${site.url}/?state=${name}`);
    await page.locator(`html[data-ready="${name}"]`).waitFor({ state: 'attached' });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('prints the receipt with nothing refused', async () => {
    const { page, complaints } = await open(`${site.url}/?state=paid`);
    await page.locator('html[data-ready="paid"]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: '打印回单' }).click();
    await expect.poll(() => page.frames().length).toBe(2);
    expect(await page.frames()[1]!.locator('main').textContent()).toContain('叁万肆仟伍佰零壹元整');
    expect(complaints).toEqual([]);
    await page.close();
  });

  // Each is done a moment later: what a debugger's own call does is not held to the policy.
  it.each<readonly [string, () => void]>([
    ['an inline style', () => void setTimeout(() => document.body.setAttribute('style', 'color: red'))],
    ['markup from a string', () => void setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'))],
    ['code from a string', () => void setTimeout(() => new Function('return 1')())],
    ['another host', () => void setTimeout(() => fetch('https://elsewhere.example').catch(() => {}))],
  ])('would have reported %s', async (_name, mistake) => {
    const { page, complaints } = await open(`${site.url}/?state=list`);
    await page.locator('html[data-ready="list"]').waitFor({ state: 'attached' });
    await page.evaluate(mistake).catch(() => {});
    await expect.poll(() => complaints.length).toBeGreaterThan(0);
    await page.close();
  });
});

describe('framed', () => {
  const framedBy = async (outer: Site, allowed: string): Promise<string> => {
    const of = `${site.url}/?state=list&allowed-ancestors=${encodeURIComponent(allowed)}`;
    const { page } = await open(`${outer.url}/frame?of=${encodeURIComponent(of)}`);
    const main = page.frameLocator('iframe').locator('.yyb-main');
    await expect.poll(() => main.getAttribute('data-screen')).not.toBe('loading');
    const text = (await main.textContent()) ?? '';
    await page.close();
    return text;
  };

  it('by a site that the host has listed, the panel shows', async () => {
    expect(await framedBy(stranger, stranger.url)).toContain('¥48,261.00');
  });

  it('by any other, it says so and shows nothing of the person', async () => {
    const text = await framedBy(stranger, 'https://city.example');
    expect(text).toContain('没有登记的网站');
    expect(text).not.toContain('¥');
  });

  it.each([
    ['nothing lies over it', false, 1],
    ['another page has laid something over it', true, 0],
  ] as const)('the button that pays works when %s', async (_name, covered, taps) => {
    const of = `${site.url}/?state=confirm&allowed-ancestors=${encodeURIComponent(stranger.url)}`;
    const { page } = await open(`${stranger.url}/frame?of=${encodeURIComponent(of)}`);
    const frame = page.frames()[1]!;
    await frame.locator('html[data-ready="confirm"]').waitFor({ state: 'attached' });
    if (covered)
      await page.evaluate(() => {
        const cover = document.createElement('div');
        Object.assign(cover.style, {
          position: 'fixed',
          inset: '0',
          background: 'white',
          opacity: '0.02',
          pointerEvents: 'none',
        });
        document.body.append(cover);
      });
    await frame.locator('[data-key="pay"]').scrollIntoViewIfNeeded();
    await page.waitForTimeout(1200);
    await frame.locator('[data-key="pay"]').click();
    const confirmed = await frame.evaluate(
      () => (window as unknown as { calls: string[][] }).calls.filter(([name]) => name === 'confirm').length,
    );
    expect(confirmed).toBe(taps);
    await page.close();
  });
});
