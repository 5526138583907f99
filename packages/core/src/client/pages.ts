import type { Page } from '../contract/routes.ts';

/**
 * A list that comes in pages: iterate over all its items, or ask for one page.
 *
 * @example
 * ```ts
 * for await (const entitlement of client.entitlements.list()) console.log(entitlement.policy.title.en);
 * ```
 */
export interface Pages<T> extends AsyncIterable<T> {
  /** The first page, or the one that `cursor` names. */
  page(cursor?: string): Promise<Page<T>>;
  /** Every item of every page. */
  all(): Promise<T[]>;
}

/** Makes a list out of a way to read one page. */
export function pages<T>(read: (cursor?: string) => Promise<Page<T>>): Pages<T> {
  async function* items(): AsyncGenerator<T, void, undefined> {
    let cursor: string | undefined;
    do {
      const { items, next }: Page<T> = await read(cursor);
      yield* items;
      cursor = next;
    } while (cursor !== undefined);
  }
  return {
    [Symbol.asyncIterator]: items,
    page: read,
    async all() {
      const all: T[] = [];
      for await (const item of items()) all.push(item);
      return all;
    },
  };
}
