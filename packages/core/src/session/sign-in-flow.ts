/** The way through a door and back, loaded when somebody first takes it. */
import { systemClock } from '../client/clock.ts';
import { OfflineError, SignInError, YongyibanError } from '../client/errors.ts';
import type { SubjectId } from '../contract/scalars.ts';
import { OAuth, type Redirect, type Tokens } from './oauth.ts';
import type { DoorWindow, Place } from './place.ts';
import type { Presence } from './presence.ts';
import type { DoorId } from './session.ts';
import type { SignInOptions } from './sign-in.ts';
import { orAbort, singleFlight } from './single-flight.ts';
import { pageMessages, stateIn, windowState, withoutAnswer } from './windows.ts';

/** What signing in comes to once its library is there; tokens are in here, and nowhere else. */
export interface SignInFlow {
  readonly signedIn: boolean;
  token(options?: { signal?: AbortSignal | undefined; refresh?: boolean | undefined }): Promise<string | null>;
  /** `opened` is the window for the door; without one the page leaves. */
  signIn(door: DoorId, signal: AbortSignal | undefined, opened: DoorWindow | null): Promise<void>;
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
/** Milliseconds between looks whether a window was closed, and for which what comes of it is waited for at most. */
const look = 400;
const windowLife = 600_000;

export function signInFlow(options: SignInOptions, place: Place, presence: Presence): SignInFlow {
  const clock = options.clock ?? systemClock;
  const redirectUri = (): string => options.redirectUri ?? place.here().replace(/[?#].*$/, '');
  let tokens: Tokens | null = null;
  const messages = place.messages ?? pageMessages;
  /** The scan, or the window, that is waited for. */
  let waiting: AbortController | null = null;

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

  function begin(): AbortController {
    waiting?.abort();
    waiting = new AbortController();
    return waiting;
  }

  async function scan(signal: AbortSignal | undefined): Promise<void> {
    const mine = begin();
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
      else if (waiting === mine) presence.out();
    } finally {
      signal?.removeEventListener('abort', abort);
      if (waiting === mine) waiting = null;
    }
  }

  /**
   * Shows the door in its window and waits for what comes back: an answer, or the window closed without one, which is a
   * change of mind. A door that cuts its window off (COOP) looks closed while it is not, so an answer that comes later
   * still counts, unless something else was begun meanwhile.
   */
  async function inWindow(door: DoorId, opened: DoorWindow, signal: AbortSignal | undefined): Promise<void> {
    const mine = begin();
    const { popup } = options;
    const uri = typeof popup === 'object' ? new URL(popup.callback, place.here()).href : redirectUri();
    const abort = (): void => mine.abort();
    signal?.addEventListener('abort', abort, { once: true });
    presence.window(true);
    try {
      const { address, ...rest } = await oauth.redirect(door, uri, windowState);
      const answer = new Promise<string>(resolve => {
        const stop = messages.hear(heard => {
          if (isAnswer(heard, uri, rest.state)) resolve(heard);
        });
        const late = clock.after(windowLife, abort);
        const end = (): void => {
          stop();
          late();
        };
        mine.signal.addEventListener('abort', end, { once: true });
        if (mine.signal.aborted) end();
      });
      const finish = async (heard: string): Promise<void> => {
        if (mine.signal.aborted) return;
        mine.abort();
        await enter(await oauth.finish(heard, uri, rest));
      };
      if (!mine.signal.aborted) opened.location.replace(address);
      const first = await Promise.race([answer, closed(opened, mine.signal)]);
      if (first !== null) await finish(first);
      else if (waiting === mine) {
        presence.window(false);
        void answer.then(finish).catch(cause => presence.window(false, asError(cause)));
      }
    } catch (cause) {
      if (waiting === mine) presence.window(false, asError(cause));
    } finally {
      signal?.removeEventListener('abort', abort);
      opened.close();
    }
  }

  /** Null once a window is closed, or nobody waits for it any more. */
  function closed(opened: DoorWindow, signal: AbortSignal): Promise<null> {
    return new Promise(resolve => {
      let seen = false;
      const ask = (): void => {
        // Seen closed twice: its answer may be on the way when it closes.
        if (signal.aborted || (opened.closed && seen)) resolve(null);
        else {
          seen = opened.closed;
          stop = clock.after(look, ask);
        }
      };
      let stop = clock.after(look, ask);
      const end = (): void => {
        stop();
        resolve(null);
      };
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
    });
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
    if (stateIn(address).startsWith(windowState)) {
      // This page is what a door's window came back to: whoever opened it signs in.
      place.rewrite(withoutAnswer(address));
      messages.hand(address);
      globalThis.close?.();
      return false;
    }
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
    signIn(door, signal, opened) {
      if (door === 'enterprise-code') return scan(signal);
      return opened ? inWindow(door, opened, signal) : leave(door);
    },
    cancel() {
      waiting?.abort();
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
      waiting?.abort();
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

/** Whether an address is what a door sent back to where it was told to, for this sign-in and no other. */
function isAnswer(address: string, uri: string, state: string): boolean {
  try {
    return address.replace(/[?#].*$/, '') === uri.replace(/[?#].*$/, '') && stateIn(address) === state;
  } catch {
    return false;
  }
}
