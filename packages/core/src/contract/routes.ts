import * as z from 'zod/mini';
import { accountSchema } from './account.ts';
import { applicationSchema } from './application.ts';
import { attachmentSchema } from './attachment.ts';
import { confirmationSchema } from './confirmation.ts';
import { entitlementSchema, entitlementSummarySchema } from './entitlement.ts';
import { explanationSchema } from './explanation.ts';
import { objectionSchema } from './objection.ts';
import { payoutEventSchema, payoutSchema, ratingSchema } from './payout.ts';
import { publishedPolicySchema } from './policy.ts';
import { reminderSchema } from './reminder.ts';
import { type Scope, sessionSchema } from './session.ts';
import { statisticsSchema } from './statistics.ts';

/** What whoever calls an operation must know of it. What only a server checks stands in `operations.ts`. */
export interface Route<Answer extends z.ZodMiniType | undefined = z.ZodMiniType | undefined> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the base URL; `{name}` is a path parameter. */
  readonly path: string;
  /** Who may call it: anybody, or a session with this scope. */
  readonly access: 'public' | Scope;
  /** Success statuses, each with the same body. 304 is understood wherever `etag` is set. */
  readonly success: readonly number[];
  readonly answer: Answer;
  /** The answer carries an ETag, and `If-None-Match` is honoured. */
  readonly etag: boolean;
  /** The answer is a server-sent event stream of `answer`s, resumable by `Last-Event-ID`. */
  readonly stream: boolean;
}

const plain = { success: [200], etag: false, stream: false } as const;

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

/**
 * The route of each operation by its id: method, path, who may call it, and the schema of its answer. {@link Route}
 * says what each field means.
 */
export const routes = {
  getSession: {
    ...plain,
    method: 'GET',
    path: '/session',
    access: 'view',
    answer: sessionSchema,
  },
  listPolicies: {
    ...plain,
    method: 'GET',
    path: '/policies',
    access: 'public',
    answer: pageOf(publishedPolicySchema),
    etag: true,
  },
  getPolicy: {
    ...plain,
    method: 'GET',
    path: '/policies/{policy}',
    access: 'public',
    answer: publishedPolicySchema,
    etag: true,
  },
  listEntitlements: {
    ...plain,
    method: 'GET',
    path: '/entitlements',
    access: 'view',
    answer: pageOf(entitlementSummarySchema),
    etag: true,
  },
  getEntitlement: {
    ...plain,
    method: 'GET',
    path: '/entitlements/{entitlement}',
    access: 'view',
    answer: entitlementSchema,
    etag: true,
  },
  listDecisions: {
    ...plain,
    method: 'GET',
    path: '/decisions',
    access: 'view',
    answer: pageOf(explanationSchema),
    etag: true,
  },
  createConfirmation: {
    ...plain,
    method: 'POST',
    path: '/confirmations',
    access: 'confirm',
    success: [201, 200],
    answer: confirmationSchema,
  },
  getConfirmation: {
    ...plain,
    method: 'GET',
    path: '/confirmations/{confirmation}',
    access: 'view',
    answer: confirmationSchema,
  },
  listPayouts: {
    ...plain,
    method: 'GET',
    path: '/payouts',
    access: 'view',
    answer: pageOf(payoutSchema),
    etag: true,
  },
  watchPayouts: {
    ...plain,
    method: 'GET',
    path: '/payouts/events',
    access: 'view',
    answer: payoutEventSchema,
    stream: true,
  },
  getPayout: {
    ...plain,
    method: 'GET',
    path: '/payouts/{payout}',
    access: 'view',
    answer: payoutSchema,
    etag: true,
  },
  ratePayout: {
    ...plain,
    method: 'PUT',
    path: '/payouts/{payout}/rating',
    access: 'confirm',
    answer: ratingSchema,
  },
  listAccounts: {
    ...plain,
    method: 'GET',
    path: '/accounts',
    access: 'view',
    answer: pageOf(accountSchema),
  },
  createAccount: {
    ...plain,
    method: 'POST',
    path: '/accounts',
    access: 'accounts',
    success: [202, 200],
    answer: accountSchema,
  },
  getAccount: {
    ...plain,
    method: 'GET',
    path: '/accounts/{account}',
    access: 'view',
    answer: accountSchema,
  },
  listObjections: {
    ...plain,
    method: 'GET',
    path: '/objections',
    access: 'view',
    answer: pageOf(objectionSchema),
  },
  createObjection: {
    ...plain,
    method: 'POST',
    path: '/objections',
    access: 'confirm',
    success: [201, 200],
    answer: objectionSchema,
  },
  getObjection: {
    ...plain,
    method: 'GET',
    path: '/objections/{objection}',
    access: 'view',
    answer: objectionSchema,
  },
  listApplications: {
    ...plain,
    method: 'GET',
    path: '/applications',
    access: 'view',
    answer: pageOf(applicationSchema),
  },
  createApplication: {
    ...plain,
    method: 'POST',
    path: '/applications',
    access: 'confirm',
    success: [201, 200],
    answer: applicationSchema,
  },
  getApplication: {
    ...plain,
    method: 'GET',
    path: '/applications/{application}',
    access: 'view',
    answer: applicationSchema,
  },
  answerApplication: {
    ...plain,
    method: 'PUT',
    path: '/applications/{application}/answers',
    access: 'confirm',
    answer: applicationSchema,
  },
  submitApplication: {
    ...plain,
    method: 'POST',
    path: '/applications/{application}/submission',
    access: 'confirm',
    answer: applicationSchema,
  },
  createAttachment: {
    ...plain,
    method: 'POST',
    path: '/applications/{application}/attachments',
    access: 'confirm',
    success: [201, 200],
    answer: attachmentSchema,
  },
  getAttachment: {
    ...plain,
    method: 'GET',
    path: '/applications/{application}/attachments/{attachment}',
    access: 'view',
    answer: attachmentSchema,
  },
  appendAttachment: {
    ...plain,
    method: 'PATCH',
    path: '/applications/{application}/attachments/{attachment}',
    access: 'confirm',
    answer: attachmentSchema,
  },
  removeAttachment: {
    ...plain,
    method: 'DELETE',
    path: '/applications/{application}/attachments/{attachment}',
    access: 'confirm',
    answer: applicationSchema,
  },
  listReminders: {
    ...plain,
    method: 'GET',
    path: '/reminders',
    access: 'view',
    answer: pageOf(reminderSchema),
  },
  getStatistics: {
    ...plain,
    method: 'GET',
    path: '/statistics',
    access: 'public',
    answer: statisticsSchema,
    etag: true,
  },
} as const satisfies Record<string, Route>;

/**
 * The name of an operation, such as `createConfirmation`: a key of {@link routes} and the `operationId` in the OpenAPI
 * document.
 */
export type OperationId = keyof typeof routes;
