/** Milliseconds before a part that could not be loaded is asked for again by itself; the last stands for all later tries. */
const pauses = [2000, 5000, 15_000, 60_000] as const;

/**
 * A part of the script that is loaded when first needed. What cannot be loaded is said by who needs it (`failed`), asked
 * for again by itself, and at once when the network is back or somebody asks.
 *
 * `load` is given what goes behind the part's address: nothing the first time, then something new with each try. Some
 * browsers remember for as long as the page lives that an address could not be loaded.
 */
export class Part<T> {
  value: T | null;
  failed = false;
  #tries = 0;
  #asking: Promise<T> | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #load: (again: string) => Promise<T>;
  readonly #listeners = new Set<() => void>();

  constructor(load: (again: string) => Promise<T>, value: T | null = null) {
    this.#load = load;
    this.value = value;
  }

  /** Called whenever the part has come or has failed. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#rest();
    };
  }

  /** Asks for the part unless it is here, on its way, or to be asked for again soon. */
  want(): void {
    if (!this.value && !this.#asking && this.#pause === undefined) this.again();
  }

  /** The part, asked for at once if it is not here. @throws whatever the browser says if it cannot be loaded. */
  get(): Promise<T> {
    this.#rest();
    this.#asking ??= this.#load(this.#tries ? `?${this.#tries}` : '').then(
      value => {
        this.value = value;
        this.failed = false;
        this.#tell();
        return value;
      },
      error => {
        this.#asking = null;
        this.failed = true;
        if (this.#listeners.size > 0) {
          this.#pause = setTimeout(this.again, pauses[Math.min(this.#tries, pauses.length - 1)]);
          addEventListener('online', this.again);
        }
        this.#tries++;
        this.#tell();
        throw error;
      },
    );
    return this.#asking;
  }

  readonly again = (): void => void this.get().catch(() => {});

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #rest(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    removeEventListener('online', this.again);
  }
}
