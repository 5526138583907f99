import type { Clock } from '../client/clock.ts';
import { part } from '../client/part.ts';
import { type Locks, memoryLocks, webLocks } from './locks.ts';

/** The best locks that this place allows: the browser's own, else a lease that tabs share, else one process alone. */
export function bestLocks(clock: Clock): Locks {
  if (typeof navigator !== 'undefined' && navigator.locks && typeof document !== 'undefined')
    return webLocks(navigator.locks);
  try {
    if (typeof document !== 'undefined' && typeof localStorage !== 'undefined') return leased(localStorage, clock);
  } catch {
    // Storage is forbidden here.
  }
  return memoryLocks();
}

const load = part(_again => import('./lease-locks.ts'));

/** Leases, loaded at once where they are needed. Without them the one key of an intent still pays it once. */
function leased(storage: Storage, clock: Clock): Locks {
  const locks = load().then(({ leaseLocks }) => leaseLocks(storage, clock), memoryLocks);
  return { hold: async (...what) => (await locks).hold(...what) };
}
