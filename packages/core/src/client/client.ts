import type * as z from 'zod/mini';
import type { Account, NewAccount } from '../contract/account.ts';
import type { Answers, Application, NewApplication } from '../contract/application.ts';
import type { Attachment, NewAttachment } from '../contract/attachment.ts';
import type { Confirmation, NewConfirmation } from '../contract/confirmation.ts';
import type { Entitlement, EntitlementStatus, EntitlementSummary } from '../contract/entitlement.ts';
import type { NewObjection, Objection } from '../contract/objection.ts';
import type { Payout, PayoutEvent, Rating } from '../contract/payout.ts';
import type { PublishedPolicy } from '../contract/policy.ts';
import type { Reminder } from '../contract/reminder.ts';
import type { OperationId, Page, routes } from '../contract/routes.ts';
import type {
  AccountId,
  ApplicationId,
  AttachmentId,
  ConfirmationId,
  EntitlementId,
  ObjectionId,
  PayoutId,
  PolicyId,
} from '../contract/scalars.ts';
import type { Session } from '../contract/session.ts';
import type { Statistics } from '../contract/statistics.ts';
import type { Explanation } from '../decision/explanation.ts';
import type { SessionProvider } from '../session/session.ts';
import type { Clock } from './clock.ts';
import type { YongyibanError } from './errors.ts';
import { freshKey } from './key.ts';
import { type Pages, pages } from './pages.ts';
import { readStream } from './stream.ts';
import { type Call, Transport } from './transport.ts';

/** What every call takes. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What every list takes: how many a page at most, from 1 to 100. */
export interface ListOptions extends CallOptions {
  readonly limit?: number;
}

/** What every call that makes something takes. */
export interface CreateOptions extends CallOptions {
  /** The `Idempotency-Key`; a fresh one unless told. The same on every attempt of one call. */
  readonly key?: string;
}

/** Looks on; may replace the request or the answer by returning another. */
export interface Interceptors {
  request?(request: Request): Request | undefined | Promise<Request | undefined>;
  response?(response: Response, request: Request): Response | undefined | Promise<Response | undefined>;
  /** Before each repeated attempt: its number from 1, and how many milliseconds it waits. */
  retry?(attempt: { readonly number: number; readonly delay: number; readonly error: YongyibanError }): void;
}

/** How often a call that failed in passing is made again, and how long it waits in between. */
export interface RetryOptions {
  /** Attempts after the first. Default 3. */
  readonly limit?: number;
  /** The first wait lies between 0 and this many milliseconds; it doubles with each attempt. Default 300. */
  readonly base?: number;
  /** No wait by our own reckoning is longer, in milliseconds. Default 10,000. */
  readonly cap?: number;
  /** A longer `Retry-After` than this many milliseconds is not waited for: the error comes at once. Default 60,000. */
  readonly patience?: number;
}

/**
 * How a client reaches a platform; only `baseUrl` is needed. Durations are milliseconds; fetch, clock and chance are
 * the platform's own unless given, and `retry: false` makes no call again.
 */
export interface ClientOptions {
  /** The contract's root, such as `https://example.gov.cn/v1`. */
  readonly baseUrl: string | URL;
  /** Where tokens come from; without one only public resources answer. */
  readonly session?: SessionProvider;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly clock?: Clock;
  /** A number in [0, 1), for jitter. */
  readonly random?: () => number;
  /** Milliseconds after which one attempt without an answer is given up. Default 10,000. */
  readonly timeout?: number;
  readonly retry?: RetryOptions | false;
  readonly on?: Interceptors;
}

/** One message of the payout stream: an event, or word that the connection is open, or still alive. */
export type StreamMessage =
  | { readonly kind: 'open' }
  | { readonly kind: 'alive' }
  | { readonly kind: 'event'; readonly id: string; readonly event: PayoutEvent };

/** The platform's resources, typed by the contract. Every call takes a `signal`; every failure is a {@link YongyibanError}. */
export interface Client {
  readonly baseUrl: string;
  readonly clock: Clock;
  /** The platform's time in milliseconds since 1970, which deadlines go by, however wrong this device's clock is. */
  now(): number;
  readonly random: () => number;
  readonly session: { get(options?: CallOptions): Promise<Session> };
  readonly policies: {
    list(options?: ListOptions & { readonly region?: string }): Pages<PublishedPolicy>;
    get(id: PolicyId, options?: CallOptions): Promise<PublishedPolicy>;
  };
  readonly entitlements: {
    list(options?: ListOptions & { readonly status?: EntitlementStatus }): Pages<EntitlementSummary>;
    get(id: EntitlementId, options?: CallOptions): Promise<Entitlement>;
  };
  readonly decisions: {
    list(options?: ListOptions & { readonly outcome?: 'ineligible' | 'undetermined' }): Pages<Explanation>;
  };
  readonly confirmations: {
    /**
     * Sends one attempt, and only one: {@link ConfirmationStore} repeats it, with the same key.
     * `version` is the entitlement's, as the person saw it.
     */
    create(
      confirmation: NewConfirmation,
      options: CallOptions & { readonly key: string; readonly version: number },
    ): Promise<Confirmation>;
    get(id: ConfirmationId, options?: CallOptions): Promise<Confirmation>;
  };
  readonly payouts: {
    list(options?: ListOptions): Pages<Payout>;
    get(id: PayoutId, options?: CallOptions): Promise<Payout>;
    rate(id: PayoutId, rating: Rating, options?: CallOptions): Promise<Rating>;
    /** All my payouts' events from after `after` on, until the connection ends. */
    events(options?: CallOptions & { readonly after?: string | undefined }): AsyncIterable<StreamMessage>;
  };
  readonly accounts: {
    list(options?: ListOptions): Pages<Account>;
    get(id: AccountId, options?: CallOptions): Promise<Account>;
    create(account: NewAccount, options?: CreateOptions): Promise<Account>;
  };
  readonly objections: {
    list(options?: ListOptions): Pages<Objection>;
    get(id: ObjectionId, options?: CallOptions): Promise<Objection>;
    create(objection: NewObjection, options?: CreateOptions): Promise<Objection>;
  };
  readonly applications: {
    list(options?: ListOptions): Pages<Application>;
    get(id: ApplicationId, options?: CallOptions): Promise<Application>;
    create(application: NewApplication, options?: CreateOptions): Promise<Application>;
    answer(id: ApplicationId, answers: Answers, options?: CallOptions): Promise<Application>;
    submit(id: ApplicationId, options?: CreateOptions): Promise<Application>;
  };
  readonly attachments: {
    /** Declares a document. One that was begun before, by the same digest, comes back with what has arrived of it. */
    create(application: ApplicationId, attachment: NewAttachment, options?: CreateOptions): Promise<Attachment>;
    get(application: ApplicationId, id: AttachmentId, options?: CallOptions): Promise<Attachment>;
    /** Sends one part from `offset` on, and only once: after a lost answer `get` says how much has arrived. */
    append(
      application: ApplicationId,
      id: AttachmentId,
      part: ArrayBuffer,
      options: CallOptions & { readonly offset: number },
    ): Promise<Attachment>;
    /** Takes a document away; the application as it stands without it. */
    remove(application: ApplicationId, id: AttachmentId, options?: CallOptions): Promise<Application>;
  };
  readonly reminders: { list(options?: ListOptions): Pages<Reminder> };
  readonly statistics: { get(options?: CallOptions): Promise<Statistics> };
}

/** What an operation answers with, by the contract. */
export type AnswerOf<Id extends OperationId> = z.infer<(typeof routes)[Id]['answer']>;

/**
 * Makes a client.
 *
 * @example
 * ```ts
 * const session = hostSession(async ({ refresh }) => (await fetch(`/token?refresh=${refresh}`)).text());
 * const client = createClient({ baseUrl: 'https://example.gov.cn/v1', session });
 * const first = (await client.entitlements.list().page()).items[0];
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const http = new Transport(options);
  const send = <Id extends OperationId>(id: Id, call: Call): Promise<AnswerOf<Id>> =>
    http.call(id, call) as Promise<AnswerOf<Id>>;
  const create = <Id extends OperationId>(id: Id, call: Call, { key, signal }: CreateOptions = {}) =>
    send(id, { ...call, signal, headers: { 'Idempotency-Key': key ?? freshKey() } });
  // What most resources have in common: one of them, a list of them, a new one.
  const get =
    <Id extends OperationId>(id: Id) =>
    (name: string, options?: CallOptions): Promise<AnswerOf<Id>> =>
      send(id, { path: [name], ...options });
  const list =
    <Item>(id: OperationId) =>
    ({ signal, ...query }: ListOptions = {}): Pages<Item> =>
      pages(cursor => http.call(id, { query: { ...query, cursor }, signal }) as Promise<Page<Item>>);
  const make =
    <Id extends OperationId>(id: Id) =>
    (body: unknown, options?: CreateOptions): Promise<AnswerOf<Id>> =>
      create(id, { body }, options);

  const client: Client = {
    baseUrl: http.baseUrl,
    clock: http.clock,
    now: () => http.now(),
    random: http.random,
    session: { get: options => send('getSession', { ...options }) },
    policies: { list: list('listPolicies'), get: get('getPolicy') },
    entitlements: { list: list('listEntitlements'), get: get('getEntitlement') },
    decisions: { list: list('listDecisions') },
    confirmations: {
      create: (body, { key, version, signal }) =>
        send('createConfirmation', {
          body,
          signal,
          once: true,
          headers: { 'Idempotency-Key': key, 'If-Match': `"${version}"` },
        }),
      get: get('getConfirmation'),
    },
    payouts: {
      list: list('listPayouts'),
      get: get('getPayout'),
      rate: (payout, body, options) => send('ratePayout', { path: [payout], body, ...options }),
      async *events({ after, signal } = {}) {
        const headers: Record<string, string> = after === undefined ? {} : { 'Last-Event-ID': after };
        yield* readStream(await http.open('watchPayouts', { signal, headers }));
      },
    },
    accounts: { list: list('listAccounts'), get: get('getAccount'), create: make('createAccount') },
    objections: { list: list('listObjections'), get: get('getObjection'), create: make('createObjection') },
    applications: {
      list: list('listApplications'),
      get: get('getApplication'),
      create: make('createApplication'),
      answer: (application, body, options) => send('answerApplication', { path: [application], body, ...options }),
      submit: (application, options) => create('submitApplication', { path: [application] }, options),
    },
    attachments: {
      create: (application, body, options) => create('createAttachment', { path: [application], body }, options),
      get: (application, attachment, options) => send('getAttachment', { path: [application, attachment], ...options }),
      append: (application, attachment, bytes, { offset, signal }) =>
        send('appendAttachment', {
          path: [application, attachment],
          bytes,
          signal,
          once: true,
          headers: { 'Upload-Offset': String(offset) },
        }),
      remove: (application, attachment, options) =>
        send('removeAttachment', { path: [application, attachment], ...options }),
    },
    reminders: { list: list('listReminders') },
    statistics: { get: options => send('getStatistics', { ...options }) },
  };
  options.session?.connect(signal => client.session.get({ signal }));
  return client;
}
