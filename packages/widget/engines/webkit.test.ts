import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildGallery, policy, type Site, serve } from '../gallery/site.ts';
import { states } from '../gallery/states.ts';
import { WebKit } from './webdriver.ts';

let webkit: WebKit;
let site: Site;

beforeAll(async () => {
  const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Everything else of the policy stands; axe writes markup, so trusted types are left to the Chromium suite.
  const without = policy.filter(directive => !directive.includes('trusted-types'));
  site = await serve(new Map([...(await buildGallery()), ['/axe.js', axeSource]]), without);
});

// One browser a test: WebKitGTK 2.50 under a virtual display does not live through dozens of pages and sizes.
beforeEach(async () => {
  webkit = await WebKit.start();
});

afterEach(() => webkit?.stop());

afterAll(() => site?.close());

/** Opens a state and waits until it stands. */
async function open(state: string): Promise<void> {
  await webkit.goto(`${site.url}/?state=${state}`);
  const ready = await webkit.evaluate(async () => {
    for (let tries = 0; tries < 200; tries++) {
      if (document.documentElement.dataset.ready) return document.documentElement.dataset.ready;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return 'not ready';
  }, null);
  expect(ready).toBe(state);
  // A screen fades in: half-way its colours are nobody's.
  await webkit.evaluate(() => {
    const root = document.body.lastElementChild!.shadowRoot!;
    for (const animation of [...document.getAnimations(), ...(root.getAnimations?.() ?? [])]) animation.cancel();
  }, null);
  await new Promise(resolve => setTimeout(resolve, 100));
}

const sideways = (): string[] => {
  const root = document.body.lastElementChild!.shadowRoot!;
  const { right, left } = root.host.getBoundingClientRect();
  return [...root.querySelectorAll('.yyb-main *, .yyb-head *')].flatMap(element => {
    const box = element.getBoundingClientRect();
    if (element.closest('.yyb-hide, svg') || box.width === 0) return [];
    return box.right > right + 1 || box.left < left - 1
      ? [`${element.className} reaches from ${box.left} to ${box.right}`]
      : [];
  });
};

const axeFaults = async (): Promise<string[]> => {
  if (!('axe' in window)) {
    const script = document.createElement('script');
    script.src = '/axe.js';
    document.head.append(script);
    await new Promise(resolve => script.addEventListener('load', resolve));
  }
  const run = (window as unknown as { axe: typeof axe }).axe;
  const { violations } = await run.run(document.body.lastElementChild!, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id} ${node.target.join(' ')}`));
};

describe.each(states.map(({ name }) => name))('%s in WebKit', name => {
  it('stands wide and narrow, with no fault that axe can find', async () => {
    await webkit.resize(1100, 900);
    await open(name);
    expect(await webkit.evaluate(axeFaults, null)).toEqual([]);

    expect(await webkit.evaluate(sideways, null)).toEqual([]);
    await webkit.resize(460, 900);
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(await webkit.evaluate(sideways, null)).toEqual([]);
  });
});

const confirmed = (): Promise<number> =>
  webkit.evaluate(
    () => (window as unknown as { calls: string[][] }).calls.filter(([name]) => name === 'confirm').length,
    null,
  );

it('confirms by a pointer', async () => {
  await webkit.resize(800, 1000);
  await open('confirm');
  await new Promise(resolve => setTimeout(resolve, 600));
  const pay = (): Element | null =>
    document.querySelector('yyb-my-subsidies')!.shadowRoot!.querySelector('[data-key="pay"]');
  await webkit.click(pay);
  expect(await confirmed()).toBe(1);
});

it('confirms by the keyboard', async () => {
  await webkit.resize(800, 1000);
  await open('confirm');
  await new Promise(resolve => setTimeout(resolve, 600));
  await webkit.evaluate(
    () =>
      document
        .querySelector('yyb-my-subsidies')!
        .shadowRoot!.querySelector<HTMLElement>('input[type="radio"]')!
        .focus(),
    null,
  );
  const at = (): Promise<string | null> =>
    webkit.evaluate(
      () =>
        (document.querySelector('yyb-my-subsidies')!.shadowRoot!.activeElement as HTMLElement | null)?.dataset.key ??
        null,
      null,
    );
  for (let tabs = 0; tabs < 10 && (await at()) !== 'pay'; tabs++) await webkit.press('\uE004');
  expect(await at()).toBe('pay');
  await webkit.press('\uE007');
  expect(await confirmed()).toBe(1);
});
