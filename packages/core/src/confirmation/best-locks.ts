import type { Clock } from '../client/clock.ts';
import { leaseLocks } from './lease-locks.ts';
import { type Locks, memoryLocks, webLocks } from './locks.ts';

/** The best locks that this place allows: the browser's own, else a lease that tabs share, else one process alone. */
export function bestLocks(clock: Clock): Locks {
  if (typeof navigator !== 'undefined' && navigator.locks && typeof document !== 'undefined')
    return webLocks(navigator.locks);
  try {
    if (typeof document !== 'undefined' && typeof localStorage !== 'undefined') return leaseLocks(localStorage, clock);
  } catch {
    // Storage is forbidden here.
  }
  return memoryLocks();
}
