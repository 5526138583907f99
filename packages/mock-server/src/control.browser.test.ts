import { fixture, fixtureCleanup, html, expect as lookAt } from '@open-wc/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mountControl } from './browser.ts';
import { createSimulator } from './simulator.ts';

afterEach(() => fixtureCleanup());

describe('the control page in a page', () => {
  it.each(['zh-CN', 'en'] as const)('is accessible in %s, and its forms act on the world', async language => {
    const simulator = createSimulator();
    const element = await fixture<HTMLElement>(html`<div lang=${language}></div>`);
    const takeDown = mountControl(element, simulator, { language });
    await vi.waitFor(() => expect(element.querySelectorAll('section')).toHaveLength(7));
    expect(getComputedStyle(element.querySelector('button')!).minHeight).toBe('44px');
    await lookAt(element).to.be.accessible();
    const hour = [...element.querySelectorAll('button')].find(button =>
      /过一小时|An hour on/.test(button.textContent ?? ''),
    )!;
    hour.click();
    await vi.waitFor(() => expect(element.textContent).toContain('2020-06-10 10:00'));
    takeDown();
    expect(element.childElementCount).toBe(0);
    expect(document.adoptedStyleSheets).toHaveLength(0);
  });
});
