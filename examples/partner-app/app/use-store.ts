import type { Store } from '@yongyiban/core';
import { useSyncExternalStore } from 'react';

/** A store of the SDK is what React takes, as it is. */
export const useStore = <State>(store: Store<State>): State => useSyncExternalStore(store.subscribe, store.get);
