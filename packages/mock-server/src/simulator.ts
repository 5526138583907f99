import type { Scope, SubjectId } from '@yongyiban/core/contract';
import { nextEntry, takeDue } from './clock/agenda.ts';
import { type Clock, steppedClock } from './clock/clock.ts';
import { instantText } from './clock/instant.ts';
import type { Fault, FaultRule } from './faults/fault.ts';
import { addFault, removeFault } from './faults/set.ts';
import { answerRequest } from './http/server.ts';
import type { ClockTurn, Limits, Surroundings } from './platform/surroundings.ts';
import { planReminders } from './reminding/run.ts';
import type { Scenario } from './scenario/scenario.ts';
import { story } from './scenario/story.ts';
import { tokenFor } from './sign-in/tokens.ts';
import { planClosing } from './treasury/closing.ts';
import { sendDue } from './webhooks/send.ts';
import { happen } from './world/happen.ts';
import { readSnapshot, takeSnapshot } from './world/snapshot.ts';
import { emptyWorld, type Pace, type World } from './world/world.ts';

/**
 * What a simulated world begins with. Nothing is needed: left out, each option has a default that is the same on every
 * run, but for how webhooks are sent and signed.
 */
export interface SimulatorOptions {
  /** The same seed and the same requests give the same bytes. Default `yongyiban`. */
  readonly seed?: string;
  /** Time. Default: stands still from the scenario's start until it is moved. */
  readonly clock?: Clock;
  /** How the world begins. Default: the story of the first company ever paid. */
  readonly scenario?: Scenario;
  readonly pace?: Partial<Pace>;
  /** Limits of use; none by default, so that a test is never refused for being quick. */
  readonly limits?: Partial<Limits>;
  /** How webhooks are sent. Default: the platform's `fetch`. */
  readonly send?: (request: Request) => Promise<Response>;
  /** Real time, for the signatures of webhooks. Default: the platform's. */
  readonly wallClock?: () => number;
}

/** One simulated world: platform, treasury and bank, behind requests. Two simulators share nothing. */
export interface Simulator {
  readonly clock: Clock;
  /** Everything that is. To be read in tests; to be changed by requests, faults and time alone. */
  readonly world: World;
  /** Answers a request as the server would; rejects with a network error where a fault drops it. */
  handle(request: Request): Promise<Response>;
  /**
   * A token for a subject, without signing in.
   * @param options.scope what it may do; everything by default
   */
  tokenFor(subject: string, options?: { readonly scope?: readonly Scope[] }): string;
  /** Virtual time, RFC 3339. */
  now(): string;
  /** Lets so many virtual milliseconds pass, and everything due in them happen. */
  advance(milliseconds: number): void;
  /** Lets the next thing that is due happen; false when nothing is. */
  step(): boolean;
  /** Lets everything happen up to an instant (RFC 3339). */
  runUntil(instant: string): void;
  /** The whole world as text. */
  snapshot(): string;
  /** Puts a snapshot's world in place of this one; open streams end. @throws SnapshotError when it is not one */
  restore(snapshot: string): void;
  /** Sets a fault; the answer takes it away. */
  fault(fault: Fault): () => void;
  /** Takes every fault away. */
  clearFaults(): void;
  /** Calls back whenever something may have happened; the answer ends it. */
  watch(run: () => void): () => void;
}

/**
 * Makes a simulated world.
 *
 * @example
 * ```ts
 * const simulator = createSimulator({ seed: 'a test' });
 * const token = simulator.tokenFor('kaiyue-trading');
 * const response = await simulator.handle(
 *   new Request('http://simulator.test/v1/entitlements', { headers: { Authorization: `Bearer ${token}` } }),
 * );
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const scenario = options.scenario ?? story;
  const clock = options.clock ?? steppedClock(scenario.start);
  let world = emptyWorld(options.seed ?? 'yongyiban', clock.now(), scenario.book, options.pace);
  scenario.found(world);
  planReminders(world);
  planClosing(world);
  const wallClock = options.wallClock ?? (() => Date.now());
  const send = options.send ?? (request => fetch(request));
  const watchers = new Set<() => void>();

  function catchUp(to: number): void {
    for (let entry = takeDue(world.agenda, to); entry !== undefined; entry = takeDue(world.agenda, to)) {
      world.now = Math.max(world.now, entry.at);
      happen(world, entry.due);
    }
    world.now = Math.max(world.now, to);
  }

  function changed(): void {
    catchUp(clock.now());
    for (const run of [...watchers]) run();
    if (world.webhookDeliveries.size > 0)
      void sendDue(around, send, wallClock).then(() => clock.wakeAt(nextEntry(world.agenda)?.at ?? null, changed));
    clock.wakeAt(nextEntry(world.agenda)?.at ?? null, changed);
  }

  const around: Surroundings = {
    get world() {
      return world;
    },
    clock,
    log: [],
    limits: { requestsPerMinute: 0, ...options.limits },
    taken: new Map(),
    changed,
    answer: request => answerRequest(around, request),
    turnClock,
    replaceWorld,
    watch(run) {
      watchers.add(run);
      return () => watchers.delete(run);
    },
  };
  if (scenario.until !== undefined) clock.moveTo(Date.parse(scenario.until));
  changed();

  function step(): boolean {
    const next = nextEntry(world.agenda);
    if (next === undefined) return false;
    clock.moveTo(next.at);
    const entry = takeDue(world.agenda, next.at)!;
    world.now = Math.max(world.now, entry.at);
    happen(world, entry.due);
    for (const run of [...watchers]) run();
    return true;
  }

  function turnClock(turn: ClockTurn) {
    switch (turn.do) {
      case 'freeze':
        clock.freeze();
        break;
      case 'run':
        clock.run(turn.rate);
        break;
      case 'step':
        step();
        break;
      case 'advance':
        clock.moveTo(clock.now() + turn.milliseconds);
        break;
      case 'run-until':
        clock.moveTo(Date.parse(turn.instant));
        break;
    }
    changed();
    return { now: instantText(clock.now()), rate: clock.rate };
  }

  function replaceWorld(next: World): void {
    world = next;
    clock.reset(next.now);
    around.taken.clear();
    changed();
  }

  return {
    clock,
    get world() {
      return world;
    },
    async handle(request) {
      catchUp(clock.now());
      return answerRequest(around, request);
    },
    tokenFor: (subject, { scope } = {}) => tokenFor(world, subject as SubjectId, scope),
    now: () => instantText(clock.now()),
    advance(milliseconds) {
      turnClock({ do: 'advance', milliseconds });
    },
    step,
    runUntil(instant) {
      turnClock({ do: 'run-until', instant });
    },
    snapshot: () => takeSnapshot(world),
    restore(snapshot) {
      replaceWorld(readSnapshot(snapshot));
    },
    fault(fault) {
      const rule: FaultRule = addFault(world, fault);
      changed();
      return () => {
        removeFault(world, rule.id);
        changed();
      };
    },
    clearFaults() {
      for (const rule of [...world.faults]) removeFault(world, rule.id);
      changed();
    },
    watch: around.watch,
  };
}
