import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fen } from '../money.ts';
import { combine } from './combine.ts';
import type { Decision } from './decide.ts';

interface Sample {
  readonly amount: number;
  readonly excludes: readonly number[];
  readonly cap: 'none' | 'a' | 'b';
}

const limits = { a: 500, b: 1200 };
const idOf = (i: number): string => `p${i}`;

/** Only what combining reads of a decision. */
const decisionOf = ({ amount, excludes, cap }: Sample, i: number): Decision =>
  ({
    outcome: 'eligible',
    amount: { kind: 'known', fen: fen(amount) },
    policy: {
      id: idOf(i),
      excludes: excludes.map(idOf),
      ...(cap !== 'none' && { sharedCap: { id: cap, amount: fen(limits[cap]) } }),
    },
  }) as unknown as Decision;

/** Every subset; the best total, then fewer policies, then the ids that come first. */
function byBruteForce(
  samples: readonly Sample[],
  received: Readonly<Record<string, number>>,
): { total: number; chosen: string } {
  let best = { total: 0, size: 0, chosen: '' };
  for (let set = 0; set < 2 ** samples.length; set++) {
    const members = samples.map((sample, i) => ({ ...sample, i })).filter(({ i }) => set & (1 << i));
    if (members.some(a => members.some(b => a.excludes.includes(b.i) && a.i !== b.i))) continue;
    const sum = (cap: Sample['cap']): number =>
      members.filter(member => member.cap === cap).reduce((all, { amount }) => all + amount, 0);
    const capped = (cap: 'a' | 'b'): number => Math.min(sum(cap), Math.max(0, limits[cap] - (received[cap] ?? 0)));
    const total = sum('none') + capped('a') + capped('b');
    const chosen = members
      .map(({ i }) => idOf(i))
      .sort()
      .join('\n');
    const better =
      total > best.total ||
      (total === best.total && (members.length < best.size || (members.length === best.size && chosen < best.chosen)));
    if (better) best = { total, size: members.length, chosen };
  }
  return best;
}

const sample = fc.record({
  amount: fc.integer({ min: 1, max: 900 }),
  excludes: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 3 }),
  cap: fc.constantFrom('none' as const, 'none' as const, 'a' as const, 'b' as const),
});

it('chooses the combination worth most, exactly, with the stated rule for ties', () => {
  fc.assert(
    fc.property(
      fc.array(sample, { maxLength: 8 }),
      fc.record({ a: fc.integer({ min: 0, max: 600 }) }),
      (written, received) => {
        const samples = written.map((one, i) => ({
          ...one,
          excludes: one.excludes.filter(other => other !== i && other < written.length),
        }));
        const combination = combine(samples.map(decisionOf), { received: { a: fen(received.a) } });
        const expected = byBruteForce(samples, received);
        expect(combination.total).toBe(expected.total);
        expect([...combination.chosen].sort().join('\n')).toBe(expected.chosen);
      },
    ),
    { numRuns: 500, seed: 20200610 },
  );
});

it('says of each decision that is not paid in full why', () => {
  const combination = combine([
    decisionOf({ amount: 400, excludes: [1], cap: 'a' }, 0),
    decisionOf({ amount: 300, excludes: [], cap: 'none' }, 1),
    decisionOf({ amount: 300, excludes: [], cap: 'a' }, 2),
  ]);
  // 300 + 300 = 600 beats 500, what the cap leaves of 400 + 300.
  expect(combination.shares.map(({ decision, fen: paid, reduction }) => [decision.policy.id, paid, reduction])).toEqual(
    [
      ['p1', 300, undefined],
      ['p2', 300, undefined],
      ['p0', 0, { kind: 'excluded', by: ['p1'] }],
    ],
  );
});
