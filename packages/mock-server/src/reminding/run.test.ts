import { describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../simulator.ts';
import { confirmFirst, visitorOf } from '../testing/visitor.ts';
import { afterQuiet, isQuiet } from './run.ts';

const toKaiyue = (simulator: Simulator) => simulator.world.sms.filter(({ subject }) => subject === 'kaiyue-trading');

describe('reminders', () => {
  it('go out at ten, one SMS a subject, and the subject can read them', async () => {
    const simulator = createSimulator();
    simulator.runUntil('2020-06-10T10:00:00+08:00');
    const sms = toKaiyue(simulator);
    expect(sms.map(({ to }) => to)).toEqual(['13800000001']);
    expect(sms[0]!.text).toContain('您有1项补贴待确认，共¥4,000.00，最早6月30日截止');
    const { items } = await visitorOf(simulator).json<{ items: { nearestDeadline: string }[] }>('/reminders');
    expect(items.map(item => item.nearestDeadline)).toEqual(['2020-06-30']);
  });

  it('never come twice for one stage', () => {
    const simulator = createSimulator();
    simulator.runUntil('2020-06-22T12:00:00+08:00');
    expect(toKaiyue(simulator)).toHaveLength(1);
    simulator.runUntil('2020-06-30T12:00:00+08:00');
    expect(toKaiyue(simulator)).toHaveLength(3);
  });

  it('never come after claiming', async () => {
    const simulator = createSimulator();
    await confirmFirst(visitorOf(simulator));
    simulator.runUntil('2020-06-30T12:00:00+08:00');
    expect(toKaiyue(simulator)).toEqual([]);
  });

  it('keep the quiet hours', () => {
    const late = Date.parse('2020-06-10T21:00:00+08:00');
    expect([isQuiet(late), isQuiet(late - 1), isQuiet(Date.parse('2020-06-10T08:00:00+08:00'))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(new Date(afterQuiet(late)).toISOString()).toBe('2020-06-11T00:00:00.000Z');
  });
});
