import type { Fault } from '@yongyiban/mock-server';
import { Random } from './random.ts';

/** What a person, a browser or the network does at one moment. */
export type Move =
  | { readonly do: 'tap'; readonly tab: number; readonly entitlement: number; readonly account: number }
  | { readonly do: 'tap-all'; readonly tab: number; readonly account: number }
  | { readonly do: 'check' | 'reload' | 'dismiss'; readonly tab: number }
  | { readonly do: 'kill' | 'open' | 'hide' | 'show'; readonly tab: number }
  | { readonly do: 'offline' | 'online' }
  | { readonly do: 'fault'; readonly fault: Fault }
  /** The network delivers what was sent before once more, so many milliseconds late. */
  | { readonly do: 'echo'; readonly late: number };

export interface Step {
  /** Milliseconds from the beginning. */
  readonly at: number;
  readonly move: Move;
}

/** What kind of platform answers. */
export type Version =
  | 'present'
  /** Says less: no `current` with a 412, no ETags. */
  | 'older'
  /** Says more: fields and values that this client has never heard of. */
  | 'newer';

/** One life of a few tabs, as data: it can be replayed, and cut down to what matters. */
export interface Schedule {
  readonly seed: number;
  readonly version: Version;
  readonly locks: 'web' | 'lease';
  /** Milliseconds for which a tap is sent again. */
  readonly life: number;
  readonly steps: readonly Step[];
}

const tabs = 3;
const entitlements = 3;
const accounts = 2;
const hour = 3_600_000;

const faults: readonly ((random: Random) => Fault)[] = [
  random => ({ name: 'drop-request', count: random.between(1, 4) }),
  random => ({ name: 'drop-answer', count: random.between(1, 4) }),
  random => ({ name: 'drop-answer', scope: { operation: 'createConfirmation' }, count: random.between(1, 3) }),
  random => ({ name: 'half-answer', count: random.between(1, 3) }),
  random => ({ name: 'server-error', count: random.between(1, 4) }),
  random => ({ name: 'unavailable', count: random.between(1, 3) }),
  random => ({ name: 'rate-limited', count: random.between(1, 3) }),
  random => ({ name: 'session-expired', count: random.between(1, 2) }),
  random => ({ name: 'latency', milliseconds: random.between(50, 15_000), count: random.between(1, 3) }),
  random => ({ name: 'slow-confirmation', milliseconds: random.between(100, 20_000), count: random.between(1, 2) }),
  random => ({ name: 'duplicate-events', count: random.between(1, 4) }),
  random => ({ name: 'delayed-events', milliseconds: random.between(100, 8000), count: random.between(1, 3) }),
  random => ({ name: 'reordered-events', count: random.between(1, 3) }),
  random => ({ name: 'stream-cut', count: random.between(1, 3) }),
  random => ({ name: 'amount-changed', count: random.between(1, 2) }),
  () => ({ name: 'account-closed', count: 1 }),
  () => ({ name: 'bank-down' }),
  () => ({ name: 'pool-empty' }),
];

/** Draws a schedule: the same seed, the same schedule. */
export function draw(seed: number): Schedule {
  const random = new Random(seed);
  const span = random.pick([500, 5000, 30_000, 120_000]);
  const at = (): number => random.below(span);
  const steps: Step[] = [];
  const add = (move: Move, when = at()): void => {
    steps.push({ at: when, move });
  };
  for (let count = random.between(1, 4); count > 0; count--) {
    const tab = random.below(tabs);
    add(
      random.chance(0.2)
        ? { do: 'tap-all', tab, account: random.below(accounts) }
        : { do: 'tap', tab, entitlement: random.below(entitlements), account: random.below(accounts) },
    );
  }
  for (let count = random.below(5); count > 0; count--) add({ do: 'fault', fault: random.pick(faults)(random) });
  if (random.chance(0.2)) {
    // A rough stream: cut, and what was missed comes late, twice, and in another order, while asking fails too.
    // It begins while the money of some tap is on its way.
    const tapped = steps.find(({ move }) => move.do === 'tap' || move.do === 'tap-all');
    const when = (tapped?.at ?? 0) + random.below(1500);
    for (const name of ['delayed-events', 'reordered-events', 'duplicate-events', 'stream-cut'] as const)
      add({ do: 'fault', fault: { name, count: random.between(2, 6), probability: 0.5 } }, when);
    add(
      { do: 'fault', fault: { name: 'server-error', scope: { operation: 'getPayout' }, count: random.between(1, 40) } },
      when,
    );
  }
  for (let count = random.below(3); count > 0; count--) {
    const tab = random.below(tabs);
    add({ do: 'kill', tab });
    if (random.chance(0.7)) add({ do: 'open', tab });
  }
  for (let count = random.below(4); count > 0; count--)
    add({ do: random.pick(['check', 'reload', 'dismiss', 'hide', 'show'] as const), tab: random.below(tabs) });
  if (random.chance(0.3)) {
    const gone = at();
    add({ do: 'offline' }, gone);
    add({ do: 'online' }, gone + random.between(10, span));
  }
  if (random.chance(0.2)) add({ do: 'echo', late: random.between(1, 60_000) });
  // Both tabs at once: the same moment, to the millisecond.
  if (random.chance(0.25)) {
    const when = at();
    const entitlement = random.below(entitlements);
    for (const tab of [0, 1]) add({ do: 'tap', tab, entitlement, account: random.below(accounts) }, when);
  }
  return {
    seed,
    version: random.pick(['present', 'present', 'older', 'newer'] as const),
    locks: random.pick(['web', 'web', 'lease'] as const),
    life: random.chance(0.1) ? random.between(5000, 60_000) : 23 * hour,
    steps: steps.sort((a, b) => a.at - b.at),
  };
}
