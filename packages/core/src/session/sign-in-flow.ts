/** The way through a door and back, loaded when somebody first takes it. */
import { systemClock } from '../client/clock.ts';
import { OfflineError, SignInError, YongyibanError } from '../client/errors.ts';
import type { SubjectId } from '../contract/scalars.ts';
import { OAuth, type Redirect, type Tokens } from './oauth.ts';
import type { Place } from './place.ts';
import type { Presence } from './presence.ts';
import type { DoorId } from './session.ts';
import type { SignInOptions } from './sign-in.ts';
import { orAbort, singleFlight } from './single-flight.ts';

/** What signing in comes to once its library is there; tokens are in here, and nowhere else. */
export interface SignInFlow {
  readonly signedIn: boolean;
  token(options?: { signal?: AbortSignal | undefined; refresh?: boolean | undefined }): Promise<string | null>;
  signIn(door: DoorId, signal: AbortSignal | undefined): Promise<void>;
  cancel(): void;
  /** Finishes a redirect that has just come back. False when this is no such moment. */
  comeBack(): Promise<boolean>;
  actFor(subject: SubjectId): Promise<void>;
  signOut(): Promise<void>;
  forget(): void;
}

/** Milliseconds before its end at which an access token is refreshed rather than used. */
const margin = 30_000;
const memoryKey = 'yongyiban-sign-in';

export function signInFlow(options: SignInOptions, place: Place, presence: Presence): SignInFlow {
  const clock = options.clock ?? systemClock;
  const redirectUri = (): string => options.redirectUri ?? place.here().replace(/[?#].*$/, '');
  let tokens: Tokens | null = null;
  let scanning: AbortController | null = null;

  const oauth = new OAuth({
    issuer: options.authorizationServer ?? new URL(options.baseUrl ?? '/', place.here() || undefined).origin,
    clientId: options.clientId,
    scope: options.scope ?? 'view confirm accounts act-for',
    fetch: options.fetch,
    clock,
  });

  const refresh = singleFlight(async (): Promise<string | null> => {
    const before = tokens;
    if (before?.refresh === undefined) return null;
    const fresh = await oauth.refresh(before.refresh).catch(cause => {
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
      const fresh = await oauth.scan(code => {
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
      const { address, ...rest } = await oauth.redirect(door, uri);
      place.memory.setItem(memoryKey, JSON.stringify({ ...rest, uri, from: place.here() }));
      place.leave(address);
    } catch (cause) {
      presence.out({ error: asError(cause) });
    }
  }

  async function comeBack(): Promise<boolean> {
    const address = place.here();
    const kept = place.memory.getItem(memoryKey);
    if (kept === null) return false;
    place.memory.removeItem(memoryKey);
    const { uri, from, ...rest } = JSON.parse(kept) as Omit<Redirect, 'address'> & { uri: string; from: string };
    // Back on the very page that was left, its own query and fragment are put back too.
    place.rewrite(from.replace(/[?#].*$/, '') === uri ? from : withoutAnswer(address));
    try {
      await enter(await oauth.finish(address, uri, rest));
    } catch (cause) {
      presence.out({ error: asError(cause) });
    }
    return true;
  }

  return {
    get signedIn() {
      return tokens !== null;
    },
    async token({ signal, refresh: anew = false } = {}) {
      if (tokens === null) return null;
      const stale = clock.now() > tokens.expiresAt - margin && tokens.refresh !== undefined;
      return anew || stale ? orAbort(refresh(), signal) : tokens.access;
    },
    signIn: (door, signal) => (door === 'enterprise-code' ? scan(signal) : leave(door)),
    cancel() {
      scanning?.abort();
    },
    comeBack,
    async actFor(subject) {
      if (tokens === null) throw new SignInError('Nobody is signed in');
      const fresh = await oauth.exchange(tokens.access, subject).catch(cause => {
        throw asError(cause);
      });
      // Without a refresh token of its own this session simply ends sooner: the old one would bring the old subject back.
      await enter(fresh);
    },
    async signOut() {
      scanning?.abort();
      const left = tokens;
      tokens = null;
      // Signed out here whether or not the server hears of it.
      if (left) await oauth.revoke(left.refresh ?? left.access).catch(() => {});
    },
    forget() {
      tokens = null;
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
