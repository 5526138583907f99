import ky, { type KyInstance } from 'ky';
import type { OperationId } from '../contract/routes.ts';
import type { SessionProvider } from '../session/session.ts';
import type { WireCall } from '../wire/call.ts';
import { problemByCode, problemOf, refuseRedirect, success } from './answer.ts';
import { AnswerCache } from './answer-cache.ts';
import { type Answered, answeredBy, attempt, bounded, careful, request, type Send, type Sent } from './attempt.ts';
import type { ClientOptions, Interceptors, RetryOptions } from './client.ts';
import { type Clock, sleep, systemClock } from './clock.ts';
import { ProblemError, YongyibanError } from './errors.ts';
import { fullJitter } from './retry.ts';
import { routeOf } from './route.ts';

/** One call of one route. */
export interface Call {
  /** What stands for the parameters of the path, in their order. */
  readonly path?: readonly string[];
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** A part of a document, in place of a body of JSON. */
  readonly bytes?: ArrayBuffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** One attempt only: whoever calls repeats it. */
  readonly once?: boolean;
}

/** A response of another frame is none of ours to ky, which would send the request itself. */
const ourOwn = (response: Response): Response =>
  response instanceof Response ? response : new Response((response as Response).body, response);

/** HTTP as the contract has it: tokens, retries, conditional requests; answers parsed, failures in one family. */
export class Transport {
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly #session: SessionProvider | undefined;
  readonly #timeout: number;
  readonly #retry: Required<RetryOptions>;
  readonly #on: Interceptors;
  readonly #http: KyInstance;
  readonly #send: Send;
  readonly #cache = new AnswerCache();
  /** Milliseconds by which the platform's time is ahead of ours. */
  #ahead = 0;

  constructor(options: ClientOptions) {
    const own = options.fetch;
    this.#send = own
      ? async (made, rest) => ourOwn(await own(new Request(made, rest)))
      : (made, rest) => fetch(made, rest);
    this.baseUrl = String(options.baseUrl).replace(/\/+$/, '');
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? Math.random;
    this.#session = options.session;
    this.#timeout = options.timeout ?? 10_000;
    const { retry } = options;
    this.#retry = { limit: retry === false ? 0 : 3, base: 300, cap: 10_000, patience: 60_000, ...(retry || {}) };
    this.#on = options.on ?? {};
    // Waiting and repeating happen here, on the injected clock: ky's own timers would be real ones.
    this.#http = ky.create({ retry: 0, timeout: false, throwHttpErrors: false });
    this.#session?.store.subscribe(() => {
      if (this.#session?.store.get().kind !== 'signed-in') this.#cache.clear();
    });
  }

  /** The platform's time: ours, set right by the `Date` (RFC 9110 §6.6.1) of its last answer. */
  now(): number {
    return this.clock.now() + this.#ahead;
  }

  /** Calls an operation, again where that is safe and promising. */
  async call(id: OperationId, call: Call = {}): Promise<unknown> {
    const { limit, base, cap, patience } = this.#retry;
    for (let number = 0; ; number++) {
      try {
        return await this.#once(id, call);
      } catch (error) {
        if (!(error instanceof YongyibanError) || !error.retry || call.once || number >= limit) throw error;
        const asked = error instanceof ProblemError ? (error.retryAfter ?? 0) : 0;
        if (asked > patience) throw error;
        const delay = asked + fullJitter(number, { base, cap, random: this.random });
        this.#on.retry?.({ number: number + 1, delay, error });
        await sleep(this.clock, delay, call.signal);
      }
    }
  }

  /** Opens an event stream: settles with the response once its head has come; its body stays open. */
  async open(id: OperationId, call: Call): Promise<Response> {
    const route = await routeOf(id);
    return this.#authorized(route, call, async token => {
      const sent = await this.#prepare(route, this.#url(route, call), call, token);
      const response = await bounded(async signal => {
        // The time limit is for the head alone, so only the caller's signal goes into the stream itself.
        const opened = request(this.#http, this.#send, sent, call.signal);
        signal.addEventListener('abort', () => void opened.then(late => late.body?.cancel()).catch(() => {}));
        return opened;
      }, this.#bounds(call));
      if (response.ok) return response;
      refuseRedirect(id, response);
      throw problemOf(await answeredBy(response), this.clock.now());
    });
  }

  #bounds(call: Call): { clock: Clock; timeout: number; signal: AbortSignal | undefined } {
    return { clock: this.clock, timeout: this.#timeout, signal: call.signal };
  }

  async #once(id: OperationId, call: Call): Promise<unknown> {
    const route = await routeOf(id);
    return this.#authorized(route, call, async token => {
      const url = this.#url(route, call);
      const known = route.etag ? this.#cache.find(url, token) : undefined;
      const answered = await this.#answer(await this.#prepare(route, url, call, token, known?.etag), call);
      this.#learnTime(answered.headers.get('Date'));
      if (known && answered.status === 304) return known.answer;
      refuseRedirect(id, answered);
      if (!(route.success ?? [200]).includes(answered.status)) throw problemOf(answered, this.clock.now());
      const answer = success(id, route.answer, answered);
      const etag = answered.headers.get('ETag');
      if (route.etag && etag !== null) this.#cache.keep(url, token, etag, answer);
      return answer;
    });
  }

  async #answer(sent: Sent, call: Call): Promise<Answered> {
    const { response: look } = this.#on;
    if (!look) return attempt(this.#http, this.#send, sent, this.#bounds(call));
    const { to, how, body } = sent;
    const asked = to instanceof Request ? to : new Request(to, { ...careful, ...how, body } as RequestInit);
    const response = await bounded(
      signal => request(this.#http, this.#send, { to: asked }, signal),
      this.#bounds(call),
    );
    const seen = (await look(response, asked)) ?? response;
    return bounded(() => answeredBy(seen), this.#bounds(call));
  }

  /** A person's device may be days off; deadlines are the platform's. Within a minute ours will do, and is finer. */
  #learnTime(date: string | null): void {
    const ahead = date === null ? Number.NaN : Date.parse(date) - this.clock.now();
    if (!Number.isNaN(ahead)) this.#ahead = Math.abs(ahead) < 60_000 ? 0 : ahead;
  }

  /** Runs `work` with the token; if the platform no longer takes it, once more with a newer one. */
  async #authorized<T>(route: WireCall, call: Call, work: (token: string | null) => Promise<T>): Promise<T> {
    const session = this.#session;
    if (route.open) return work(null);
    const token = (await session?.token({ signal: call.signal })) ?? null;
    if (!session || token === null) throw problemByCode('unauthenticated');
    try {
      return await work(token);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error;
      // Somebody else may have fetched a newer one since; to refresh again would spend it.
      const present = await session.token({ signal: call.signal });
      const newer = present === token ? await session.token({ signal: call.signal, refresh: true }) : present;
      if (newer !== null && newer !== token) {
        try {
          return await work(newer);
        } catch (again) {
          if (again instanceof ProblemError && again.status === 401) session.lost();
          throw again;
        }
      }
      session.lost();
      throw error;
    }
  }

  #url(route: WireCall, call: Call): string {
    let parameter = 0;
    const path = route.path.replace(/\{\w+\}/g, () => encodeURIComponent(call.path?.[parameter++] ?? ''));
    if (!call.query) return this.baseUrl + path;
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(call.query)) if (value !== undefined) query.set(name, String(value));
    const search = query.toString();
    return `${this.baseUrl}${path}${search ? `?${search}` : ''}`;
  }

  async #prepare(route: WireCall, url: string, call: Call, token: string | null, etag?: string): Promise<Sent> {
    const headers: Record<string, string> = { ...call.headers };
    headers.Accept = route.stream ? 'text/event-stream' : 'application/json';
    if (token !== null) headers.Authorization = `Bearer ${token}`;
    if (etag !== undefined) headers['If-None-Match'] = etag;
    if (call.bytes) headers['Content-Type'] = 'application/octet-stream';
    else if (call.body !== undefined) headers['Content-Type'] = 'application/json';
    const how = { method: route.method ?? 'GET', headers };
    const body = call.bytes ?? (call.body === undefined ? null : JSON.stringify(call.body));
    if (!this.#on.request) return { to: url, how, body };
    const asked = new Request(url, { ...careful, ...how, body });
    return { to: (await this.#on.request(asked)) ?? asked };
  }
}
