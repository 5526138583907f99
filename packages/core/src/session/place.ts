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
}

/** The platform's own page; memory lasts as long as the tab. */
export const page: Place = {
  here: () => globalThis.location?.href ?? '',
  leave: address => globalThis.location.assign(address),
  rewrite: address => globalThis.history.replaceState(globalThis.history.state, '', address),
  get memory() {
    return globalThis.sessionStorage;
  },
};
