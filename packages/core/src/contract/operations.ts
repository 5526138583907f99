import * as z from 'zod/mini';
import { newAccountSchema } from './account.ts';
import { answersSchema, newApplicationSchema } from './application.ts';
import { newAttachmentSchema } from './attachment.ts';
import { newConfirmationSchema } from './confirmation.ts';
import { entitlementStatuses } from './entitlement.ts';
import { newObjectionSchema } from './objection.ts';
import { ratingSchema } from './payout.ts';
import type { ProblemCode } from './problem.ts';
import { type OperationId, type Page, type Route, routes } from './routes.ts';

export type { OperationId, Page };

/** One operation of the contract, as data: client, simulator, OpenAPI and conformance kit all derive from it. */
export interface Operation<
  Query extends z.ZodMiniType | undefined = z.ZodMiniType | undefined,
  Body extends z.ZodMiniType | undefined = z.ZodMiniType | undefined,
  Answer extends z.ZodMiniType | undefined = z.ZodMiniType | undefined,
> extends Route<Answer> {
  readonly summary: string;
  readonly query: Query;
  readonly body: Body;
  /**
   * The body is bytes (`application/octet-stream`), to be put at `Upload-Offset`: after the IETF's resumable uploads
   * (draft-ietf-httpbis-resumable-upload), with the whole size declared beforehand.
   */
  readonly bytes: boolean;
  /** The request must carry `If-Match`. */
  readonly ifMatch: boolean;
  /** The request must carry an `Idempotency-Key`. */
  readonly idempotent: boolean;
  /** Problems that this operation may answer with, besides those any request may meet. */
  readonly problems: readonly ProblemCode[];
}

const defaults = {
  query: undefined,
  body: undefined,
  bytes: false,
  ifMatch: false,
  idempotent: false,
  problems: [],
} as const;

/** Query of every list: an opaque cursor, and how many at most. */
const pageQuery = {
  cursor: z.exactOptional(z.string().check(z.maxLength(200))),
  limit: z.exactOptional(z.coerce.number().check(z.int(), z.gte(1), z.lte(100))),
};

/**
 * All operations of the platform by their ids, each with its route and what only a server checks: query, body, required
 * headers, problems. The OpenAPI document, the simulator and the conformance kit are made from it.
 */
export const operations = {
  getSession: {
    ...defaults,
    ...routes.getSession,
    summary: 'Who is signed in, for whom, and what the session may do',
  },
  listPolicies: {
    ...defaults,
    ...routes.listPolicies,
    summary: 'Published policies',
    query: z.object({ ...pageQuery, region: z.exactOptional(z.string()) }),
    problems: ['cursor-unknown'],
  },
  getPolicy: {
    ...defaults,
    ...routes.getPolicy,
    summary: 'One published policy',
  },
  listEntitlements: {
    ...defaults,
    ...routes.listEntitlements,
    summary: 'My entitlements: what needs me first, then by deadline',
    query: z.object({ ...pageQuery, status: z.exactOptional(z.enum(entitlementStatuses)) }),
    problems: ['cursor-unknown'],
  },
  getEntitlement: {
    ...defaults,
    ...routes.getEntitlement,
    summary: 'One entitlement with its decision; its ETag is what a confirmation sends as If-Match',
  },
  listDecisions: {
    ...defaults,
    ...routes.listDecisions,
    summary: 'Decisions that did not come out eligible, with what is missing or how far off',
    query: z.object({ ...pageQuery, outcome: z.exactOptional(z.enum(['ineligible', 'undetermined'])) }),
    problems: ['cursor-unknown'],
  },
  createConfirmation: {
    ...defaults,
    ...routes.createConfirmation,
    summary: 'Confirm an entitlement: this version, this amount, into this account, once',
    body: newConfirmationSchema,
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
    ...routes.getConfirmation,
    summary: 'One confirmation of mine',
  },
  listPayouts: {
    ...defaults,
    ...routes.listPayouts,
    summary: 'My payouts, newest first',
    query: z.object(pageQuery),
    problems: ['cursor-unknown'],
  },
  watchPayouts: {
    ...defaults,
    ...routes.watchPayouts,
    summary: 'Events of all my payouts, as they happen; resumes after Last-Event-ID',
    problems: ['not-acceptable'],
  },
  getPayout: {
    ...defaults,
    ...routes.getPayout,
    summary: 'One payout with its events so far',
  },
  ratePayout: {
    ...defaults,
    ...routes.ratePayout,
    summary: 'Rate a payout that has ended (好差评)',
    body: ratingSchema,
    problems: ['payout-unfinished'],
  },
  listAccounts: {
    ...defaults,
    ...routes.listAccounts,
    summary: 'My bank accounts, the preferred first',
    query: z.object(pageQuery),
    problems: ['cursor-unknown'],
  },
  createAccount: {
    ...defaults,
    ...routes.createAccount,
    summary: 'Add an account in my own name; the bank checks name against number',
    body: newAccountSchema,
    idempotent: true,
    problems: ['idempotency-key-missing', 'idempotency-key-reused', 'account-mismatch'],
  },
  getAccount: {
    ...defaults,
    ...routes.getAccount,
    summary: 'One account and how far its verification is',
  },
  listObjections: {
    ...defaults,
    ...routes.listObjections,
    summary: 'My objections, newest first',
    query: z.object(pageQuery),
    problems: ['cursor-unknown'],
  },
  createObjection: {
    ...defaults,
    ...routes.createObjection,
    summary: 'Say that a fact or an amount is wrong; the supplying department answers by a stated day',
    body: newObjectionSchema,
    idempotent: true,
    problems: ['idempotency-key-missing', 'idempotency-key-reused'],
  },
  getObjection: {
    ...defaults,
    ...routes.getObjection,
    summary: 'One objection of mine',
  },
  listApplications: {
    ...defaults,
    ...routes.listApplications,
    summary: 'My applications, newest first',
    query: z.object(pageQuery),
    problems: ['cursor-unknown'],
  },
  createApplication: {
    ...defaults,
    ...routes.createApplication,
    summary: 'Begin the short form for a policy that data alone cannot decide',
    body: newApplicationSchema,
    idempotent: true,
    problems: ['idempotency-key-missing', 'idempotency-key-reused', 'deadline-passed'],
  },
  getApplication: {
    ...defaults,
    ...routes.getApplication,
    summary: 'One application: answers so far, questions that still matter',
  },
  answerApplication: {
    ...defaults,
    ...routes.answerApplication,
    summary: 'Save answers; what comes back asks only what still matters',
    body: answersSchema,
    problems: ['application-sent', 'attachment-incomplete'],
  },
  submitApplication: {
    ...defaults,
    ...routes.submitApplication,
    summary: 'Send the application; the review ends on a stated day',
    idempotent: true,
    problems: ['idempotency-key-missing', 'idempotency-key-reused', 'application-incomplete', 'deadline-passed'],
  },
  createAttachment: {
    ...defaults,
    ...routes.createAttachment,
    summary:
      'Begin to send a document: its name, kind, size and digest. The same document again goes on where it broke off',
    body: newAttachmentSchema,
    idempotent: true,
    problems: [
      'idempotency-key-missing',
      'idempotency-key-reused',
      'application-sent',
      'attachment-limit',
      'attachment-too-large',
      'attachment-type',
    ],
  },
  getAttachment: {
    ...defaults,
    ...routes.getAttachment,
    summary: 'One document, and how much of it has arrived',
  },
  appendAttachment: {
    ...defaults,
    ...routes.appendAttachment,
    summary: 'Send the next part of a document, from Upload-Offset on; the last one ends it, if its digest is right',
    bytes: true,
    problems: ['application-sent', 'upload-offset', 'attachment-type', 'attachment-digest'],
  },
  removeAttachment: {
    ...defaults,
    ...routes.removeAttachment,
    summary: 'Take a document away, finished or not; the question it answered is open again',
    problems: ['application-sent'],
  },
  listReminders: {
    ...defaults,
    ...routes.listReminders,
    summary: 'Reminders sent to me, newest first',
    query: z.object(pageQuery),
    problems: ['cursor-unknown'],
  },
  getStatistics: {
    ...defaults,
    ...routes.getStatistics,
    summary: "The platform's figures, computed from its events",
  },
} as const satisfies Record<OperationId, Operation>;

/** The type of {@link operations}, from which a server's handlers take the query, body and answer of each operation. */
export type Operations = typeof operations;

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
