/** Timing two or more ways of doing the same work, fairly. */
import { isDeepStrictEqual } from 'node:util';

/** One way of doing the work. What it returns is compared with the others before anything is timed. */
export interface Contender<Result> {
  readonly name: string;
  readonly run: () => Result | Promise<Result>;
}

export interface MeasureOptions {
  /** How often each contender is timed; the median counts. Odd numbers have a middle. Default 11. */
  readonly repetitions?: number;
  /** How many runs of each go before the first that is timed. Default 3. */
  readonly warmups?: number;
  /** How many times `run` is called within one timing, for work that is too short to be timed alone. Default 1. */
  readonly batch?: number;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

export interface Measured {
  readonly name: string;
  /** Milliseconds for one call of `run`. */
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
}

/** The contenders do not do the same work: their times would mean nothing. */
export class DifferentResultsError extends Error {
  override readonly name = 'DifferentResultsError';
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/**
 * Runs every contender once and compares the results, warms all of them, then times them in turns, so that a slow
 * moment of the machine falls on all alike. Every other round goes backwards, so that none always follows the same.
 *
 * @throws {@link DifferentResultsError} when the results are not deeply equal.
 */
export async function measure<Result>(
  contenders: readonly Contender<Result>[],
  { repetitions = 11, warmups = 3, batch = 1, now = () => performance.now() }: MeasureOptions = {},
): Promise<Measured[]> {
  const results: { name: string; result: Result }[] = [];
  for (const { name, run } of contenders) results.push({ name, result: await run() });
  const [first, ...others] = results;
  for (const other of others) {
    if (!isDeepStrictEqual(other.result, first?.result)) {
      throw new DifferentResultsError(`"${other.name}" does not come to the same result as "${first?.name}"`);
    }
  }
  for (let round = 0; round < warmups; round++) {
    for (const { run } of contenders) for (let i = 0; i < batch; i++) await run();
  }

  const times = new Map(contenders.map(contender => [contender, [] as number[]]));
  for (let round = 0; round < repetitions; round++) {
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
      times.get(contender)?.push((await timed(contender.run, batch, now)) / batch);
    }
  }
  return [...times].map(([{ name }, taken]) => {
    const sorted = taken.toSorted((a, b) => a - b);
    return { name, median: median(sorted), fastest: sorted[0] ?? Number.NaN, slowest: sorted.at(-1) ?? Number.NaN };
  });
}

/** Milliseconds of one batch. A synchronous `run` is not awaited: the wait would cost more than short work does. */
async function timed(run: () => unknown, batch: number, now: () => number): Promise<number> {
  const started = now();
  for (let i = 0; i < batch; i++) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return now() - started;
}
