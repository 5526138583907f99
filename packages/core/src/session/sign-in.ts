import { type Clock, systemClock } from '../client/clock.ts';
import { OfflineError, SignInError, YongyibanError } from '../client/errors.ts';
import { allDoors, doorsOf } from './doors.ts';
import type { OAuth, Redirect, Tokens } from './oauth.ts';
import { type Place, page } from './place.ts';
import { Presence } from './presence.ts';
import type { DoorId, SessionProvider } from './session.ts';
import { orAbort, singleFlight } from './single-flight.ts';

export interface SignInOptions {
  /** The authorization server's issuer (RFC 8414). Unless given, the origin of `baseUrl`. */
  readonly authorizationServer?: string;
  /** The contract's root, from which the issuer is taken. */
  readonly baseUrl?: string;
  readonly clientId: string;
  /** Where the authorization server sends the person back; this page without query and fragment unless given. */
  readonly redirectUri?: string;
  /** The doors to offer, in this order; all four unless given. */
  readonly doors?: readonly DoorId[];
  /** What the session may do, as OAuth scopes. All unless given. */
  readonly scope?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly clock?: Clock;
  /** The page's address and its memory for one redirect. The platform's own unless given. */
  readonly place?: Place;
}

/** Milliseconds before its end at which an access token is refreshed rather than used. */
const margin = 30_000;
const memoryKey = 'yongyiban-sign-in';

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
  const clock = options.clock ?? systemClock;
  const place = options.place ?? page;
  const presence = new Presence();
  const redirectUri = (): string => options.redirectUri ?? place.here().replace(/[?#].*$/, '');
  let library: Promise<OAuth> | null = null;
  let tokens: Tokens | null = null;
  let scanning: AbortController | null = null;

  function oauth(): Promise<OAuth> {
    library ??= import('./oauth.ts').then(
      ({ OAuth }) =>
        new OAuth({
          issuer: options.authorizationServer ?? new URL(options.baseUrl ?? '/', place.here() || undefined).origin,
          clientId: options.clientId,
          scope: options.scope ?? 'view confirm accounts act-for',
          fetch: options.fetch,
          clock,
        }),
    );
    return library;
  }

  const refresh = singleFlight(async (): Promise<string | null> => {
    const before = tokens;
    if (before?.refresh === undefined) return null;
    const fresh = await (await oauth()).refresh(before.refresh).catch(cause => {
      throw asError(cause);
    });
    // Signed out, or acting for another, while this was under way: these tokens are nobody's.
    if (tokens === before) tokens = fresh;
    return tokens?.access ?? null;
  });

  async function enter(fresh: Tokens): Promise<void> {
    tokens = fresh;
    await presence.read();
  }

  async function scan(signal: AbortSignal | undefined): Promise<void> {
    scanning?.abort();
    const mine = new AbortController();
    scanning = mine;
    const abort = (): void => mine.abort();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const fresh = await (await oauth()).scan(code => {
        if (!mine.signal.aborted) presence.out({ scan: code });
      }, mine.signal);
      if (fresh) await enter(fresh);
      else presence.out({ scan: { expired: true } });
    } catch (cause) {
      if (!mine.signal.aborted) presence.out({ error: asError(cause) });
      else if (scanning === mine) presence.out();
    } finally {
      signal?.removeEventListener('abort', abort);
      if (scanning === mine) scanning = null;
    }
  }

  async function leave(door: DoorId): Promise<void> {
    const uri = redirectUri();
    try {
      const { address, ...rest } = await (await oauth()).redirect(door, uri);
      place.memory.setItem(memoryKey, JSON.stringify({ ...rest, uri, from: place.here() }));
      place.leave(address);
    } catch (cause) {
      presence.out({ error: asError(cause) });
    }
  }

  /** Finishes a redirect that has just come back. False when this is no such moment. */
  async function comeBack(): Promise<boolean> {
    const address = place.here();
    if (!/[?&](?:code|error)=/.test(address) || !/[?&]state=/.test(address)) return false;
    const kept = place.memory.getItem(memoryKey);
    if (kept === null) return false;
    place.memory.removeItem(memoryKey);
    const { uri, from, ...rest } = JSON.parse(kept) as Omit<Redirect, 'address'> & { uri: string; from: string };
    // Back on the very page that was left, its own query and fragment are put back too.
    place.rewrite(from.replace(/[?#].*$/, '') === uri ? from : withoutAnswer(address));
    try {
      await enter(await (await oauth()).finish(address, uri, rest));
    } catch (cause) {
      presence.out({ error: asError(cause) });
    }
    return true;
  }

  return {
    store: presence.store,
    doors: doorsOf(options.doors ?? allDoors),
    connect: read => presence.connect(read),
    async token({ signal, refresh: anew = false } = {}) {
      if (tokens === null) return null;
      const stale = clock.now() > tokens.expiresAt - margin && tokens.refresh !== undefined;
      return anew || stale ? orAbort(refresh(), signal) : tokens.access;
    },
    signIn: (door, { signal } = {}) => (door === 'enterprise-code' ? scan(signal) : leave(door)),
    cancelSignIn() {
      scanning?.abort();
    },
    async restore({ signal } = {}) {
      if (tokens !== null) return presence.read(signal);
      if (!(await comeBack())) presence.out();
    },
    async actFor(subject) {
      if (tokens === null) throw new SignInError('Nobody is signed in');
      const fresh = await (await oauth()).exchange(tokens.access, subject).catch(cause => {
        throw asError(cause);
      });
      // Without a refresh token of its own this session simply ends sooner: the old one would bring the old subject back.
      await enter(fresh);
    },
    async signOut() {
      scanning?.abort();
      const left = tokens;
      tokens = null;
      presence.out();
      // Signed out here whether or not the server hears of it.
      if (left) await (await oauth()).revoke(left.refresh ?? left.access).catch(() => {});
    },
    lost() {
      tokens = null;
      presence.lost();
    },
  };
}

function asError(cause: unknown): YongyibanError {
  if (cause instanceof YongyibanError) return cause;
  if (cause instanceof TypeError) return new OfflineError('The sign-in server could not be reached', { cause });
  return new SignInError('The sign-in server did not sign anybody in', { cause });
}

function withoutAnswer(address: string): string {
  const url = new URL(address);
  for (const name of ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'session_state'])
    url.searchParams.delete(name);
  return url.href;
}
