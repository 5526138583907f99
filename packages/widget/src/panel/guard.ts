/** No tap counts in the first moments of a screen: it was aimed at what stood there before. */
const settleMilliseconds = 500;

/** What `IntersectionObserver` adds where it can tell whether something is covered, faded or bent (version 2). */
interface VisibilityEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

/**
 * Decides whether a tap that moves money was meant: on a screen that has stood for half a second, in a page that was in
 * sight all that while, and in a frame only if nothing lies over the button (clickjacking).
 */
export class Guard {
  #shownAt = Number.NEGATIVE_INFINITY;
  #observer: IntersectionObserver | null = null;
  #watched: Element | null = null;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Another screen is on show, or the page has just come back into sight. */
  shown(): void {
    this.#shownAt = this.#now();
  }

  allows(): boolean {
    return this.#now() - this.#shownAt >= settleMilliseconds;
  }

  /**
   * Watches the button that pays, where another page could have put something over it: in a frame. Browsers that cannot
   * tell are left to the host's list of who may frame it.
   */
  watch(button: Element | null, page: Window = window): void {
    if (button === this.#watched) return;
    this.#observer?.disconnect();
    this.#watched = button;
    if (!button || !isFramedByOtherOrigin(page) || !('isVisible' in IntersectionObserverEntry.prototype)) return;
    // Until the browser says that it can be seen, it cannot.
    this.#shownAt = Number.POSITIVE_INFINITY;
    const options = { threshold: [0, 1], trackVisibility: true, delay: 100 };
    this.#observer = new IntersectionObserver(entries => {
      const entry = entries.at(-1) as VisibilityEntry;
      if (!entry.isVisible) this.#shownAt = Number.POSITIVE_INFINITY;
      else if (this.#shownAt === Number.POSITIVE_INFINITY) this.shown();
    }, options as IntersectionObserverInit);
    this.#observer.observe(button);
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#watched = null;
  }
}

/** A frame of the page's own origin is no danger: it could do anything here anyway. */
function isFramedByOtherOrigin(page: Window): boolean {
  try {
    return page.top !== page && page.top?.location.origin !== page.location.origin;
  } catch {
    return true;
  }
}

/**
 * Whether the page may not show the panel: it is framed, and an ancestor is not on the host's list. Where the browser
 * does not tell who the ancestors are, a framed page with a list is refused.
 */
export function isFramedByStranger(allowed: readonly string[] | null, page: Window = window): boolean {
  if (allowed === null || page.parent === page) return false;
  const ancestors = page.location.ancestorOrigins;
  if (!ancestors) return true;
  return [...ancestors].some(origin => !allowed.includes(origin));
}
