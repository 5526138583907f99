import { fixture, fixtureCleanup, html, expect as lookAt } from '@open-wc/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { controlCss, mountControl } from './browser.ts';
import { createSimulator } from './simulator.ts';

afterEach(() => fixtureCleanup());

describe('the control page in a page', () => {
  it.each(['zh-CN', 'en'] as const)('is accessible in %s, and its forms act on the world', async language => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(controlCss);
    document.adoptedStyleSheets = [sheet];
    const simulator = createSimulator();
    const element = await fixture<HTMLElement>(html`<div lang=${language}></div>`);
    const takeDown = mountControl(element, simulator, { language });
    await vi.waitFor(() => expect(element.querySelectorAll('section')).toHaveLength(7));
    await lookAt(element).to.be.accessible();
    const hour = [...element.querySelectorAll('button')].find(button =>
      /过一小时|An hour on/.test(button.textContent ?? ''),
    )!;
    hour.click();
    await vi.waitFor(() => expect(element.textContent).toContain('2020-06-10 10:00'));
    takeDown();
    expect(element.childElementCount).toBe(0);
    document.adoptedStyleSheets = [];
  });
});
