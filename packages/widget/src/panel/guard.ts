/** No tap counts in the first moments of a screen: it was aimed at what stood there before. */
const settleMilliseconds = 500;

/**
 * Decides whether a tap that moves money was meant. It must be the person's own (not a script's `click()`), on a screen
 * that has stood for half a second, in a page that was in sight all that while.
 */
export class Guard {
  private shownAt = Number.NEGATIVE_INFINITY;
  private readonly now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** Another screen is on show, or the page has just come back into sight. */
  shown(): void {
    this.shownAt = this.now();
  }

  allows(): boolean {
    return this.now() - this.shownAt >= settleMilliseconds;
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
