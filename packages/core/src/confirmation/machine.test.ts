import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SignInError } from '../client/errors.ts';
import type { ConfirmationState, Intent } from './intent.ts';
import { type ConfirmationEvent, isPending, step } from './machine.ts';

const intent = { key: 'k' } as Intent;
const sending = { kind: 'sending', intent } as ConfirmationState;
const happenings: readonly ConfirmationEvent[] = [
  { kind: 'unanswered', at: '2020-06-10T02:00:08Z' },
  { kind: 'accepted', confirmation: {} as never },
  { kind: 'changed', current: {} as never },
  { kind: 'refused', error: new SignInError('sample') },
  { kind: 'outlived' },
];

test('no answer is "checking", however often it does not come, since the first time', () => {
  const once = step(sending, happenings[0] as ConfirmationEvent);
  expect(once).toMatchObject({ kind: 'checking', since: '2020-06-10T02:00:08Z' });
  expect(step(once, { kind: 'unanswered', at: '2020-06-10T03:00:00Z' })).toBe(once);
});

test('what is settled stays so; only what was abandoned can still be found to have got through', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...happenings), { minLength: 1, maxLength: 12 }), sequence => {
      let state = sending;
      for (const event of sequence) {
        const next = step(state, event);
        if (!isPending(state) && state.kind !== 'abandoned') expect(next).toBe(state);
        expect(next.kind).not.toBe('sending');
        expect(next.intent).toBe(intent);
        state = next;
      }
    }),
  );
});

test('silence alone never ends a confirmation', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), times => {
      let state = sending;
      for (let count = 0; count < times; count++) state = step(state, { kind: 'unanswered', at: String(count) });
      expect(isPending(state)).toBe(true);
    }),
  );
});
