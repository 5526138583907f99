/**
 * Headless state for any UI: a snapshot that never mutates, and a subscription. It is what React's
 * `useSyncExternalStore` takes, and what Svelte, Vue and Lit adapt to in a few lines.
 */
export interface Store<State> {
  /** The present snapshot; the same object until something changes. */
  get(): State;
  /** Calls back after each change. Returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

/** A store that its owner alone can set. */
export class WritableStore<State> implements Store<State> {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(initial: State) {
    this.#state = initial;
  }

  readonly get = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(state: State): void {
    if (Object.is(state, this.#state)) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }

  update(change: (state: State) => State): void {
    this.set(change(this.#state));
  }
}
