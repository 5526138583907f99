import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Payout, PayoutEvent } from '../contract/payout.ts';
import { payoutStatuses } from '../contract/payout.ts';
import { addEvent, hasGap, isFinal, merge } from './reduce.ts';

const statuses = ['accepted', 'funding', 'instructed', 'settled', 'returned'] as const;
const events = statuses.map(
  (status, index) =>
    ({
      payout: 'pay-1',
      sequence: index + 1,
      status,
      at: '2020-06-10T02:00:00Z',
      iso20022: { status: 'PDNG' },
    }) as PayoutEvent,
);
const empty = { id: 'pay-1', status: 'accepted', events: [] } as unknown as Payout;
const known = (count: number) => events.slice(0, count).reduce(addEvent, empty);

describe('the reducer', () => {
  test('comes to the same end in whatever order and however often events come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 10 }), mixed => {
        expect(mixed.reduce(addEvent, empty)).toEqual(known(5));
      }),
    );
  });

  test('never goes back: the status is always that of the highest event seen', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { minLength: 1 }), sequence => {
        let payout = empty;
        let highest = 0;
        for (const event of sequence) {
          payout = addEvent(payout, event);
          highest = Math.max(highest, event.sequence);
          expect(payout.status).toBe(statuses[highest - 1]);
        }
      }),
    );
  });

  test('gives back the very same object for an event that changes nothing', () => {
    const payout = known(3);
    expect(addEvent(payout, events[1] as PayoutEvent)).toBe(payout);
    expect(addEvent(payout, { ...(events[4] as PayoutEvent), payout: 'pay-2' as never })).toBe(payout);
  });

  test('sees that an event is missing, until it has come', () => {
    const gap = addEvent(known(1), events[2] as PayoutEvent);
    expect(hasGap(gap)).toBe(true);
    expect(hasGap(addEvent(gap, events[1] as PayoutEvent))).toBe(false);
  });
});

describe('an answer', () => {
  test('that is older takes nothing away, and one that is newer brings what was missed', () => {
    for (let ours = 0; ours <= 5; ours++)
      for (let theirs = 0; theirs <= 5; theirs++)
        expect(merge(known(ours), known(theirs)).events).toHaveLength(Math.max(ours, theirs));
  });

  test('that says the same gives back the very same object', () => {
    const payout = known(3);
    expect(merge(payout, known(3))).toBe(payout);
  });
});

test('watching ends where nothing more happens by itself', () => {
  const ends = payoutStatuses.filter(status => isFinal({ status }));
  expect(ends).toEqual(['settled', 'rejected', 'returned']);
});
