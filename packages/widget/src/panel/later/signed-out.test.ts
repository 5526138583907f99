import { expect, fixtureCleanup } from '@open-wc/testing';
import axe from 'axe-core';
import { afterEach, describe, it } from 'vitest';
import { mount } from '../../../gallery/mount.ts';

afterEach(() => {
  fixtureCleanup();
  document.body.replaceChildren();
});

describe('while a door stands open in a window', () => {
  it('says so once, can be called off, and has no fault that axe can find', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const at = await mount('signed-out', { scheme, lang: scheme === 'dark' ? 'en' : 'zh-CN' });
      const region = [...at.root.querySelectorAll<HTMLElement>('[role="status"]')].at(-1)!;
      expect(region.textContent?.trim()).to.equal('');
      at.stores.set.session.set({ kind: 'signed-out', inWindow: true });
      await at.panel.settle();
      expect(region.isConnected).to.equal(true);
      expect(region.textContent).to.contain(
        scheme === 'dark' ? 'Sign in in the window that opened' : '请在弹出的窗口里登录',
      );
      for (const animation of at.root.getAnimations()) animation.cancel();
      const { violations } = await axe.run(at.element, {
        rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
      });
      expect(violations.map(({ id }) => id)).to.deep.equal([]);
      region.querySelector('button')!.click();
      expect(at.stores.calls).to.deep.include(['cancelSignIn']);
      at.element.remove();
    }
  });
});
