import {
  type Client,
  createClient,
  createStores,
  type DoorId,
  type GetToken,
  hostSession,
  type Stores,
  signInSession,
} from '@yongyiban/core';

export interface Connection {
  readonly baseUrl: string;
  /** The host's own session; the built-in sign-in unless given. */
  readonly session?: GetToken | undefined;
  readonly clientId: string;
  readonly authorizationServer?: string | undefined;
  readonly doors?: readonly DoorId[] | undefined;
}

/** What the elements of a page share: one session, one stream, one state. */
export interface Shared {
  readonly client: Client | null;
  readonly stores: Stores;
}

const shared = new Map<string, Shared>();

/** The stores of a page for one platform: all elements with the same base URL share them. */
export function sharedStores(connection: Connection): Shared {
  const key = new URL(connection.baseUrl, document.baseURI).href.replace(/\/+$/, '');
  const known = shared.get(key);
  if (known) return known;
  const session = connection.session
    ? hostSession(connection.session)
    : signInSession({
        baseUrl: key,
        clientId: connection.clientId,
        ...(connection.authorizationServer ? { authorizationServer: connection.authorizationServer } : {}),
        ...(connection.doors ? { doors: connection.doors } : {}),
      });
  const client = createClient({ baseUrl: key, session });
  const made = { client, stores: createStores({ client, session }) };
  shared.set(key, made);
  return made;
}
