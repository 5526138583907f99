/**
 * Time that passes only when told, for client and simulator alike: every timer in order, and between two timers
 * everything that was promised. Two runs with the same inputs go the same way.
 */
export class VirtualTime {
  #now: number;
  #count = 0;
  readonly #timers: Timer[] = [];

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  readonly now = (): number => this.#now;

  readonly after = (milliseconds: number, callback: () => void): (() => void) => {
    const timer = { at: this.#now + Math.max(0, milliseconds), order: this.#count++, callback, off: false };
    let index = this.#timers.length;
    // Kept in order; new ones mostly belong near the end.
    while (index > 0 && (this.#timers[index - 1] as Timer).at > timer.at) index--;
    this.#timers.splice(index, 0, timer);
    return () => {
      timer.off = true;
    };
  };

  /** Lets so many milliseconds pass. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await promises();
    for (;;) {
      const next = this.#timers[0];
      if (!next || next.at > until) break;
      this.#timers.shift();
      if (next.off) continue;
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await promises();
    }
    this.#now = until;
  }

  /** Waits for a promise, letting time pass as it must; at most so many milliseconds. */
  async wait<T>(promise: Promise<T>, most = 3_600_000): Promise<T> {
    let settled = false;
    const done = (): void => {
      settled = true;
    };
    promise.then(done, done);
    const until = this.#now + most;
    await promises();
    while (!settled) {
      while (this.#timers[0]?.off) this.#timers.shift();
      const next = this.#timers[0];
      if (!next || next.at > until) throw new Error(`Nothing settled within ${most} virtual milliseconds`);
      await this.pass(next.at - this.#now);
    }
    return promise;
  }
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
  off: boolean;
}

/** Everything that is promised by now comes to pass: a macrotask comes only after all microtasks. */
function promises(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
