/** How each framework takes a store: an adapter of at most ten lines, or none at all. */
import { createElement, useSyncExternalStore } from 'react';
import { act, create, type ReactTestRenderer } from 'react-test-renderer';
import { get, readable } from 'svelte/store';
import { describe, expect, test } from 'vitest';
import { effectScope, nextTick, onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue';
import { type Store, WritableStore } from '../store.ts';

/** A store that knows how many listen to it. */
function counted<State>(initial: State) {
  const store = new WritableStore(initial);
  let listening = 0;
  const watched: Store<State> = {
    get: store.get,
    subscribe(listener) {
      const stop = store.subscribe(listener);
      listening++;
      return () => {
        listening--;
        stop();
      };
    },
  };
  return { store, watched, listening: () => listening };
}

// --- React: no adapter.
const useStore = <State>(store: Store<State>): State => useSyncExternalStore(store.subscribe, store.get, store.get);

// --- Vue
function toRef<State>(store: Store<State>): ShallowRef<State> {
  const ref = shallowRef(store.get());
  onScopeDispose(
    store.subscribe(() => {
      ref.value = store.get();
    }),
  );
  return ref;
}

// --- Svelte
const toReadable = <State>(store: Store<State>) =>
  readable(store.get(), set => {
    set(store.get());
    return store.subscribe(() => set(store.get()));
  });

// --- Lit: what a ReactiveController is.
interface Host {
  addController(controller: { hostConnected(): void; hostDisconnected(): void }): void;
  requestUpdate(): void;
}
function follow(host: Host, store: Store<unknown>): void {
  let stop = (): void => {};
  host.addController({
    hostConnected() {
      stop = store.subscribe(() => host.requestUpdate());
    },
    hostDisconnected: () => stop(),
  });
}

let renders = 0;
function Count({ of }: { of: Store<number> }) {
  renders++;
  return createElement('b', null, useStore(of));
}

describe('a store', () => {
  test('is what useSyncExternalStore of React takes', async () => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    const { store, watched, listening } = counted(1);
    let tree!: ReactTestRenderer;
    await act(async () => {
      tree = create(createElement(Count, { of: watched }));
    });
    expect(tree.toJSON()).toMatchObject({ children: ['1'] });
    await act(async () => store.set(2));
    expect(tree.toJSON()).toMatchObject({ children: ['2'] });
    await act(async () => store.set(2));
    expect(renders).toBe(2);
    await act(async () => tree.unmount());
    expect(listening()).toBe(0);
  });

  test('becomes a ref of Vue that lives as long as its scope', async () => {
    const { store, watched, listening } = counted('a');
    const seen: string[] = [];
    const scope = effectScope();
    scope.run(() => watch(toRef(watched), value => seen.push(value)));
    store.set('b');
    await nextTick();
    store.set('c');
    await nextTick();
    expect(seen).toEqual(['b', 'c']);
    scope.stop();
    expect(listening()).toBe(0);
  });

  test('becomes a readable of Svelte that listens only while somebody does', () => {
    const { store, watched, listening } = counted(1);
    const seen: number[] = [];
    const stop = toReadable(watched).subscribe(value => seen.push(value));
    store.set(2);
    expect(seen).toEqual([1, 2]);
    expect(get(toReadable(watched))).toBe(2);
    stop();
    expect(listening()).toBe(0);
  });

  test('drives a controller of Lit between connected and disconnected', () => {
    const { store, watched, listening } = counted(1);
    let updates = 0;
    const controllers: Parameters<Host['addController']>[0][] = [];
    follow({ addController: given => void controllers.push(given), requestUpdate: () => void updates++ }, watched);
    controllers[0]?.hostConnected();
    store.set(2);
    controllers[0]?.hostDisconnected();
    store.set(3);
    expect(updates).toBe(1);
    expect(listening()).toBe(0);
  });
});
