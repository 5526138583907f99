import { controlCss } from '../control/assets.ts';
import type { Simulator } from '../simulator.ts';

const base = 'http://simulator.test';

interface Policy {
  createHTML(html: string): string;
}

/** What TypeScript's DOM library does not know yet (W3C Trusted Types). */
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;

let policy: Policy | undefined;

/**
 * The page's HTML, written and escaped by the simulator alone, as a page under `require-trusted-types-for 'script'` takes
 * it. One policy serves every mounted page: a second of the same name is refused.
 */
function trusted(html: string): string {
  const rules: Policy = { createHTML: text => text };
  policy ??= typeof trustedTypes === 'undefined' ? rules : trustedTypes.createPolicy('yongyiban-control', rules);
  return policy.createHTML(html);
}

/** Styles what is mounted by a constructable style sheet, which no content security policy refuses; the answer ends it. */
function wear(element: Element): () => void {
  const root = element.getRootNode() as Document | ShadowRoot;
  if (!('adoptedStyleSheets' in root) || typeof CSSStyleSheet.prototype.replaceSync !== 'function') return () => {};
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(controlCss);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter(each => each !== sheet);
  };
}

/**
 * Shows the control page inside an element of a page, over a simulator of that page. It brings its style along; a page
 * in a browser without constructable style sheets links `controlCss` itself. Where the page's policy names Trusted Types, `yongyiban-control` must be
 * among them. The answer takes it down.
 *
 * @param options.language `zh-CN` unless given
 */
export function mountControl(
  element: HTMLElement,
  simulator: Simulator,
  options: { readonly language?: 'zh-CN' | 'en' } = {},
): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  let language = options.language ?? 'zh-CN';
  element.classList.add('yyb-control');
  const undress = wear(element);

  async function show(): Promise<void> {
    const response = await simulator.handle(new Request(`${base}/_sim?lang=${language}`));
    const fresh = new DOMParser()
      .parseFromString(trusted(await response.text()), 'text/html')
      .querySelector('.yyb-control');
    if (!signal.aborted && fresh !== null) element.replaceChildren(...fresh.childNodes);
  }

  element.addEventListener(
    'submit',
    event => {
      event.preventDefault();
      const form = new URLSearchParams(new FormData(event.target as HTMLFormElement) as never);
      void simulator.handle(new Request(`${base}/_sim/act`, { method: 'POST', body: form })).then(show);
    },
    { signal },
  );
  element.addEventListener(
    'click',
    event => {
      const target = event.target as HTMLElement;
      const other = target.closest<HTMLAnchorElement>('.language a');
      if (other !== null) {
        event.preventDefault();
        language = other.lang === 'en' ? 'en' : 'zh-CN';
        void show();
      }
      if (target.closest('[data-copy]') !== null) {
        void navigator.clipboard.writeText(target.closest('details')?.querySelector('pre')?.textContent ?? '');
      }
    },
    { signal },
  );
  let planned = false;
  const unwatch = simulator.watch(() => {
    const busy = element.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement;
    if (planned || busy || element.querySelector('details[open]') !== null) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      void show();
    });
  });
  void show();
  return () => {
    leaving.abort();
    unwatch();
    undress();
    element.replaceChildren();
    element.classList.remove('yyb-control');
  };
}
