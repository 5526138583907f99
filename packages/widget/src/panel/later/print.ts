import { panelStyles } from '../../styles/index.ts';
import type { Speech } from '../../words/speech.ts';

/**
 * Prints the receipt alone: a copy of it in a page of its own, without the host's site around it. The browser's own
 * dialog also saves it as PDF, under the title given here.
 */
export function printReceipt(root: ShadowRoot, speech: Speech): HTMLIFrameElement | null {
  const receipt = root.querySelector('[part="receipt"]');
  if (!receipt) return null;
  root.querySelector('iframe')?.remove();
  const frame = document.createElement('iframe');
  frame.className = 'yyb-hide';
  frame.title = speech.t('paid.receipt');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  root.append(frame);
  const page = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!page || !view) {
    window.print();
    return null;
  }
  const main = page.createElement('main');
  main.className = 'yyb';
  const copy = page.importNode(receipt, true);
  for (const control of copy.querySelectorAll('.yyb-actions')) control.remove();
  main.append(copy);
  page.body.append(main);
  page.documentElement.lang = speech.language;
  page.title = speech.t('paid.receipt');
  if ('adoptedStyleSheets' in page && view.CSSStyleSheet) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(panelStyles.map(({ cssText }) => cssText.replaceAll(':host', ':root')).join('\n'));
    page.adoptedStyleSheets = [sheet];
  }
  view.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  view.focus();
  view.print();
  return frame;
}
