import type { Store } from '../store.ts';

/** A store computed from others. It keeps the same snapshot while nothing it is made of changes. */
export function derived<State>(sources: readonly Store<unknown>[], compute: () => State): Store<State> {
  let seen: readonly unknown[] | null = null;
  let state: State;
  return {
    get() {
      const present = sources.map(source => source.get());
      if (!seen || present.some((snapshot, index) => !Object.is(snapshot, seen?.[index]))) {
        state = compute();
        seen = present;
      }
      return state;
    },
    subscribe(listener) {
      const stops = sources.map(source => source.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
