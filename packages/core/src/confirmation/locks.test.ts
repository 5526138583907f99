import { describe, expect, test } from 'vitest';
import type { Clock } from '../client/clock.ts';
import { leaseLocks } from './lease-locks.ts';
import { type Locks, memoryLocks } from './locks.ts';

/** Time that passes when told. */
function steps() {
  let now = 1000;
  let timers: { at: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    after(milliseconds, callback) {
      const timer = { at: now + milliseconds, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter(other => other !== timer);
      };
    },
  };
  return {
    clock,
    async pass(milliseconds: number) {
      for (const until = now + milliseconds; ; ) {
        for (let turns = 0; turns < 20; turns++) await null;
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) {
          now = until;
          return;
        }
        timers = timers.filter(timer => timer !== next);
        now = next.at;
        next.callback();
      }
    },
  };
}

const storage = () => {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
};

/** Many at once under one name: never two inside. */
async function exclusive(tabs: readonly Locks[], pass: (milliseconds: number) => Promise<void>, clock: Clock) {
  let inside = 0;
  let most = 0;
  let done = 0;
  for (const tab of tabs)
    void tab.hold('one', async () => {
      most = Math.max(most, ++inside);
      await new Promise<void>(resolve => void clock.after(700, resolve));
      inside--;
      done++;
    });
  await pass(60_000);
  return { most, done };
}

describe('locks of one process', () => {
  test('let one in at a time, in turn, and let go when the work fails', async () => {
    const { clock, pass } = steps();
    const locks = memoryLocks();
    await expect(locks.hold('one', () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect(await exclusive([locks, locks, locks], pass, clock)).toEqual({ most: 1, done: 3 });
  });
});

describe('leases', () => {
  test('let one tab in at a time', async () => {
    const { clock, pass } = steps();
    const shared = storage();
    const tabs = ['a b', 'c', 'd'].map(name => leaseLocks(shared, clock, () => name));
    expect(await exclusive(tabs, pass, clock)).toEqual({ most: 1, done: 3 });
  });

  test('run out when their tab dies, so that another goes on', async () => {
    const { clock, pass } = steps();
    const shared = storage();
    const dead: Clock = { now: clock.now, after: () => () => {} };
    // It holds the lease and never renews it again.
    shared.setItem('yongyiban-lease one', `${clock.now() + 15_000} dead`);
    void leaseLocks(shared, dead, () => 'dead');
    let entered = 0;
    void leaseLocks(shared, clock, () => 'heir').hold('one', async () => {
      entered = clock.now();
    });
    await pass(60_000);
    expect(entered).toBeGreaterThanOrEqual(16_000);
    expect(entered).toBeLessThan(17_000);
  });

  test('are kept alive by a holder that takes long', async () => {
    const { clock, pass } = steps();
    const shared = storage();
    const order: string[] = [];
    void leaseLocks(shared, clock, () => 'slow').hold('one', async () => {
      await new Promise<void>(resolve => void clock.after(120_000, resolve));
      order.push('slow');
    });
    await pass(1000);
    void leaseLocks(shared, clock, () => 'next').hold('one', async () => void order.push('next'));
    await pass(180_000);
    expect(order).toEqual(['slow', 'next']);
  });
});
