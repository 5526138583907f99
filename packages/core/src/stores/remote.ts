import { type Clock, instantOf } from '../client/clock.ts';
import { YongyibanError } from '../client/errors.ts';
import type { Store } from '../store.ts';
import { WritableStore } from '../store.ts';

/** A value of the platform's: the last known stays visible while it is loaded again, and when that fails. */
export interface Remote<T> {
  readonly data: T | null;
  readonly loading: boolean;
  readonly error: YongyibanError | null;
  /** When `data` was true, RFC 3339; null before the first time. */
  readonly loadedAt: string | null;
}

const nothing: Remote<never> = { data: null, loading: false, error: null, loadedAt: null };

/** A remote value with one loading at a time; whoever asks meanwhile waits for the same answer. */
export class RemoteStore<T> implements Store<Remote<T>> {
  readonly #store = new WritableStore<Remote<T>>(nothing);
  readonly #read: (signal?: AbortSignal) => Promise<T>;
  readonly #clock: Clock;
  #loading: Promise<void> | null = null;
  #epoch = 0;

  constructor(read: (signal?: AbortSignal) => Promise<T>, clock: Clock) {
    this.#read = read;
    this.#clock = clock;
  }

  readonly get = (): Remote<T> => this.#store.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Never rejects for an expected failure: the error is in the state. */
  load({ signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    if (this.#loading) return this.#loading;
    const loading = this.#run(signal).finally(() => {
      if (this.#loading === loading) this.#loading = null;
    });
    this.#loading = loading;
    return loading;
  }

  /** Puts a newer value in place, as an answer to something else brought it. */
  put(data: T): void {
    this.#store.update(state => ({ ...state, data, error: null, loadedAt: instantOf(this.#clock) }));
  }

  change(change: (data: T) => T): void {
    const { data } = this.get();
    if (data !== null) this.put(change(data));
  }

  /** Forgets everything: another subject is signed in, or nobody. An answer under way is not let in. */
  reset(): void {
    this.#epoch++;
    this.#loading = null;
    this.#store.set(nothing);
  }

  async #run(signal?: AbortSignal): Promise<void> {
    const epoch = this.#epoch;
    this.#store.update(state => ({ ...state, loading: true }));
    try {
      const data = await this.#read(signal);
      if (epoch === this.#epoch)
        this.#store.set({ data, loading: false, error: null, loadedAt: instantOf(this.#clock) });
    } catch (error) {
      if (epoch !== this.#epoch) return;
      this.#store.update(state => ({
        ...state,
        loading: false,
        error: error instanceof YongyibanError ? error : state.error,
      }));
      if (!(error instanceof YongyibanError)) throw error;
    }
  }
}
