import type { YybElement } from '../src/elements/base.ts';

/** How long a screen stands before a tap on it counts, and a little more. */
const settled = 520;

/** Works the panel as a person would: by the controls that are on the screen. */
export interface YbPanel {
  readonly element: YybElement;
  readonly root: ShadowRoot;
  /** Presses the control whose key begins with this. */
  press(key: string): Promise<void>;
  /** Presses the one solid button, once the screen has settled. */
  pay(): Promise<void>;
  settle(): Promise<void>;
}

export function handle(element: YybElement): YbPanel {
  const root = element.shadowRoot!;
  const find = (key: string): HTMLElement | undefined =>
    [...root.querySelectorAll<HTMLElement>('[data-key]')].find(control => control.dataset.key!.startsWith(key));
  const panel: YbPanel = {
    element,
    root,
    async press(key) {
      for (let tries = 0; tries < 100 && !find(key); tries++) await new Promise(resolve => setTimeout(resolve, 20));
      const control = find(key);
      if (!control)
        throw new Error(
          `No control ${key}; there are ${[...root.querySelectorAll<HTMLElement>('[data-key]')].map(at => at.dataset.key).join(', ')}`,
        );
      control.focus();
      control.click();
      await panel.settle();
    },
    async pay() {
      await new Promise(resolve => setTimeout(resolve, settled));
      await panel.press('pay');
    },
    async settle() {
      const arriving = (): boolean =>
        root.firstElementChild === null ||
        root.querySelector('section:not([aria-label]):not([aria-labelledby])') !== null ||
        root.querySelector('[data-screen]:not([data-screen="loading"]) > .yyb-body[aria-hidden="true"]') !== null ||
        (element.localName === 'yyb-statistics' && root.querySelector('.yyb-bone') !== null);
      for (let turn = 0; turn < 3 || (arriving() && turn < 200); turn++) {
        await element.updateComplete;
        await new Promise(resolve => setTimeout(resolve));
      }
    },
  };
  return panel;
}
