/** The simulated platform over HTTP, with so many subsidies to confirm that each run has a fresh one. */
import { type Scenario, steppedClock, story } from '@yongyiban/mock-server';
import { startStandalone } from '@yongyiban/mock-server/standalone';

export interface Platform {
  readonly baseUrl: string;
  readonly token: string;
  /** A subsidy that nobody has confirmed yet. */
  next(): { readonly id: string; readonly version: number; readonly amount: number };
  readonly account: string;
  close(): Promise<void>;
}

const subject = 'kaiyue-trading';

function scenarioOf(subsidies: number): Scenario {
  return {
    ...story,
    name: 'many-subsidies',
    found(world) {
      story.found(world);
      const [first] = world.entitlements.values();
      const owner = [...world.subjects.values()].find(({ id }) => id === subject);
      if (!first || !owner) throw new Error('The story offers its company a subsidy');
      for (let number = 0; number < subsidies; number++) {
        const id = `ent-bench-${number}` as typeof first.id;
        world.entitlements.set(id, { ...first, id, reminded: [] });
        owner.entitlements.push(id);
      }
    },
  };
}

export async function openPlatform(subsidies: number): Promise<Platform> {
  // Time stands still: what is timed is the confirmation, not what the bank does afterwards.
  const clock = steppedClock(story.start);
  const limits = { requestsPerMinute: 0 };
  const { simulator, origin, stop } = await startStandalone({
    port: 0,
    scenario: scenarioOf(subsidies),
    clock,
    limits,
  });
  const { entitlements, accounts } = simulator.world;
  const fresh = [...entitlements.values()].filter(({ id }) => id.startsWith('ent-bench-'));
  const account = [...accounts.values()].find(({ subject: owner, status }) => owner === subject && status === 'ready');
  if (!account) throw new Error('The story has an account that can receive');
  return {
    baseUrl: `${origin}/v1`,
    token: simulator.tokenFor(subject),
    account: account.id,
    next() {
      const record = fresh.pop();
      if (!record) throw new Error('All subsidies of the bench are confirmed');
      return record;
    },
    close: stop,
  };
}
