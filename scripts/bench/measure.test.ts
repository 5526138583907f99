import { expect, it } from 'vitest';
import { DifferentResultsError, measure } from './measure.ts';

/** A clock that each run pushes on by what that run costs. */
function costing(costs: Record<string, number>) {
  let time = 0;
  const order: string[] = [];
  const contenders = Object.entries(costs).map(([name, cost]) => ({
    name,
    run: () => {
      order.push(name);
      time += cost;
      return 42;
    },
  }));
  return { contenders, now: () => time, order };
}

it('gives the median time of one call', async () => {
  const { contenders, now } = costing({ slow: 30, fast: 10 });
  const measured = await measure(contenders, { now, batch: 4, repetitions: 5 });
  expect(measured).toEqual([
    { name: 'slow', median: 30, fastest: 30, slowest: 30 },
    { name: 'fast', median: 10, fastest: 10, slowest: 10 },
  ]);
});

it('takes turns, and every other round goes backwards', async () => {
  const { contenders, now, order } = costing({ a: 1, b: 1 });
  await measure(contenders, { now, repetitions: 2, warmups: 1 });
  expect(order.slice(4)).toEqual(['a', 'b', 'b', 'a']);
});

it('refuses to time work that comes to different results', async () => {
  const contenders = [
    { name: 'right', run: () => ({ total: 34_501_00 }) },
    { name: 'wrong', run: () => ({ total: 34_501_01 }) },
  ];
  await expect(measure(contenders)).rejects.toThrow(DifferentResultsError);
});
