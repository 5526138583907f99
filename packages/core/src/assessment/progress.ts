/** How far a long run has come, and how long it will still take. */

/** How many steps of a run are done, out of how many; times are milliseconds. */
export interface ProgressReport {
  readonly done: number;
  readonly total: number;
  /** What was finished last. */
  readonly at: string;
  readonly elapsedMs: number;
  /** Undefined until the first step is done. */
  readonly remainingMs: number | undefined;
}

export interface Progress {
  /** One more step is done; `weight` steps where steps differ in size. */
  step(at: string, weight?: number): ProgressReport;
}

/** Counts steps of about the same length against a clock in milliseconds. */
export function createProgress(total: number, now: () => number): Progress {
  const started = now();
  let done = 0;
  return {
    step(at, weight = 1) {
      done = Math.min(total, done + weight);
      const elapsedMs = now() - started;
      return { done, total, at, elapsedMs, remainingMs: done > 0 ? (elapsedMs / done) * (total - done) : undefined };
    },
  };
}
