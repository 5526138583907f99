/** How the panel stands in narrow, large, mirrored, still and high-contrast pages: every state, looked at by its measures. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../../scripts/browser/open.ts';
import { buildGallery, policy, type Site, serve } from '../gallery/site.ts';
import { states } from '../gallery/states.ts';

/** What sticks out sideways, of the page or of the panel. */
const stickingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults =
      document.documentElement.scrollWidth > innerWidth
        ? [`the page is ${document.documentElement.scrollWidth} px wide`]
        : [];
    const root = document.querySelector('yyb-my-subsidies, yyb-subsidy-summary, yyb-payout-status, yyb-statistics')!
      .shadowRoot!;
    const bounds = root.host.getBoundingClientRect();
    for (const element of root.querySelectorAll('.yyb-main *, .yyb-head *')) {
      const { left, right, width } = element.getBoundingClientRect();
      const hidden = element.closest('.yyb-hide, svg, [hidden]');
      if (!hidden && width > 0 && (right > bounds.right + 1 || left < bounds.left - 1))
        faults.push(`${element.className} reaches from ${left} to ${right}`);
    }
    return faults;
  });

/** Controls that are smaller than a finger. A link within a sentence is as high as its line (WCAG 2.5.8). */
const tooSmall =
  (least: number) =>
  (page: Page): Promise<string[]> =>
    page.evaluate(smallest => {
      const root = document.querySelector('yyb-my-subsidies, yyb-subsidy-summary, yyb-payout-status, yyb-statistics')!
        .shadowRoot!;
      return [
        ...root.querySelectorAll<HTMLElement>(
          'button, a, summary, label.yyb-choice, input:not([type="radio"]):not([type="checkbox"]), textarea',
        ),
      ].flatMap(control => {
        const { height } = control.getBoundingClientRect();
        return height === 0 || height >= smallest - 0.5
          ? []
          : [`${control.textContent?.trim() || control.id} is ${height} px high`];
      });
    }, least);

/** What still moves. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() => document.getAnimations().map(animation => String(animation.effect)));

/** Boxes and controls that have no edge. */
const bare = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('yyb-my-subsidies, yyb-subsidy-summary, yyb-payout-status, yyb-statistics')!
      .shadowRoot!;
    return [...root.querySelectorAll('.yyb-btn, .yyb-notice, .yyb-box, .yyb-sum, .yyb-badge, .yyb-choices')].flatMap(
      element => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(element);
        return borderTopStyle !== 'none' && borderTopWidth !== '0px' ? [] : [`${element.className} has no edge`];
      },
    );
  });

/** A panel that is not on the dark ground. */
const light = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const panel = document
      .querySelector('yyb-my-subsidies, yyb-subsidy-summary, yyb-payout-status, yyb-statistics')!
      .shadowRoot!.querySelector('.yyb-panel');
    const ground = panel ? getComputedStyle(panel).backgroundColor : 'rgb(22, 25, 29)';
    return ground === 'rgb(22, 25, 29)' ? [] : [ground];
  });

/** One way to look at a state, and what must not be seen there. */
interface Look {
  readonly name: string;
  readonly width: number;
  readonly set?: Readonly<Record<string, string>>;
  readonly media?: Parameters<Page['emulateMedia']>[0];
  readonly faults: (page: Page) => Promise<string[]>;
}

const looks: readonly Look[] = [
  { name: '320 px wide, nothing sticks out', width: 320, faults: stickingOut },
  {
    name: '320 px wide in large type, nothing sticks out',
    width: 320,
    set: { 'data-type': 'large' },
    faults: stickingOut,
  },
  { name: '320 px wide in English, nothing sticks out', width: 320, set: { lang: 'en' }, faults: stickingOut },
  // 1280 px at 400 % zoom are 320 px; a low window must not matter either.
  {
    name: '720 px wide in large English, nothing sticks out',
    width: 720,
    set: { lang: 'en', 'data-type': 'large' },
    faults: stickingOut,
  },
  { name: '1280 px wide, nothing sticks out', width: 1280, faults: stickingOut },
  { name: 'from right to left, nothing sticks out', width: 390, set: { dir: 'rtl' }, faults: stickingOut },
  { name: 'no target is lower than 44 px', width: 390, faults: tooSmall(44) },
  {
    name: 'in large type no target is lower than 56 px',
    width: 390,
    set: { 'data-type': 'large' },
    faults: tooSmall(56),
  },
  {
    name: 'nothing moves where the person asks for less motion',
    width: 720,
    media: { reducedMotion: 'reduce' },
    faults: moving,
  },
  {
    name: 'edges are drawn where the system takes the colours away',
    width: 1280,
    media: { forcedColors: 'active' },
    faults: bare,
  },
  {
    name: 'it follows the system into the dark',
    width: 720,
    set: { 'data-scheme': 'auto' },
    media: { colorScheme: 'dark' },
    faults: light,
  },
];

const seen = new Map<string, string[]>();
let browser: Browser;
let site: Site;

beforeAll(async () => {
  browser = await openBrowser();
  site = await serve(await buildGallery(), policy);
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  for (const { name } of states) {
    await page.goto(`${site.url}/?state=${name}`);
    await page.locator(`html[data-ready="${name}"]`).waitFor({ state: 'attached' });
    for (const look of looks) {
      await page.setViewportSize({ width: look.width, height: 700 });
      await page.emulateMedia(look.media ?? { reducedMotion: null, forcedColors: null, colorScheme: null });
      await page.evaluate(dress, look.set ?? {});
      const faults = (await look.faults(page)).map(fault => `${name}: ${fault}`);
      seen.set(look.name, [...(seen.get(look.name) ?? []), ...faults]);
      if (look.media) await page.emulateMedia({ reducedMotion: null, forcedColors: null, colorScheme: null });
    }
  }
}, 180_000);

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** Puts attributes on the element, takes those of the last look away, and waits until it is drawn. */
async function dress(attributes: Readonly<Record<string, string>>): Promise<void> {
  const element = document.querySelector(
    'yyb-my-subsidies, yyb-subsidy-summary, yyb-payout-status, yyb-statistics',
  ) as HTMLElement & { updateComplete: Promise<unknown> };
  const usual = { 'data-type': 'regular', 'data-scheme': 'light', lang: 'zh-CN', dir: 'ltr' };
  for (const [name, value] of Object.entries({ ...usual, ...attributes })) element.setAttribute(name, value);
  for (let turn = 0; turn < 5; turn++) {
    await element.updateComplete;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

describe('in every state', () => {
  it.each(looks.map(({ name }) => name))('%s', name => {
    expect(seen.get(name)).toEqual([]);
  });

  it('would have noticed', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
    await page.goto(`${site.url}/?state=list`);
    await page.locator('html[data-ready="list"]').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const row = document
        .querySelector('yyb-my-subsidies')!
        .shadowRoot!.querySelector<HTMLElement>('.yyb-row button')!;
      row.style.minWidth = '600px';
      row.style.minHeight = '0';
      row.style.height = '10px';
    });
    expect(await stickingOut(page)).not.toEqual([]);
    expect(await tooSmall(44)(page)).not.toEqual([]);
    await page.close();
  });
});
