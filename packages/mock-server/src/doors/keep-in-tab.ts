import type { Simulator } from '../simulator.ts';
import { SnapshotError } from '../world/snapshot.ts';

const name = 'yongyiban-simulator';

/**
 * Keeps a world for as long as the tab lives, so that a reload goes on where it was. The answer stops, and forgets what
 * was kept where it is told to.
 *
 * @param storage `sessionStorage`, or one's own
 */
export function keepInTab(
  simulator: Simulator,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): (forget?: boolean) => void {
  const kept = storage.getItem(name);
  if (kept !== null) {
    try {
      simulator.restore(kept);
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      storage.removeItem(name);
    }
  }
  let planned = false;
  const unwatch = simulator.watch(() => {
    if (planned) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      try {
        storage.setItem(name, simulator.snapshot());
      } catch {
        // The storage is full or closed to this page: the world lives on without it.
      }
    });
  });
  return forget => {
    unwatch();
    if (forget) storage.removeItem(name);
  };
}
