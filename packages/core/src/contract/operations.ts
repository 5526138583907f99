import * as z from 'zod/mini';
import { accountSchema, newAccountSchema } from './account.ts';
import { answersSchema, applicationSchema, newApplicationSchema } from './application.ts';
import { confirmationSchema, newConfirmationSchema } from './confirmation.ts';
import { entitlementSchema, entitlementStatuses, entitlementSummarySchema } from './entitlement.ts';
import { explanationSchema } from './explanation.ts';
import { newObjectionSchema, objectionSchema } from './objection.ts';
import { payoutEventSchema, payoutSchema, ratingSchema } from './payout.ts';
import { publishedPolicySchema } from './policy.ts';
import type { ProblemCode } from './problem.ts';
import { reminderSchema } from './reminder.ts';
import { type Scope, sessionSchema } from './session.ts';
import { statisticsSchema } from './statistics.ts';

/** One operation of the contract, as data: client, simulator, OpenAPI and conformance kit all derive from it. */
export interface Operation<
  Query extends z.ZodMiniType | undefined = z.ZodMiniType | undefined,
  Body extends z.ZodMiniType | undefined = z.ZodMiniType | undefined,
  Answer extends z.ZodMiniType | undefined = z.ZodMiniType | undefined,
> {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path below the base URL; `{name}` is a path parameter. */
  readonly path: string;
  readonly summary: string;
  /** Who may call it: anybody, or a session with this scope. */
  readonly access: 'public' | Scope;
  readonly query: Query;
  readonly body: Body;
  /** Success statuses, each with the same body. 304 is understood wherever `etag` is set. */
  readonly success: readonly number[];
  readonly answer: Answer;
  /** The answer carries an ETag, and `If-None-Match` is honoured. */
  readonly etag: boolean;
  /** The request must carry `If-Match`. */
  readonly ifMatch: boolean;
  /** The request must carry an `Idempotency-Key`. */
  readonly idempotent: boolean;
  /** The answer is a server-sent event stream of `answer`s, resumable by `Last-Event-ID`. */
  readonly stream: boolean;
  /** Problems that this operation may answer with, besides those any request may meet. */
  readonly problems: readonly ProblemCode[];
}

const defaults = {
  query: undefined,
  body: undefined,
  success: [200],
  etag: false,
  ifMatch: false,
  idempotent: false,
  stream: false,
  problems: [],
} as const;

/** Query of every list: an opaque cursor, and how many at most. */
const pageQuery = {
  cursor: z.exactOptional(z.string().check(z.maxLength(200))),
  limit: z.exactOptional(z.coerce.number().check(z.int(), z.gte(1), z.lte(100))),
};

function pageOf<T extends z.ZodMiniType>(item: T) {
  return z.object({
    items: z.array(item),
    /** Present where there is more: send it as `cursor`. */
    next: z.exactOptional(z.string()),
  });
}

/** A list answer: its items, and the cursor of the next page where there is one. */
export interface Page<T> {
  readonly items: T[];
  readonly next?: string;
}

export const operations = {
  getSession: {
    ...defaults,
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in, for whom, and what the session may do',
    access: 'view',
    answer: sessionSchema,
  },
  listPolicies: {
    ...defaults,
    method: 'GET',
    path: '/policies',
    summary: 'Published policies',
    access: 'public',
    query: z.object({ ...pageQuery, region: z.exactOptional(z.string()) }),
    answer: pageOf(publishedPolicySchema),
    etag: true,
    problems: ['cursor-unknown'],
  },
  getPolicy: {
    ...defaults,
    method: 'GET',
    path: '/policies/{policy}',
    summary: 'One published policy',
    access: 'public',
    answer: publishedPolicySchema,
    etag: true,
  },
  listEntitlements: {
    ...defaults,
    method: 'GET',
    path: '/entitlements',
    summary: 'My entitlements: what needs me first, then by deadline',
    access: 'view',
    query: z.object({ ...pageQuery, status: z.exactOptional(z.enum(entitlementStatuses)) }),
    answer: pageOf(entitlementSummarySchema),
    etag: true,
    problems: ['cursor-unknown'],
  },
  getEntitlement: {
    ...defaults,
    method: 'GET',
    path: '/entitlements/{entitlement}',
    summary: 'One entitlement with its decision; its ETag is what a confirmation sends as If-Match',
    access: 'view',
    answer: entitlementSchema,
    etag: true,
  },
  listDecisions: {
    ...defaults,
    method: 'GET',
    path: '/decisions',
    summary: 'Decisions that did not come out eligible, with what is missing or how far off',
    access: 'view',
    query: z.object({ ...pageQuery, outcome: z.exactOptional(z.enum(['ineligible', 'undetermined'])) }),
    answer: pageOf(explanationSchema),
    etag: true,
    problems: ['cursor-unknown'],
  },
  createConfirmation: {
    ...defaults,
    method: 'POST',
    path: '/confirmations',
    summary: 'Confirm an entitlement: this version, this amount, into this account, once',
    access: 'confirm',
    body: newConfirmationSchema,
    success: [201, 200],
    answer: confirmationSchema,
    ifMatch: true,
    idempotent: true,
    problems: [
      'idempotency-key-missing',
      'idempotency-key-reused',
      'precondition-required',
      'confirmation-in-progress',
      'entitlement-changed',
      'deadline-passed',
      'withdrawn',
      'account-unusable',
    ],
  },
  getConfirmation: {
    ...defaults,
    method: 'GET',
    path: '/confirmations/{confirmation}',
    summary: 'One confirmation of mine',
    access: 'view',
    answer: confirmationSchema,
  },
  listPayouts: {
    ...defaults,
    method: 'GET',
    path: '/payouts',
    summary: 'My payouts, newest first',
    access: 'view',
    query: z.object(pageQuery),
    answer: pageOf(payoutSchema),
    etag: true,
    problems: ['cursor-unknown'],
  },
  watchPayouts: {
    ...defaults,
    method: 'GET',
    path: '/payouts/events',
    summary: 'Events of all my payouts, as they happen; resumes after Last-Event-ID',
    access: 'view',
    answer: payoutEventSchema,
    stream: true,
    problems: ['not-acceptable'],
  },
  getPayout: {
    ...defaults,
    method: 'GET',
    path: '/payouts/{payout}',
    summary: 'One payout with its events so far',
    access: 'view',
    answer: payoutSchema,
    etag: true,
  },
  ratePayout: {
    ...defaults,
    method: 'PUT',
    path: '/payouts/{payout}/rating',
    summary: 'Rate a payout that has ended (好差评)',
    access: 'confirm',
    body: ratingSchema,
    answer: ratingSchema,
    problems: ['payout-unfinished'],
  },
  listAccounts: {
    ...defaults,
    method: 'GET',
    path: '/accounts',
    summary: 'My bank accounts, the preferred first',
    access: 'view',
    query: z.object(pageQuery),
    answer: pageOf(accountSchema),
    problems: ['cursor-unknown'],
  },
  createAccount: {
    ...defaults,
    method: 'POST',
    path: '/accounts',
    summary: 'Add an account in my own name; the bank checks name against number',
    access: 'accounts',
    body: newAccountSchema,
    success: [202, 200],
    answer: accountSchema,
    idempotent: true,
    problems: ['idempotency-key-missing', 'idempotency-key-reused', 'account-mismatch'],
  },
  getAccount: {
    ...defaults,
    method: 'GET',
    path: '/accounts/{account}',
    summary: 'One account and how far its verification is',
    access: 'view',
    answer: accountSchema,
  },
  listObjections: {
    ...defaults,
    method: 'GET',
    path: '/objections',
    summary: 'My objections, newest first',
    access: 'view',
    query: z.object(pageQuery),
    answer: pageOf(objectionSchema),
    problems: ['cursor-unknown'],
  },
  createObjection: {
    ...defaults,
    method: 'POST',
    path: '/objections',
    summary: 'Say that a fact or an amount is wrong; the supplying department answers by a stated day',
    access: 'confirm',
    body: newObjectionSchema,
    success: [201, 200],
    answer: objectionSchema,
    idempotent: true,
    problems: ['idempotency-key-missing', 'idempotency-key-reused'],
  },
  getObjection: {
    ...defaults,
    method: 'GET',
    path: '/objections/{objection}',
    summary: 'One objection of mine',
    access: 'view',
    answer: objectionSchema,
  },
  listApplications: {
    ...defaults,
    method: 'GET',
    path: '/applications',
    summary: 'My applications, newest first',
    access: 'view',
    query: z.object(pageQuery),
    answer: pageOf(applicationSchema),
    problems: ['cursor-unknown'],
  },
  createApplication: {
    ...defaults,
    method: 'POST',
    path: '/applications',
    summary: 'Begin the short form for a policy that data alone cannot decide',
    access: 'confirm',
    body: newApplicationSchema,
    success: [201, 200],
    answer: applicationSchema,
    idempotent: true,
    problems: ['idempotency-key-missing', 'idempotency-key-reused', 'deadline-passed'],
  },
  getApplication: {
    ...defaults,
    method: 'GET',
    path: '/applications/{application}',
    summary: 'One application: answers so far, questions that still matter',
    access: 'view',
    answer: applicationSchema,
  },
  answerApplication: {
    ...defaults,
    method: 'PUT',
    path: '/applications/{application}/answers',
    summary: 'Save answers; what comes back asks only what still matters',
    access: 'confirm',
    body: answersSchema,
    answer: applicationSchema,
    problems: ['application-sent'],
  },
  submitApplication: {
    ...defaults,
    method: 'POST',
    path: '/applications/{application}/submission',
    summary: 'Send the application; the review ends on a stated day',
    access: 'confirm',
    answer: applicationSchema,
    idempotent: true,
    problems: ['idempotency-key-missing', 'idempotency-key-reused', 'application-incomplete', 'deadline-passed'],
  },
  listReminders: {
    ...defaults,
    method: 'GET',
    path: '/reminders',
    summary: 'Reminders sent to me, newest first',
    access: 'view',
    query: z.object(pageQuery),
    answer: pageOf(reminderSchema),
    problems: ['cursor-unknown'],
  },
  getStatistics: {
    ...defaults,
    method: 'GET',
    path: '/statistics',
    summary: "The platform's figures, computed from its events",
    access: 'public',
    answer: statisticsSchema,
    etag: true,
  },
} as const satisfies Record<string, Operation>;

export type Operations = typeof operations;
export type OperationId = keyof Operations;

/** Problems that any request may meet. */
export const commonProblems = [
  'malformed',
  'unauthenticated',
  'session-expired',
  'scope-missing',
  'authority-expired',
  'not-found',
  'method-not-allowed',
  'too-large',
  'media-type-unsupported',
  'rate-limited',
  'internal',
  'unavailable',
] as const satisfies readonly ProblemCode[];
