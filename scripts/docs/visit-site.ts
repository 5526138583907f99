/** The built site in a real browser: what a reader does there, and whether every page fits a phone. */
import { globSync } from 'node:fs';
import type { Page } from 'playwright';
import { openBrowser } from '../browser/open.ts';
import { serveFolder } from './serve-site.ts';

/** Something a reader does, by what they see and tap; rejects when it can't be done. */
type Visit = readonly [what: string, visit: (page: Page, url: string) => Promise<void>];

const visits: readonly Visit[] = [
  [
    'confirms in the panel of the first page, and sees it paid',
    async (page, url) => {
      await page.goto(`${url}/`);
      const panel = page.locator('yyb-my-subsidies');
      await panel.getByRole('button', { name: '去确认：稳定岗位补贴' }).click();
      await panel.getByRole('button', { name: '确认领取 ¥34,501.00' }).waitFor();
      // No tap counts in the first half second of a screen.
      await page.waitForTimeout(600);
      await panel.getByRole('button', { name: '确认领取 ¥34,501.00' }).click();
      await panel.getByRole('heading', { name: '已到账' }).waitFor();
    },
  ],
  [
    'switches the panel on the theming page to English, large type and the second theme',
    async (page, url) => {
      await page.goto(`${url}/theming.html`);
      await page.locator('yyb-my-subsidies').getByText('¥48,261.00').first().waitFor();
      const live = page.locator('.live');
      for (const name of ['English', '大字', '政务蓝']) await live.getByRole('radio', { name }).check({ force: true });
      await page
        .locator('yyb-my-subsidies[lang="en"][data-type="large"][data-theme="blue"]')
        .getByText('3 to confirm, total')
        .first()
        .waitFor();
    },
  ],
  [
    'finds a Chinese word of two characters, and one that stands inside a sentence',
    async (page, url) => {
      await page.goto(`${url}/how-it-works.html`);
      for (const [words, found] of [
        ['幂等', '词汇表'],
        ['未成功', '错误码'],
      ] as const) {
        await page.getByRole('button', { name: '搜索' }).first().click();
        await page.locator('.VPLocalSearchBox input').fill(words);
        await page.locator('.VPLocalSearchBox .result', { hasText: found }).first().waitFor();
        await page.keyboard.press('Escape');
        await page.locator('.VPLocalSearchBox').waitFor({ state: 'detached' });
      }
    },
  ],
  [
    'stays on the page when the language is switched',
    async (page, url) => {
      await page.goto(`${url}/csp.html`);
      await page.getByRole('button', { name: '切换语言' }).hover();
      await page.getByRole('link', { name: 'English', exact: true }).first().click();
      await page.waitForURL('**/en/csp.html');
      await page.getByRole('heading', { level: 1, name: 'Content security policy' }).waitFor();
    },
  ],
  [
    'reads the reference of a function',
    async (page, url) => {
      await page.goto(`${url}/en/how-it-works.html`);
      await page.getByRole('link', { name: 'Reference' }).first().click();
      await page.getByRole('link', { name: '@yongyiban/core/policy', exact: true }).first().click();
      await page.getByRole('link', { name: 'decide', exact: true }).first().waitFor();
    },
  ],
];

/** @throws {Error} with everything that a reader could not do, every page wider than a phone, and every error in the console. */
export async function visitSite(folder: string): Promise<void> {
  const site = await serveFolder(folder);
  const browser = await openBrowser();
  const problems: string[] = [];
  try {
    for (const [what, visit] of visits) {
      const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', error => problems.push(`${what}: ${error.message}`));
      page.on('console', message => {
        if (message.type() === 'error') problems.push(`${what}: ${message.text()}`);
      });
      await visit(page, site.url).catch((error: Error) => problems.push(`${what}: ${error.message}`));
      await context.close();
    }
    const phone = await browser.newPage({ viewport: { width: 360, height: 800 } });
    for (const name of globSync('**/*.html', { cwd: folder, exclude: ['reference/**'] })) {
      await phone.goto(`${site.url}/${name}`, { waitUntil: 'domcontentloaded' });
      const width = await phone.evaluate(() => document.documentElement.scrollWidth);
      if (width > 360) problems.push(`${name} is ${width} px wide on a phone of 360`);
    }
  } finally {
    await browser.close();
    site.close();
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
