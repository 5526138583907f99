/** How claims and visits spread over the hours of a day: two peaks, at ten and at four in the afternoon. */
export const hourWeights: readonly number[] = [
  2, 1, 1, 1, 1, 2, 6, 14, 40, 74, 120, 82, 38, 44, 68, 88, 112, 66, 34, 28, 24, 18, 10, 4,
];

/** The latest minute of a day at which anybody claimed: 23:56. */
export const latestMinute: number = 23 * 60 + 56;
