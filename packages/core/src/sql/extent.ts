/** Ends of ranges of big whole numbers, which `Math.min` and `Math.max` do not take. */

export const lowest = (values: readonly bigint[]): bigint =>
  values.reduce((least, value) => {
    if (value < least) return value;
    return least;
  });

export const highest = (values: readonly bigint[]): bigint => -lowest(values.map(value => -value));

/** The greatest distance from zero within a range. */
export const reachOf = (min: bigint, max: bigint): bigint => highest([-min, max]);
