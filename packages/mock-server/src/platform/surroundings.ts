import type { Clock } from '../clock/clock.ts';
import type { LoggedRequest } from '../control/log.ts';
import type { World } from '../world/world.ts';

/** What a request is answered in: the world, its time, and those who watch. */
export interface Surroundings {
  readonly world: World;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Requests taken a caller and minute; not part of the world, so that a snapshot does not carry it. */
  readonly taken: Map<string, { minute: number; count: number }>;
  /** The newest requests; not part of the world either. */
  readonly log: LoggedRequest[];
  /** Tells everybody who watches that something may have happened, and plans the next wake. */
  changed(): void;
  /** Answers a request as if it had come in by a door. */
  answer(request: Request): Promise<Response>;
  /** Stops, starts or moves the clock. */
  turnClock(turn: ClockTurn): { readonly now: string; readonly rate: number };
  /** Puts another world in place of this one: a restored snapshot. */
  replaceWorld(world: World): void;
  /** Calls back whenever something may have happened; the answer ends it. */
  watch(run: () => void): () => void;
}

/** What can be done to the clock. */
export type ClockTurn =
  | { readonly do: 'freeze' }
  | { readonly do: 'run'; readonly rate?: number }
  | { readonly do: 'step' }
  | { readonly do: 'advance'; readonly milliseconds: number }
  | { readonly do: 'run-until'; readonly instant: string };

/** How much a caller may ask of the platform. */
export interface Limits {
  /** Requests a minute and session (or, signed out, in all); 0: no limit. */
  readonly requestsPerMinute: number;
}
