import { ProblemError, YongyibanError } from '../client/errors.ts';
import type { Session } from '../contract/session.ts';
import { type Store, WritableStore } from '../store.ts';
import type { SessionState } from './session.ts';

/** Who is there: the part that every session provider shares. */
export class Presence {
  readonly #store = new WritableStore<SessionState>({ kind: 'unknown' });
  #read: ((signal?: AbortSignal) => Promise<Session>) | undefined;

  get store(): Store<SessionState> {
    return this.#store;
  }

  connect(read: (signal?: AbortSignal) => Promise<Session>): void {
    this.#read = read;
  }

  /** Asks the platform who the present token stands for. @throws when it cannot be asked. */
  async read(signal?: AbortSignal): Promise<void> {
    if (!this.#read) throw new Error('createClient({ session }) comes before the session is used');
    try {
      this.#store.set({ kind: 'signed-in', session: await this.#read(signal) });
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return this.lost();
      throw error;
    }
  }

  out(
    rest: { scan?: Extract<SessionState, { kind: 'signed-out' }>['scan']; inWindow?: true; error?: unknown } = {},
  ): void {
    const { scan, inWindow, error } = rest;
    this.#store.set({
      kind: 'signed-out',
      ...(scan ? { scan } : {}),
      ...(inWindow ? { inWindow } : {}),
      ...(error instanceof YongyibanError ? { error } : {}),
    });
  }

  /**
   * A door stands open in a window, or no longer does. Who had been here before finds everything as it was: an ended
   * session stays one meanwhile.
   */
  window(open: boolean, error?: unknown): void {
    const state = this.#store.get();
    const inWindow = open ? ({ inWindow: true } as const) : {};
    if (state.kind !== 'expired') this.out({ ...inWindow, error });
    else
      this.#store.set({
        kind: 'expired',
        ...(state.subject ? { subject: state.subject } : {}),
        ...inWindow,
        ...(error instanceof YongyibanError ? { error } : {}),
      });
  }

  lost(): void {
    const state = this.#store.get();
    if (state.kind === 'signed-in') this.#store.set({ kind: 'expired', subject: state.session.subject });
    else if (state.kind === 'unknown') this.#store.set({ kind: 'expired' });
  }
}
