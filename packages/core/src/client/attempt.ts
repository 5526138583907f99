import type { KyInstance } from 'ky';
import { type Clock, sleep } from './clock.ts';
import { OfflineError, TimeoutError } from './errors.ts';

/** An answer with its whole body: only then is an attempt over. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface AttemptOptions {
  readonly clock: Clock;
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs `work` with a signal that aborts when the caller's does, or when time is up. The promise settles then, even if
 * what runs inside does not listen.
 *
 * @throws {@link TimeoutError}, the caller's abort reason, {@link OfflineError} for whatever else a fetch throws.
 */
export async function bounded<T>(work: (signal: AbortSignal) => Promise<T>, options: AttemptOptions): Promise<T> {
  const { clock, timeout, signal } = options;
  signal?.throwIfAborted?.();
  if (signal?.aborted) throw signal.reason;
  const controller = new AbortController();
  const over = new AbortController();
  const outcome = new Promise<never>((_, reject) => {
    const fail = (reason: unknown): void => {
      reject(reason);
      controller.abort(reason);
    };
    const abort = (): void => fail(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    over.signal.addEventListener('abort', () => signal?.removeEventListener('abort', abort));
    sleep(clock, timeout, over.signal).then(
      () => fail(new TimeoutError(`No answer within ${timeout} ms`)),
      () => {},
    );
  });
  outcome.catch(() => {});
  try {
    return await Promise.race([work(controller.signal), outcome]);
  } catch (error) {
    if (error instanceof TimeoutError) throw error;
    if (signal?.aborted) throw signal.reason;
    throw new OfflineError('No answer came from the platform', { cause: error });
  } finally {
    over.abort();
  }
}

/** Sends one request once and reads its whole answer. */
export function attempt(http: KyInstance, request: Request, options: AttemptOptions): Promise<Answered> {
  return bounded(async signal => {
    const response = await http(request, { signal });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }, options);
}
