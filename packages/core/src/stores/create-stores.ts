import type { Client } from '../client/client.ts';
import type { Clock } from '../client/clock.ts';
import type { ConfirmationJournal } from '../confirmation/journal.ts';
import type { Locks } from '../confirmation/locks.ts';
import type { SessionProvider } from '../session/session.ts';
import type { Store } from '../store.ts';
import type { Stores } from './stores.ts';

export interface StoresOptions {
  readonly client: Client;
  readonly session: SessionProvider;
  readonly journal?: ConfirmationJournal;
  readonly locks?: Locks;
  readonly clock?: Clock;
  /** Whether there is a network, and whether the page can be seen. The platform's own unless told. */
  readonly page?: PageState;
}

/** What a page knows of its surroundings. */
export interface PageState {
  readonly online: Store<boolean>;
  readonly visible: Store<boolean>;
}

export declare function createStores(options: StoresOptions): Stores;
