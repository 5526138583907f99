/** Random policies that exclude each other or share ceilings, and what subjects are entitled to of each by itself. */
import fc from 'fast-check';
import { combine } from '../../decision/combine.ts';
import type { Decision } from '../../decision/decide.ts';
import { fen } from '../../money.ts';
import type { Policy } from '../../policy/policy.ts';

export interface Limited {
  readonly policies: readonly Policy[];
  /** By subject, by policy; undefined where it is not eligible. */
  readonly amounts: readonly (readonly (number | undefined)[])[];
}

/** Few different amounts, so that totals are often equal. */
const amount = fc.constantFrom(undefined, undefined, 0, 100, 100, 200, 300, 500);

export const limitedArbitrary: fc.Arbitrary<Limited> = fc.integer({ min: 1, max: 6 }).chain(count =>
  fc
    .record({
      pairs: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 6 }),
      caps: fc.array(fc.constantFrom(undefined, undefined, 'one', 'other'), { minLength: count, maxLength: count }),
      ceiling: fc.constantFrom(0, 150, 300, 450),
      amounts: fc.array(fc.array(amount, { minLength: count, maxLength: count }), { minLength: 25, maxLength: 25 }),
    })
    .map(({ pairs, caps, ceiling, amounts }) => ({
      amounts,
      policies: caps.map(
        (cap, i) =>
          ({
            // Not in the order of ids.
            id: `p${(i * 7) % 10}`,
            excludes: pairs.flatMap(([a, b]) => (a === i && b !== i ? [`p${(b * 7) % 10}`] : [])),
            ...(cap && { sharedCap: { id: cap, amount: fen(ceiling) } }),
          }) as unknown as Policy,
      ),
    })),
);

/** The rows of a table `found`, as VALUES: policy, subject, outcome, low, high. */
export const foundRows = ({ policies, amounts }: Limited): readonly string[] =>
  amounts.flatMap((of, subject) =>
    of.flatMap((high, i) =>
      high === undefined
        ? // Neither the undetermined nor an open amount counts.
          [`('${policies[i]!.id}', '${subject}', 'undetermined', 900, 900)`]
        : [`('${policies[i]!.id}', '${subject}', 'eligible', ${high}, ${high})`],
    ),
  );

/** `policy subject payable` as `combine` chooses, of the policies named. */
export function combinedRows({ policies, amounts }: Limited, among: ReadonlySet<string>): readonly string[] {
  return amounts
    .flatMap((of, subject) => {
      const decisions = of.flatMap((high, i) =>
        high === undefined
          ? []
          : [
              {
                policy: policies[i]!,
                outcome: 'eligible',
                amount: { kind: 'known', fen: fen(high) },
              } as unknown as Decision,
            ],
      );
      return combine(decisions).shares.flatMap(share =>
        among.has(share.decision.policy.id) ? [`${share.decision.policy.id} ${subject} ${share.fen}`] : [],
      );
    })
    .sort();
}
