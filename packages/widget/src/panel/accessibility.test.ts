import { expect, fixtureCleanup } from '@open-wc/testing';
import axe from 'axe-core';
import { afterEach, describe, it } from 'vitest';
import { mount } from '../../gallery/mount.ts';
import { states } from '../../gallery/states.ts';

afterEach(() => {
  fixtureCleanup();
  document.body.replaceChildren();
  document.body.removeAttribute('class');
});

const themes = ['neutral', 'blue'];
const schemes = ['light', 'dark'];
const types = ['regular', 'large'];

/** WCAG 2.2 AA and axe's best practices, contrast included, on the element alone. */
async function faults(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // Rules about a whole page, which is the host's.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

describe.each(states.map(({ name }) => name))('%s', name => {
  it('has no fault that axe can find, in any theme, scheme, size or language', async () => {
    for (const theme of themes)
      for (const scheme of schemes)
        for (const type of types) {
          const lang = type === 'large' ? 'zh-CN' : 'en';
          document.body.style.background = scheme === 'dark' ? '#000' : '#fff';
          const { element, root } = await mount(name, { theme, scheme, type, lang });
          for (const animation of root.getAnimations()) animation.cancel();
          expect(await faults(element), `${theme} ${scheme} ${type}`).to.deep.equal([]);
          element.remove();
        }
  }, 60_000);
});
