/**
 * Splits a whole number into so many whole shares by weight, exactly: what rounding down leaves over goes one each to the
 * first shares.
 */
export function shares(total: number, count: number, weightOf: (index: number) => number): number[] {
  if (count === 0) {
    if (total !== 0) throw new RangeError(`${total} cannot be split among nobody`);
    return [];
  }
  const weights = Array.from({ length: count }, (_, index) => weightOf(index));
  let sum = 0;
  for (const weight of weights) sum += weight;
  let given = 0;
  const split = weights.map(weight => {
    const share = Math.floor(total * (weight / sum));
    given += share;
    return share;
  });
  for (let index = 0; given < total; index = (index + 1) % count) {
    split[index]! += 1;
    given += 1;
  }
  return split;
}
