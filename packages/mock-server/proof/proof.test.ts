import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { plants } from './planted.ts';
import { run } from './run.ts';
import { draw, type Schedule } from './schedule.ts';
import { shrink } from './shrink.ts';

describe('the proof', () => {
  test('finds nothing wrong in 120 lives, and in them money really moves', async () => {
    let paid = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const { wrong, counts } = await run(draw(seed));
      expect(wrong, `seed ${seed}`).toEqual([]);
      paid += counts.paid;
    }
    expect(paid).toBeGreaterThan(60);
  }, 120_000);

  test('goes the same way twice from one seed', async () => {
    for (const seed of [3, 14, 15]) expect(await run(draw(seed))).toEqual(await run(draw(seed)));
  }, 60_000);

  test('takes up a tap that a killed tab left behind, though another was open all along', async () => {
    const steps = [
      { at: 0, move: { do: 'fault', fault: { name: 'drop-answer', count: 3 } } },
      { at: 0, move: { do: 'tap', tab: 1, entitlement: 1, account: 0 } },
      { at: 314, move: { do: 'kill', tab: 1 } },
    ] as const;
    const { wrong, counts } = await run({ seed: 1, version: 'present', locks: 'web', life: 82_800_000, steps });
    expect({ wrong, paid: counts.paid }).toEqual({ wrong: [], paid: 1 });
  });

  test('pays once when two tabs tap at the same millisecond, under either kind of lock', async () => {
    for (const locks of ['web', 'lease'] as const) {
      const steps = [0, 1].map(tab => ({ at: 0, move: { do: 'tap', tab, entitlement: 0, account: tab } as const }));
      const { wrong, counts } = await run({ seed: 1, version: 'present', locks, life: 82_800_000, steps });
      expect({ wrong, ...counts }).toMatchObject({ wrong: [], taps: 2, confirmed: 1, paid: 1 });
    }
  });
});

test('a schedule is cut down to what matters', async () => {
  const schedule = draw(4);
  const both = {
    ...schedule,
    steps: [...schedule.steps, { at: 5, move: { do: 'offline' } as const }, { at: 9, move: { do: 'online' } as const }],
  };
  const fails = async ({ steps }: Schedule) =>
    steps.some(({ move }) => move.do === 'offline') && steps.some(({ move }) => move.do === 'online');
  const { steps } = await shrink(both, fails);
  expect(steps.map(({ move }) => move.do).sort()).toEqual(['offline', 'online']);
});

describe('the planted bugs', () => {
  test('are at least twelve, each with a name of its own', () => {
    expect(new Set(plants.map(({ name }) => name)).size).toBeGreaterThanOrEqual(12);
  });

  test.each(plants)('$name: still fits the source', async ({ file, from, to }) => {
    const source = await readFile(new URL(`../../core/src/${file}`, import.meta.url), 'utf8');
    expect(source.split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });
});
