import { digest } from '../world/digest.ts';
import type { World } from '../world/world.ts';
import { type Answer, isRefusal, ok, type Refusal, refuse } from './answer.ts';

/** Query of a list as the contract reads it. */
export interface PageQuery {
  readonly cursor?: string;
  readonly limit?: number;
}

const usual = 20;

/**
 * One page of a sorted list. A cursor names the last item that was seen by its sort key, so that items which come or
 * go meanwhile neither repeat nor hide others.
 *
 * @param keyOf the text by which the list is sorted, unique for each item
 */
export function page<Item, Shown>(
  world: World,
  list: string,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  show: (item: Item) => Shown,
  query: PageQuery,
): Answer<{ items: Shown[]; next?: string }> | Refusal {
  const after = query.cursor === undefined ? '' : readCursor(world, list, query.cursor);
  if (after === null) return refuse('cursor-unknown');
  const limit = query.limit ?? usual;
  const rest = after === '' ? items : items.filter(item => keyOf(item) > after);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const more = rest.length > shown.length && last !== undefined;
  const body = { items: shown.map(show), ...(more ? { next: writeCursor(world, list, keyOf(last)) } : {}) };
  return ok(body);
}

/** A list answer with an entity tag of its own content. */
export function tagged<Body>(answer: Answer<Body> | Refusal): Answer<Body> | Refusal {
  if (isRefusal(answer)) return answer;
  const text = JSON.stringify(answer.body);
  return { ...answer, text, etag: `W/"${digest(text)}"` };
}

function writeCursor(world: World, list: string, key: string): string {
  return toBase64Url(`${digest(`${world.seed}/${list}/${key}`)}.${key}`);
}

function readCursor(world: World, list: string, cursor: string): string | null {
  const text = fromBase64Url(cursor);
  if (text === null) return null;
  const dot = text.indexOf('.');
  const key = text.slice(dot + 1);
  return text.slice(0, dot) === digest(`${world.seed}/${list}/${key}`) ? key : null;
}

function toBase64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): string | null {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}
