/** How a window in which somebody signs in hands its answer to the page that opened it. */

/** Begins the `state` of every sign-in in a window of its own: the page that comes back there knows that it hands over. */
export const windowState = 'window.';

/** What goes from the window to the page. The code in it is of no use without the verifier, which never left the page. */
interface Handed {
  readonly yongyiban: 'sign-in';
  readonly address: string;
}

const channel = 'yongyiban-sign-in';

/** Messages between windows of one origin. */
export interface Messages {
  /** Hands over the address that a door sent the person back to. */
  hand(address: string): void;
  /** Hears what windows of the same origin hand over. Returns what stops it. */
  hear(heard: (address: string) => void): () => void;
}

/**
 * The platform's own messages. A channel reaches pages of the same origin alone, and does so even where a door's own
 * opener policy has cut the window off (COOP). In a frame on another site, and in Safari before 15.4, only the opener is
 * left: it is told by its origin, and tells by it.
 */
export const pageMessages: Messages = {
  hand(address) {
    const message: Handed = { yongyiban: 'sign-in', address };
    if (typeof BroadcastChannel === 'function') {
      const sender = new BroadcastChannel(channel);
      sender.postMessage(message);
      sender.close();
    }
    globalThis.opener?.postMessage(message, globalThis.location.origin);
  },
  hear(heard) {
    const take = ({ origin, data }: MessageEvent): void => {
      if (origin === globalThis.location.origin && isHanded(data)) heard(data.address);
    };
    const receiver = typeof BroadcastChannel === 'function' ? new BroadcastChannel(channel) : null;
    receiver?.addEventListener('message', take);
    globalThis.addEventListener('message', take);
    return () => {
      receiver?.close();
      globalThis.removeEventListener('message', take);
    };
  },
};

function isHanded(data: unknown): data is Handed {
  const { yongyiban, address } = (data ?? {}) as Partial<Handed>;
  return yongyiban === 'sign-in' && typeof address === 'string';
}

/** The `state` in an address that a door sent somebody back to. */
export function stateIn(address: string): string {
  return new URL(address).searchParams.get('state') ?? '';
}

/** An address without what a door put into it: an authorization code stays in no history. */
export function withoutAnswer(address: string): string {
  const url = new URL(address);
  for (const name of ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'session_state'])
    url.searchParams.delete(name);
  return url.href;
}
