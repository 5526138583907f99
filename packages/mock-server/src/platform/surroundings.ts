import type { Clock } from '../clock/clock.ts';
import type { World } from '../world/world.ts';

/** What a request is answered in: the world, its time, and those who watch. */
export interface Surroundings {
  readonly world: World;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Requests taken a caller and minute; not part of the world, so that a snapshot does not carry it. */
  readonly taken: Map<string, { minute: number; count: number }>;
  /** Tells everybody who watches that something may have happened, and plans the next wake. */
  changed(): void;
  /** Calls back whenever something may have happened; the answer ends it. */
  watch(run: () => void): () => void;
}

export interface Limits {
  /** Requests a minute and session (or, signed out, in all); 0: no limit. */
  readonly requestsPerMinute: number;
}
