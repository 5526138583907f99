import { type Store, WritableStore } from '../store.ts';

/** What a page knows of its surroundings. */
export interface PageState {
  /** Whether there is a network. */
  readonly online: Store<boolean>;
  /** Whether the page can be seen. */
  readonly visible: Store<boolean>;
}

const always: Store<boolean> = { get: () => true, subscribe: () => () => {} };

/** The platform's own page; where there is none, as on a server, it is online and seen. */
export function platformPage(): PageState {
  return {
    online:
      typeof navigator !== 'undefined' && typeof addEventListener === 'function' && navigator.onLine !== undefined
        ? follow(() => navigator.onLine, globalThis, ['online', 'offline'])
        : always,
    visible:
      typeof document !== 'undefined'
        ? follow(() => document.visibilityState !== 'hidden', document, ['visibilitychange'])
        : always,
  };
}

/** A store over something that tells of its changes by events; it listens only while somebody listens to it. */
function follow(read: () => boolean, target: EventTarget, events: readonly string[]): Store<boolean> {
  const store = new WritableStore(read());
  const look = (): void => store.set(read());
  let listeners = 0;
  return {
    get: read,
    subscribe(listener) {
      if (listeners++ === 0) {
        look();
        for (const event of events) target.addEventListener(event, look);
      }
      const stop = store.subscribe(listener);
      let stopped = false;
      return () => {
        if (stopped) return;
        stopped = true;
        stop();
        if (--listeners === 0) for (const event of events) target.removeEventListener(event, look);
      };
    },
  };
}
