import type { YongyibanError } from '../client/errors.ts';
import type { SubjectId } from '../contract/scalars.ts';
import type { Session, Subject } from '../contract/session.ts';
import type { Localized } from '../localized.ts';
import type { Store } from '../store.ts';

/** The ways in: the portal on a PC, the two apps, and the scan of the enterprise code. */
export type DoorId = 'portal' | 'zheliban' | 'yongpai' | 'enterprise-code';

/** One way in, as a button shows it. */
export interface Door {
  readonly id: DoorId;
  readonly name: Localized;
  /** `redirect` leaves the page and comes back, or opens a window and stays; `scan` shows a code to scan, and the page stays. */
  readonly kind: 'redirect' | 'scan';
}

/** A code waiting to be scanned, or one whose time is over. */
export type Scan =
  | { readonly userCode: string; readonly uri: string; readonly expiresAt: string; readonly expired?: never }
  | { readonly expired: true };

/** Whether somebody is signed in, and who. */
export type SessionState =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'signed-out';
      readonly scan?: Scan;
      /** A door stands open in a window of its own. */
      readonly inWindow?: true;
      readonly error?: YongyibanError;
    }
  | { readonly kind: 'signed-in'; readonly session: Session }
  | {
      readonly kind: 'expired';
      readonly subject?: Subject;
      /** As above: who signs in again in a window finds the page as it was. */
      readonly inWindow?: true;
      readonly error?: YongyibanError;
    };

/**
 * Where tokens come from. Either the host's own ({@link hostSession}) or the built-in sign-in ({@link signInSession}).
 * A token lives in memory alone: no storage ever holds one.
 */
export interface SessionProvider {
  readonly store: Store<SessionState>;
  /** The present access token; null when nobody is signed in. `refresh` asks for a new one, once for all who wait. */
  token(options?: { signal?: AbortSignal | undefined; refresh?: boolean | undefined }): Promise<string | null>;
  /** The ways in that this page offers; empty when the host owns the session. */
  readonly doors: readonly Door[];
  /**
   * Begins signing in: within a tap, where it is to be in a window. For the scan and the window, progress is in `store`,
   * and the promise settles when it ends.
   */
  signIn(door: DoorId, options?: { signal?: AbortSignal | undefined }): Promise<void>;
  /** Stops waiting for a scan, or for what comes of a window, and closes that. */
  cancelSignIn(): void;
  signOut(): Promise<void>;
  /** Acts for another subject from now on (OAuth 2.0 token exchange, RFC 8693). */
  actFor(subject: SubjectId): Promise<void>;
  /** Finds out whether somebody is signed in, finishing a redirect that has just come back. */
  restore(options?: { signal?: AbortSignal | undefined }): Promise<void>;
  /** The client calls it when the platform no longer takes the token and no new one is to be had. */
  lost(): void;
  /** The client says how to read who is signed in. */
  connect(read: (signal?: AbortSignal) => Promise<Session>): void;
}
