import {
  type Client,
  createClient,
  createStores,
  type DoorId,
  type GetToken,
  hostSession,
  type SessionProvider,
  type Stores,
  signInSession,
} from '@yongyiban/core';

export interface Connection {
  readonly baseUrl: string;
  /** The host's own session; the built-in sign-in unless given. */
  readonly session?: GetToken | undefined;
  /** The host brings a session, by this element or another: no sign-in of our own is offered until it comes. */
  readonly hostSession: boolean;
  readonly clientId: string;
  readonly authorizationServer?: string | undefined;
  /** The built-in sign-in opens a window for a door. */
  readonly popup?: boolean;
  readonly doors?: readonly DoorId[] | undefined;
}

/** What the elements of a page share: one session, one stream, one state. */
export interface Shared {
  readonly client: Client | null;
  readonly stores: Stores;
}

/** One platform, as the elements of a page see it. */
interface Place {
  shared: Shared | null;
  /** The host's function for the token: the newest that an element was given. */
  getToken: GetToken | null;
  /** Called when the host's session has come, and what is shared is another. */
  readonly moved: Set<() => void>;
}

const places = new Map<string, Place>();

/**
 * The stores of a page for one platform: all elements with the same base URL share them. A session of the host's goes
 * before the built-in sign-in: whichever element brings it, and whenever, all move to it.
 *
 * @param moved - Called when there is something else to share than what was given. Ends with `leave`.
 * @returns null in place of stores while the host's session is awaited.
 */
export function sharedStores(connection: Connection, moved: () => void): { shared: Shared | null; leave: () => void } {
  const key = keyOf(connection.baseUrl);
  const place = places.get(key) ?? { shared: null, getToken: null, moved: new Set() };
  places.set(key, place);
  place.moved.add(moved);
  const leave = (): void => void place.moved.delete(moved);

  if (connection.session) {
    const first = place.getToken === null;
    place.getToken = connection.session;
    if (first) share(key, place, moved);
  } else if (!place.shared && !connection.hostSession) {
    place.shared = connect(
      key,
      signInSession({
        baseUrl: key,
        clientId: connection.clientId,
        ...(connection.authorizationServer ? { authorizationServer: connection.authorizationServer } : {}),
        ...(connection.popup ? { popup: true } : {}),
        ...(connection.doors ? { doors: connection.doors } : {}),
      }),
    );
  }
  const waits = connection.hostSession && place.getToken === null;
  return { shared: waits ? null : place.shared, leave };
}

/**
 * The host's user is another: what all elements share is made anew, and they all move to it.
 *
 * @returns false where no host's session is shared.
 */
export function renewShared(baseUrl: string, session: GetToken | undefined): boolean {
  if (!baseUrl) return false;
  const key = keyOf(baseUrl);
  const place = places.get(key);
  if (!place?.getToken) return false;
  if (session) place.getToken = session;
  share(key, place);
  return true;
}

function keyOf(baseUrl: string): string {
  return new URL(baseUrl, document.baseURI).href.replace(/\/+$/, '');
}

function share(key: string, place: Place, except?: () => void): void {
  place.shared = connect(
    key,
    hostSession(ask => place.getToken!(ask)),
  );
  for (const move of [...place.moved]) if (move !== except) move();
}

function connect(baseUrl: string, session: SessionProvider): Shared {
  const client = createClient({ baseUrl, session });
  return { client, stores: createStores({ client, session }) };
}
