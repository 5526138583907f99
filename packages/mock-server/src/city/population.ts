import { chance, type Dice } from '../world/dice.ts';

/** The members of a city that are numbers, and how to find one's way among them. */

export type KindOfSubject = 'enterprise' | 'sole-trader' | 'individual';

const kinds: readonly KindOfSubject[] = ['enterprise', 'enterprise', 'sole-trader', 'individual', 'individual'];

/** The kind of a member of the population. */
export function kindOf(subject: number): KindOfSubject {
  return kinds[subject % kinds.length]!;
}

/** How many of a rising column are not after a moment. */
export function countUpTo(at: Uint32Array, moment: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Many small and few large, as amounts are. */
export function skewed(dice: Dice): number {
  return 0.05 + chance(dice) ** 4;
}
