/**
 * For a page that only takes the answer of a sign-in in a window of its own, and is lighter than the one with the panel.
 *
 * @packageDocumentation
 */
import { page } from './session/place.ts';
import { pageMessages, stateIn, windowState, withoutAnswer } from './session/windows.ts';

/**
 * Hands the answer in this page's address to the page that opened its window, and closes the window. False where the
 * address holds no such answer: somebody came here by another way.
 *
 * Its address is given to {@link signInSession} as `popup.callback`, and registered with the authorization server.
 *
 * @example
 * ```html
 * <p>登录好了，可以关闭这个窗口。</p>
 * <script type="module">
 *   import { handBack } from '@yongyiban/core/callback';
 *   handBack();
 * </script>
 * ```
 */
export function handBack(): boolean {
  const address = page.here();
  if (!address || !stateIn(address).startsWith(windowState)) return false;
  page.rewrite(withoutAnswer(address));
  pageMessages.hand(address);
  globalThis.close();
  return true;
}
