import { expect, it, vi } from 'vitest';
import { mountControl } from './browser.ts';
import { createSimulator } from './simulator.ts';

it('mounts, twice over, in a page that takes trusted HTML only', async () => {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "require-trusted-types-for 'script'; trusted-types yongyiban-control";
  document.head.append(policy);
  // Where the engine knows Trusted Types, the page now refuses plain text.
  if ('trustedTypes' in globalThis)
    expect(() => new DOMParser().parseFromString('<p>plain</p>', 'text/html')).toThrow(TypeError);
  const element = document.body.appendChild(document.createElement('div'));
  for (let turn = 0; turn < 2; turn += 1) {
    const takeDown = mountControl(element, createSimulator());
    await vi.waitFor(() => expect(element.querySelectorAll('section').length).toBeGreaterThan(5));
    takeDown();
  }
});
