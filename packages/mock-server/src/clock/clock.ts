/** Real time and real timers, passed in so that nothing here reaches for the platform's own. */
export interface Timers {
  now(): number;
  /** Calls back once; the answer cancels. */
  after(milliseconds: number, run: () => void): () => void;
}

/**
 * Virtual time. A stepped clock stands still until told; a running one follows real time at a rate. Either can be
 * stopped, moved forward and started again, but never goes back.
 */
export interface Clock {
  /** Milliseconds since 1970 UTC, virtual. */
  now(): number;
  /** Virtual milliseconds a real one; 0 while it stands still. */
  readonly rate: number;
  /** Moves forward to an instant; earlier ones are ignored. */
  moveTo(at: number): void;
  /** Sets any instant, for a restored snapshot. */
  reset(at: number): void;
  freeze(): void;
  /** Lets it run. @param rate virtual milliseconds a real millisecond, above 0; default 1 */
  run(rate?: number): void;
  /** Calls back when a running clock reaches the instant; a standing clock never does. One call is armed at a time. */
  wakeAt(at: number | null, wake: () => void): void;
  /** Waits so many virtual milliseconds; at a standing clock until it is moved. Stops early when the signal says so. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

const platformTimers: Timers = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const handle = setTimeout(run, milliseconds);
    return () => clearTimeout(handle);
  },
};

const longestTimer = 2 ** 31 - 1;

interface Waiter {
  readonly at: number;
  readonly done: () => void;
}

/** A clock that stands still until it is moved: the clock of tests. @param start RFC 3339 */
export function steppedClock(start = '2020-06-10T01:00:00Z'): Clock {
  return createClock(Date.parse(start), 0, platformTimers);
}

/** A clock that follows real time from a virtual start. @param options.rate virtual milliseconds a real one; default 1 */
export function runningClock(options: { start?: string; rate?: number; timers?: Timers } = {}): Clock {
  return createClock(
    Date.parse(options.start ?? '2020-06-10T01:00:00Z'),
    options.rate ?? 1,
    options.timers ?? platformTimers,
  );
}

function createClock(start: number, startRate: number, timers: Timers): Clock {
  let virtual = start;
  let real = timers.now();
  let rate = startRate;
  let cancelWake: (() => void) | undefined;
  let armed: { at: number; wake: () => void } | null = null;
  const waiters = new Set<Waiter>();
  let cancelWaiters: (() => void) | undefined;

  const now = () => (rate === 0 ? virtual : Math.floor(virtual + (timers.now() - real) * rate));
  const anchor = () => {
    virtual = now();
    real = timers.now();
  };
  const realUntil = (at: number) => Math.min(Math.max(0, Math.ceil((at - now()) / rate)), longestTimer);

  function arm(): void {
    cancelWake?.();
    cancelWake = undefined;
    if (armed === null || rate === 0) return;
    const { at, wake } = armed;
    cancelWake = timers.after(realUntil(at), () => {
      if (now() < at) return arm();
      armed = null;
      wake();
    });
  }

  function release(): void {
    cancelWaiters?.();
    cancelWaiters = undefined;
    const time = now();
    let next = Number.POSITIVE_INFINITY;
    for (const waiter of waiters) {
      if (waiter.at <= time) {
        waiters.delete(waiter);
        waiter.done();
      } else next = Math.min(next, waiter.at);
    }
    if (rate !== 0 && next !== Number.POSITIVE_INFINITY) cancelWaiters = timers.after(realUntil(next), release);
  }

  return {
    now,
    get rate() {
      return rate;
    },
    moveTo(at) {
      anchor();
      if (at > virtual) virtual = at;
      arm();
      release();
    },
    reset(at) {
      anchor();
      virtual = at;
      arm();
      release();
    },
    freeze() {
      anchor();
      rate = 0;
      arm();
      release();
    },
    run(to = 1) {
      if (!(to > 0)) throw new RangeError('A running clock needs a rate above 0; freeze() stops it');
      anchor();
      rate = to;
      arm();
      release();
    },
    wakeAt(at, wake) {
      if (at !== null && armed?.at === at) return;
      armed = at === null ? null : { at, wake };
      arm();
    },
    wait(milliseconds, signal) {
      return new Promise(resolve => {
        if (milliseconds <= 0 || signal?.aborted) return resolve();
        const waiter: Waiter = {
          at: now() + milliseconds,
          done: () => {
            signal?.removeEventListener('abort', abort);
            resolve();
          },
        };
        const abort = () => {
          waiters.delete(waiter);
          waiter.done();
        };
        signal?.addEventListener('abort', abort);
        waiters.add(waiter);
        release();
      });
    },
  };
}
