import type { Answer } from './answer.ts';
import { EventReader } from './event-reader.ts';
import type { Exchange } from './exchange.ts';
import { inShort, tellingHeaders } from './exchange.ts';
import { masked } from './mask.ts';
import { needWords } from './need.ts';
import type { Company, Platform, Role } from './platform.ts';
import { NoAnswer, NotMade, standsOn } from './verdict.ts';
import { both } from './words.ts';

/** Who asks: a role, a company, a token as it is, or nobody. */
export type Asker = Role | Company | { readonly raw: string } | null;

export interface Ask {
  /** `company` unless told. */
  readonly as?: Asker;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly text?: string;
  /** Sent as it is. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Breaks the request off. */
  readonly signal?: AbortSignal;
}

interface Recorded {
  readonly request: { method: string; target: string; headers: Headers; body: string | undefined };
  answer?: { status: number; headers: Headers; text: string };
}

/** How long any session lasts, in milliseconds. */
const shortestSession = 300_000;

/** Methods that change nothing (RFC 9110 §9.2.1). */
const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What all checks of a run share: steps made once, and what must not be shown. */
export interface Shared {
  readonly steps: Map<string, { readonly by: string; readonly result: Promise<unknown> }>;
  readonly secrets: Set<string>;
  /** Offers that a check has taken. */
  readonly taken: Set<string>;
  /** What was confirmed so far, in fen, by entitlement: also what should have been refused. */
  readonly confirmed: Map<string, number>;
}

export function freshlyShared(): Shared {
  return { steps: new Map(), secrets: new Set(), taken: new Set(), confirmed: new Map() };
}

/** What one check works with. It sends requests, and remembers them for the report. */
export class Bench {
  readonly platform: Platform;
  readonly shared: Shared;
  readonly #check: string;
  readonly #signal: AbortSignal;
  readonly #timeout: number;
  readonly #recorded: Recorded[] = [];
  readonly #tokens: Map<Role | Company, Promise<string>> = new Map();

  constructor(check: string, platform: Platform, shared: Shared, signal: AbortSignal, timeout: number) {
    this.#check = check;
    this.platform = platform;
    this.shared = shared;
    this.#signal = signal;
    this.#timeout = timeout;
  }

  get(target: string, ask: Ask = {}): Promise<Answer> {
    return this.send('GET', target, ask);
  }

  post(target: string, body: unknown, ask: Ask = {}): Promise<Answer> {
    return this.send('POST', target, { ...ask, body });
  }

  put(target: string, body: unknown, ask: Ask = {}): Promise<Answer> {
    return this.send('PUT', target, { ...ask, body });
  }

  /** Sends a request and reads its answer whole. @param target below the contract's base, or a whole address */
  async send(method: string, target: string, ask: Ask = {}): Promise<Answer> {
    const { request, record } = await this.#request(method, target, ask);
    try {
      const response = await this.platform.send(request);
      const text = await response.text();
      record.answer = { status: response.status, headers: response.headers, text };
      return {
        method,
        target: this.#short(request.url),
        status: response.status,
        headers: response.headers,
        text,
        json: parsed(text),
      };
    } catch (error) {
      throw this.#noAnswer(error, method, target);
    }
  }

  /** Opens the event stream of payouts. */
  async listen(ask: Ask = {}): Promise<{ answer: Answer; reader: EventReader }> {
    const leaving = new AbortController();
    const target = '/payouts/events';
    const headers = { Accept: 'text/event-stream', ...ask.headers };
    const signal = ask.signal === undefined ? leaving.signal : AbortSignal.any([leaving.signal, ask.signal]);
    const { request, record } = await this.#request('GET', target, { ...ask, headers, signal }, false);
    const slow = setTimeout(() => leaving.abort(new DOMException('No answer', 'TimeoutError')), this.#timeout);
    try {
      const response = await this.platform.send(request);
      // Whatever it calls itself: the body of a success may never end.
      const text = response.ok ? '' : await response.text();
      clearTimeout(slow);
      record.answer = { status: response.status, headers: response.headers, text };
      const body = response.ok && response.body !== null ? response.body : new Blob([]).stream();
      const answer = {
        method: 'GET',
        target,
        status: response.status,
        headers: response.headers,
        text,
        json: parsed(text),
      };
      return { answer, reader: new EventReader(body, () => leaving.abort()) };
    } catch (error) {
      clearTimeout(slow);
      throw this.#noAnswer(error, 'GET', target);
    }
  }

  /** A token of a role, the same for the whole check. */
  token(who: Role | Company): Promise<string> {
    let token = this.#tokens.get(who);
    if (token === undefined) {
      token = this.#fetchToken(who);
      this.#tokens.set(who, token);
    }
    return token;
  }

  /** Does a step once for the whole run: what it came to serves every check that stands on it. */
  once<Result>(step: string, run: () => Promise<Result>): Promise<Result> {
    const known = this.shared.steps.get(step);
    if (known === undefined) {
      const result = run();
      this.shared.steps.set(step, { by: this.#check, result });
      return result;
    }
    return known.result.catch(error => {
      throw error instanceof NotMade ? error : standsOn(known.by);
    }) as Promise<Result>;
  }

  /** Lets time pass on the platform's clock. Sessions that may have ended meanwhile are asked for anew. */
  pause(milliseconds: number): Promise<void> {
    this.#signal.throwIfAborted();
    if (milliseconds > shortestSession) this.#tokens.clear();
    return this.platform.pause(milliseconds);
  }

  /** What was said between kit and platform, fit to be shown. The newest last; at most so many. */
  exchanges(most = 8): Exchange[] {
    const mask = (text: string) => masked(text, this.shared.secrets);
    return this.#recorded.slice(-most).map(({ request, answer }) => ({
      method: request.method,
      target: mask(request.target),
      requestHeaders: tellingHeaders(request.headers, mask),
      ...(request.body === undefined ? {} : { requestBody: inShort(mask(request.body)) }),
      status: answer?.status ?? null,
      answerHeaders: answer === undefined ? {} : tellingHeaders(answer.headers, mask),
      ...(answer === undefined || answer.text === '' ? {} : { answerBody: inShort(mask(answer.text.slice(0, 4000))) }),
    }));
  }

  async #request(method: string, target: string, ask: Ask, limited = true) {
    this.#signal.throwIfAborted();
    // A promise to whoever runs the kit, so it is kept here and not in each check.
    if (!this.platform.allowWrites && !harmless.has(method) && !/^https?:/.test(target))
      throw new NotMade(needWords('writes'));
    const headers = new Headers(ask.headers);
    const as = ask.as === undefined ? 'company' : ask.as;
    if (as !== null && !headers.has('Authorization')) {
      headers.set('Authorization', `Bearer ${typeof as === 'object' && 'raw' in as ? as.raw : await this.token(as)}`);
    }
    let body = ask.bytes === undefined ? ask.text : `(${ask.bytes.length} bytes)`;
    if (ask.body !== undefined) {
      body = JSON.stringify(ask.body);
      if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
    } else if (ask.form !== undefined) {
      body = new URLSearchParams(ask.form).toString();
      headers.set('Content-Type', 'application/x-www-form-urlencoded');
    }
    const signals = [
      this.#signal,
      ...(ask.signal ? [ask.signal] : []),
      ...(limited ? [AbortSignal.timeout(this.#timeout)] : []),
    ];
    const url = /^https?:/.test(target) ? target : this.platform.base + target;
    const request = new Request(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.any(signals),
      ...(ask.bytes === undefined ? (body === undefined ? {} : { body }) : { body: ask.bytes }),
    });
    const record: Recorded = { request: { method, target: this.#short(url), headers, body: body?.slice(0, 4000) } };
    this.#recorded.push(record);
    return { request, record };
  }

  async #fetchToken(who: Role | Company): Promise<string> {
    const token = typeof who === 'string' ? await this.platform.token(who) : await who.token();
    if (token === undefined) throw new NotMade(needWords(who as Role));
    this.shared.secrets.add(token);
    return token;
  }

  #noAnswer(error: unknown, method: string, target: string): unknown {
    if (this.#signal.aborted) return this.#signal.reason;
    const { name, message, cause } = error as Error;
    const why =
      name === 'TimeoutError'
        ? `${this.#timeout} ms`
        : `${message}${cause instanceof Error ? `: ${cause.message}` : ''}`;
    return new NoAnswer(both('有答复', 'an answer'), `${method} ${this.#short(target)} → ${name}: ${why}`);
  }

  #short(url: string): string {
    const { origin } = new URL(this.platform.base);
    return url.startsWith(origin) ? url.slice(origin.length) : url;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
