/**
 * The door into a page: a service worker answers what the page asks of the platform.
 *
 * @packageDocumentation
 */
import { setupWorker } from 'msw/browser';
import { handlers } from './doors/handlers.ts';
import { keepInTab } from './doors/keep-in-tab.ts';
import type { Simulator } from './simulator.ts';

/** Which requests of a page are answered, and for how long the world is kept. */
export interface PageDoorOptions {
  /** Whose requests are answered; any origin by default. */
  readonly origin?: string;
  /** Where the page serves MSW's worker script. Default `/mockServiceWorker.js`. */
  readonly workerUrl?: string;
  /** Keep the world for as long as the tab lives, so that a reload goes on where it was. Default: every load begins anew. */
  readonly keepForTab?: boolean;
}

/**
 * Opens the door; resolves to what closes it, once the worker answers. Run `npx msw init <public folder>` once, so that
 * the page can serve the worker's script.
 *
 * @example
 * ```ts
 * const simulator = createSimulator({ clock: runningClock() });
 * const close = await startInPage(simulator);
 * ```
 */
export async function startInPage(simulator: Simulator, options: PageDoorOptions = {}): Promise<() => void> {
  const { origin, workerUrl = '/mockServiceWorker.js', keepForTab = false } = options;
  const worker = setupWorker(...handlers(simulator, origin === undefined ? {} : { origin }));
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url: workerUrl } });
  const stopKeeping = keepForTab ? keepInTab(simulator, sessionStorage) : undefined;
  return () => {
    stopKeeping?.(true);
    worker.stop();
  };
}

export { controlCss } from './control/assets.ts';
export { mountControl } from './doors/mount-control.ts';
