import type { BookData } from '../deciding/book.ts';
import type { World } from '../world/world.ts';

/** How a world begins: who and what is there. The same scenario and seed give the same world. */
export interface Scenario {
  readonly name: string;
  /** RFC 3339 instant at which it begins. */
  readonly start: string;
  /** RFC 3339 instant up to which it runs before anybody looks; its start unless given. */
  readonly until?: string;
  /** The policies that are in force. */
  readonly book: BookData;
  found(world: World): void;
}
