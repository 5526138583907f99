/** A story told in steps: each says what it is about to do, does it, and says what came of it. */

export interface Step<Context> {
  readonly title: string;
  /** Does the step and gives back the lines to show under it. Whatever is thrown ends the story, with its reason. */
  readonly run: (context: Context) => Promise<readonly string[]>;
}

export interface Telling {
  readonly write: (text: string) => void;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** The story took another course than it must. The message says what was expected and what came. */
export class StoryError extends Error {
  override readonly name = 'StoryError';
}

/** @throws {@link StoryError} with both values, unless they are the same. */
export function expectSame(what: string, actual: unknown, expected: unknown): void {
  if (!Object.is(actual, expected))
    throw new StoryError(`${what} is ${String(actual)}, and should be ${String(expected)}`);
}

/** An error and what caused it, in one line. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` (because: ${reason(error.cause)})`;
  return `${error.message}${cause}`;
}

/** Runs the steps in order. Resolves to whether all went well; after the first that fails none is begun. */
export async function tell<Context>(
  steps: readonly Step<Context>[],
  context: Context,
  { write, now }: Telling,
): Promise<boolean> {
  for (const [index, { title, run }] of steps.entries()) {
    write(`\n${index + 1}/${steps.length}  ${title}\n`);
    const started = now();
    try {
      for (const line of await run(context)) write(`     ${line}\n`);
      write(`     ✔ ${((now() - started) / 1000).toFixed(1)} s\n`);
    } catch (error) {
      write(`     ✘ ${reason(error)}\n`);
      return false;
    }
  }
  return true;
}
