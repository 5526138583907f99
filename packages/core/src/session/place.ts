import type { Messages } from './windows.ts';

/** Where a page is, and how it leaves and comes back: the edge that a redirect needs of the platform. */
export interface Place {
  /** The page's present address. */
  here(): string;
  /** Leaves for another address. */
  leave(address: string): void;
  /** Rewrites the present address without loading: an authorization code does not stay in the history. */
  rewrite(address: string): void;
  /** What one redirect must remember until it is back; never a token. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Opens an empty window for a door: at once, as only a tap may. Null where the browser does not let it. */
  open?(): DoorWindow | null;
  /** How windows of this page's origin hand over what came of a door. The platform's own unless given. */
  readonly messages?: Messages;
}

/** A window that a door is shown in. */
export interface DoorWindow {
  readonly closed: boolean;
  readonly location: { replace(address: string): void };
  close(): void;
}

/** The platform's own page; memory lasts as long as the tab. */
export const page: Place = {
  here: () => globalThis.location?.href ?? '',
  leave: address => globalThis.location.assign(address),
  rewrite: address => globalThis.history.replaceState(globalThis.history.state, '', address),
  get memory() {
    return globalThis.sessionStorage;
  },
  open() {
    const { screenX = 0, screenY = 0, outerWidth = 0, outerHeight = 0 } = globalThis;
    const [width, height] = [480, 720];
    const left = Math.round(screenX + (outerWidth - width) / 2);
    const top = Math.round(screenY + (outerHeight - height) / 2);
    return globalThis.open?.('', '', `popup,width=${width},height=${height},left=${left},top=${top}`) ?? null;
  },
};
