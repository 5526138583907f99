/** One page, loaded into a frame of its own: its own modules, the browser's IndexedDB and Web Locks, and really killed. */
import { createClient, createStores, hostSession, type Stores } from '@yongyiban/core';

/** What the frame finds in the window above it. */
export interface Above {
  readonly baseUrl: string;
  token(): string;
  handle(request: Request): Promise<Response>;
  ready(frame: Window, stores: Stores): void;
}

const above = (window.parent as unknown as { proof: Above }).proof;
const session = hostSession(async () => above.token());
const client = createClient({ baseUrl: above.baseUrl, session, fetch: request => above.handle(request) });
const stores = createStores({ client, session });
stores.start();
above.ready(window, stores);
