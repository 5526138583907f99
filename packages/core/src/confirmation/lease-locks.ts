import { type Clock, sleep } from '../client/clock.ts';
import { freshKey } from '../client/key.ts';
import { type Locks, memoryLocks } from './locks.ts';

/** Milliseconds for which a holder that says nothing more is believed to live. */
const lease = 15_000;
const renewal = 5000;
/** Milliseconds after writing its name that a tab waits, to see whose name stands there in the end. */
const settling = 50;
/** Milliseconds between looks at a lease that another tab holds; it may let go before its time. */
const look = 500;

/**
 * Locks for browsers without Web Locks (Safari before 15.4): a lease in storage that the holder renews and that runs out
 * when its tab dies. Storage has no compare-and-set, so this is nearly exclusive; the one key of an intent makes the
 * rest harmless.
 */
export function leaseLocks(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  clock: Clock,
  name: () => string = freshKey,
): Locks {
  const self = name();
  const local = memoryLocks();

  function holder(key: string): { by: string; until: number } | null {
    const [until = '', by = ''] = (storage.getItem(key) ?? '').split(/ (.*)/);
    return Number(until) > clock.now() ? { by, until: Number(until) } : null;
  }

  async function take(key: string, signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      const held = holder(key);
      if (!held || held.by === self) {
        renew(key);
        await sleep(clock, settling, signal);
        if (holder(key)?.by === self) return;
      } else {
        await sleep(clock, Math.min(look, Math.max(settling, held.until - clock.now())), signal);
      }
    }
  }

  function renew(key: string): void {
    storage.setItem(key, `${clock.now() + lease} ${self}`);
  }

  return {
    hold: (lock, work, { signal } = {}) =>
      local.hold(
        lock,
        async () => {
          const key = `yongyiban-lease ${lock}`;
          await take(key, signal);
          let stop = (): void => {};
          const keep = (): void => {
            stop = clock.after(renewal, () => {
              renew(key);
              keep();
            });
          };
          keep();
          try {
            return await work();
          } finally {
            stop();
            if (holder(key)?.by === self) storage.removeItem(key);
          }
        },
        { signal },
      ),
  };
}
