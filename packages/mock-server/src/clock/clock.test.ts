import { isWorkingDay, plusWorkingDays } from '@yongyiban/core/application';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyAgenda, plan, takeDue } from './agenda.ts';
import { runningClock, steppedClock, type Timers } from './clock.ts';

/** Real time that a test moves. */
function handMoved(): Timers & { pass(milliseconds: number): void } {
  let time = 0;
  const waiting: { at: number; run: () => void }[] = [];
  return {
    now: () => time,
    after(milliseconds, run) {
      const entry = { at: time + milliseconds, run };
      waiting.push(entry);
      return () => {
        const index = waiting.indexOf(entry);
        if (index >= 0) waiting.splice(index, 1);
      };
    },
    pass(milliseconds) {
      time += milliseconds;
      for (const entry of waiting.filter(({ at }) => at <= time)) {
        waiting.splice(waiting.indexOf(entry), 1);
        entry.run();
      }
    },
  };
}

describe('a clock', () => {
  it('that is stepped stands still until it is moved, and never goes back', () => {
    const clock = steppedClock('2020-06-10T00:00:00Z');
    const start = clock.now();
    clock.moveTo(start + 5);
    clock.moveTo(start + 3);
    expect(clock.now()).toBe(start + 5);
  });

  it('that runs follows real time at its rate, and can be stopped and started', () => {
    const timers = handMoved();
    const clock = runningClock({ start: '2020-06-10T00:00:00Z', rate: 60, timers });
    const start = clock.now();
    timers.pass(1000);
    expect(clock.now() - start).toBe(60_000);
    clock.freeze();
    timers.pass(1000);
    expect(clock.now() - start).toBe(60_000);
    clock.run(1);
    timers.pass(500);
    expect(clock.now() - start).toBe(60_500);
  });

  it('wakes when it reaches an instant, at whatever rate, and a standing one never does', () => {
    const timers = handMoved();
    const clock = runningClock({ start: '2020-06-10T00:00:00Z', rate: 10, timers });
    const woken: number[] = [];
    clock.wakeAt(clock.now() + 10_000, () => woken.push(timers.now()));
    timers.pass(999);
    expect(woken).toEqual([]);
    timers.pass(1);
    expect(woken).toEqual([1000]);
    clock.freeze();
    clock.wakeAt(clock.now() + 1, () => woken.push(timers.now()));
    timers.pass(60_000);
    expect(woken).toEqual([1000]);
  });

  it('lets those who wait go on, or leave early', async () => {
    const clock = steppedClock();
    const leaving = new AbortController();
    const order: string[] = [];
    const waits = [
      clock.wait(200).then(() => order.push('second')),
      clock.wait(100).then(() => order.push('first')),
      clock.wait(1_000_000, leaving.signal).then(() => order.push('left')),
    ];
    clock.moveTo(clock.now() + 100);
    await Promise.resolve();
    clock.moveTo(clock.now() + 100);
    leaving.abort();
    await Promise.all(waits);
    expect(order).toEqual(['first', 'second', 'left']);
  });
});

describe('the agenda', () => {
  it('gives back by instant, then by the order of writing, and never before its time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(20), (instants, by) => {
        const agenda = emptyAgenda();
        for (const [order, at] of instants.entries()) plan(agenda, at, { kind: 'payout-step', payout: String(order) });
        const taken: [number, number][] = [];
        for (let entry = takeDue(agenda, by); entry !== undefined; entry = takeDue(agenda, by))
          taken.push([entry.at, entry.order]);
        const expected = instants.map((at, order) => [at, order] as [number, number]).filter(([at]) => at <= by);
        expect(taken).toEqual(expected.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
        expect(agenda.heap).toHaveLength(instants.length - expected.length);
      }),
    );
  });
});

describe('working days', () => {
  it.each([
    ['2020-06-25', false, 'Dragon Boat Festival'],
    ['2020-06-28', true, 'a Sunday worked for it'],
    ['2020-06-27', false, 'a Saturday of the festival'],
    ['2020-10-08', false, 'National Day'],
    ['2020-10-10', true, 'a Saturday worked for it'],
    ['2020-06-10', true, 'a Wednesday'],
  ])('%s: %s, %s', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  it('are counted over a festival', () => {
    expect(plusWorkingDays('2020-06-24', 1)).toBe('2020-06-28');
    expect(plusWorkingDays('2020-09-30', 5)).toBe('2020-10-14');
  });
});
