import type { KyInstance, Options } from 'ky';
import type { Clock } from './clock.ts';
import { OfflineError, TimeoutError } from './errors.ts';

/** An answer with its whole body: only then is an attempt over. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What is sent: an address with how and the body, or a whole request where somebody looked on. */
export interface Sent {
  readonly to: string | Request;
  readonly how?: Pick<Options, 'method' | 'headers'>;
  readonly body?: BodyInit | null;
}

/** The last step to the network: ky's request, and what goes with it past ky. */
export type Send = (request: Request, rest: RequestInit) => Promise<Response>;

/** How everything is fetched. */
export const careful: RequestInit = {
  // Our own ETags revalidate; a browser's cache on top would hand out somebody's answer after they left.
  cache: 'no-store',
  credentials: 'omit',
  // A redirect is not followed: older engines would carry the token, and every engine the body, to whatever origin it
  // names.
  redirect: 'manual',
};

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
export function bounded<T>(work: (signal: AbortSignal) => Promise<T>, options: AttemptOptions): Promise<T> {
  const { clock, timeout, signal } = options;
  if (signal?.aborted) return Promise.reject(signal.reason);
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const end = (): void => {
      stop();
      signal?.removeEventListener('abort', abort);
    };
    const fail = (reason: unknown): void => {
      end();
      reject(reason);
      controller.abort(reason);
    };
    const abort = (): void => fail(signal?.reason);
    const stop = clock.after(timeout, () => fail(new TimeoutError(`No answer within ${timeout} ms`)));
    signal?.addEventListener('abort', abort, { once: true });
    work(controller.signal).then(
      value => {
        end();
        resolve(value);
      },
      cause => {
        end();
        reject(new OfflineError('No answer came from the platform', { cause }));
      },
    );
  });
}

/**
 * Sends one request once by ky. It leaves from a hook, before ky makes a copy for repetitions that happen elsewhere; and
 * what ky would turn into a stream, or a signal of its own, joins it only there.
 */
export function request(
  http: KyInstance,
  send: Send,
  { to, how, body }: Sent,
  signal?: AbortSignal,
): Promise<Response> {
  const rest: RequestInit = to instanceof Request ? {} : { ...careful };
  if (body) rest.body = body;
  if (signal) rest.signal = signal;
  return http(to, { ...how, hooks: { beforeRequest: [made => send(made, rest)] } });
}

/** Reads a response whole. */
export async function answeredBy(response: Response): Promise<Answered> {
  const { status, headers } = response;
  return { status, headers, text: await response.text() };
}

/** Sends one request once and reads its whole answer. */
export function attempt(http: KyInstance, send: Send, sent: Sent, options: AttemptOptions): Promise<Answered> {
  return bounded(signal => request(http, send, sent, signal).then(answeredBy), options);
}
