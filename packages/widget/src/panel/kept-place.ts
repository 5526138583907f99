import type { Way } from './route.ts';

/** Milliseconds for which a place is kept: signing in again takes minutes. */
const life = 30 * 60_000;

interface Kept {
  readonly subject: string;
  readonly way: Way;
  readonly at: number;
}

/** What a tab remembers of where a person was while they sign in again; never what they typed. */
export interface PlaceMemory {
  keep(subject: string, way: Way): void;
  /** The way kept for this subject, once; whatever is kept for another is forgotten. */
  take(subject: string): Way | null;
  forget(): void;
}

/**
 * Keeps the place while the session has ended: signing in may leave the page. Ids alone are kept, for this tab alone.
 *
 * @param name - Which panel of which platform.
 */
export function placeMemory(name: string, storage: () => Storage = () => sessionStorage, now = Date.now): PlaceMemory {
  const key = `yongyiban place ${name}`;
  // A browser may refuse storage altogether: then the panel opens at the list.
  const attempt = <T>(what: (storage: Storage) => T): T | null => {
    try {
      return what(storage());
    } catch {
      return null;
    }
  };
  const memory: PlaceMemory = {
    keep: (subject, way) =>
      void attempt(store => store.setItem(key, JSON.stringify({ subject, way, at: now() } satisfies Kept))),
    take(subject) {
      const kept = attempt(store => JSON.parse(store.getItem(key) ?? 'null') as Kept | null);
      memory.forget();
      const fresh = kept?.subject === subject && now() - kept.at < life && isWay(kept.way);
      return fresh ? kept.way : null;
    },
    forget: () => void attempt(store => store.removeItem(key)),
  };
  return memory;
}

/** Whether what was read back is a way: every page of it has a name. What it leads to is asked of the platform anew. */
function isWay(way: unknown): way is Way {
  return Array.isArray(way) && way.length > 0 && way.every(step => typeof step?.route?.name === 'string');
}
