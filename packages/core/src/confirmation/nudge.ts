import type { Clock } from '../client/clock.ts';

/** A wait that can be cut short: the person asks now, the network is back, somebody signed in. */
export class Nudge {
  #given = false;
  #wake: (() => void) | null = null;

  give(): void {
    this.#given = true;
    this.#wake?.();
  }

  /** What was given so far is used up: an attempt begins. */
  spend(): void {
    this.#given = false;
  }

  /** Settles after so many milliseconds, or at the next nudge, or at once if one has come since the last attempt. */
  wait(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const end = (settle: () => void): void => {
        stop();
        this.#wake = null;
        signal.removeEventListener('abort', abort);
        settle();
      };
      const abort = (): void => end(() => reject(signal.reason));
      const stop = clock.after(this.#given ? 0 : milliseconds, () => end(resolve));
      this.#wake = () => end(resolve);
      signal.addEventListener('abort', abort, { once: true });
    });
  }
}
