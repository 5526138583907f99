import type { Clock } from '../client/clock.ts';
import { SignInError } from '../client/errors.ts';
import { part } from '../client/part.ts';
import { allDoors, doorsOf } from './doors.ts';
import { type Place, page } from './place.ts';
import { Presence } from './presence.ts';
import type { DoorId, SessionProvider } from './session.ts';
import type { SignInFlow } from './sign-in-flow.ts';

const loadFlow = part(_again => import('./sign-in-flow.ts'));

/**
 * How the built-in sign-in goes. Only `clientId` is needed, the public client's id at the authorization server; fetch
 * and clock are the platform's own unless given.
 */
export interface SignInOptions {
  /** The authorization server's issuer (RFC 8414). Unless given, the origin of `baseUrl`. */
  readonly authorizationServer?: string;
  /** The contract's root, from which the issuer is taken. */
  readonly baseUrl?: string;
  readonly clientId: string;
  /** Where the authorization server sends the person back; this page without query and fragment unless given. */
  readonly redirectUri?: string;
  /**
   * Doors open in a window of their own, and the page stays: true, or the address of a lighter page for the way back
   * (`handBack` of `@yongyiban/core/callback`), of this page's origin; the page itself will do. Where the browser lets no
   * window open, as many an app's does, the page leaves and comes back as ever.
   */
  readonly popup?: boolean | { readonly callback: string };
  /** The doors to offer, in this order; all four unless given. */
  readonly doors?: readonly DoorId[];
  /** What the session may do, as OAuth scopes. All unless given. */
  readonly scope?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly clock?: Clock;
  /** The page's address and its memory for one redirect. The platform's own unless given. */
  readonly place?: Place;
}

/**
 * The built-in sign-in by the city's four doors. Tokens are kept in memory alone, so that neither another site's script
 * nor the next visitor can find one: after a reload the person comes back through the door, and everything confirmed
 * goes on.
 *
 * @example
 * ```ts
 * const session = signInSession({ baseUrl: 'https://example.gov.cn/v1', clientId: 'city-site' });
 * await session.signIn('portal');
 * ```
 */
export function signInSession(options: SignInOptions): SessionProvider {
  const place = options.place ?? page;
  const presence = new Presence();
  /** Everything after the first step through a door; absent until somebody takes it. */
  let flow: SignInFlow | null = null;
  let turn = 0;

  async function load(): Promise<SignInFlow> {
    const { signInFlow } = await loadFlow();
    flow ??= signInFlow(options, place, presence);
    return flow;
  }

  return {
    store: presence.store,
    doors: doorsOf(options.doors ?? allDoors),
    connect: read => presence.connect(read),
    async token(ask) {
      return flow ? flow.token(ask) : null;
    },
    async signIn(door, { signal } = {}) {
      // At once: only within the tap a browser lets a window open.
      const opened = options.popup && door !== 'enterprise-code' ? (place.open?.() ?? null) : null;
      const mine = ++turn;
      const loaded = await load().catch(error => presence.out({ error }));
      if (loaded && mine === turn && !signal?.aborted) await loaded.signIn(door, signal, opened);
      else opened?.close();
    },
    cancelSignIn() {
      turn++;
      flow?.cancel();
    },
    async restore({ signal } = {}) {
      if (flow?.signedIn) return presence.read(signal);
      if (!(isBack(place.here()) && (await (await load()).comeBack()))) presence.out();
    },
    async actFor(subject) {
      if (!flow?.signedIn) throw new SignInError('Nobody is signed in');
      await flow.actFor(subject);
    },
    async signOut() {
      turn++;
      // The tokens go first: whoever hears of it finds none.
      const left = flow?.signOut();
      presence.out();
      await left;
    },
    lost() {
      flow?.forget();
      presence.lost();
    },
  };
}

/** Whether a redirect through a door has just come back to this address (RFC 6749 §4.1.2). */
function isBack(address: string): boolean {
  return /[?&](?:code|error)=/.test(address) && /[?&]state=/.test(address);
}
