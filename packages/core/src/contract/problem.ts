import * as z from 'zod/mini';
import { entitlementSchema } from './entitlement.ts';

/**
 * Every error that the platform answers with, by its stable code: the HTTP status, and whether the same request may be
 * sent again as it is. A confirmation is always sent again with its own idempotency key.
 */
export const problems = {
  malformed: { status: 400, retry: false, title: 'The request does not have the shape that the contract asks for' },
  'idempotency-key-missing': { status: 400, retry: false, title: 'This request must carry an Idempotency-Key' },
  'cursor-unknown': { status: 400, retry: false, title: 'The cursor is not one that this platform gave out' },
  unauthenticated: { status: 401, retry: false, title: 'No valid session' },
  'session-expired': { status: 401, retry: false, title: 'The session has ended; sign in again' },
  'scope-missing': { status: 403, retry: false, title: 'The session may not do this' },
  'authority-expired': { status: 403, retry: false, title: 'The authority to act for this subject has ended' },
  'origin-refused': { status: 403, retry: false, title: 'This origin may not do this' },
  'not-found': { status: 404, retry: false, title: 'There is no such thing, or it is not yours' },
  'method-not-allowed': { status: 405, retry: false, title: 'This path does not answer that method' },
  'not-acceptable': { status: 406, retry: false, title: 'This resource has no such representation' },
  'confirmation-in-progress': { status: 409, retry: true, title: 'The same confirmation is being worked on' },
  'payout-unfinished': { status: 409, retry: false, title: 'The payout has not ended yet' },
  'application-sent': { status: 409, retry: false, title: 'The application has been sent already' },
  'application-incomplete': { status: 409, retry: false, title: 'Questions that matter are still open' },
  'deadline-passed': { status: 410, retry: false, title: 'The deadline has passed' },
  withdrawn: { status: 410, retry: false, title: 'The entitlement no longer stands' },
  'entitlement-changed': { status: 412, retry: false, title: 'Amount or version changed; nothing was confirmed' },
  'too-large': { status: 413, retry: false, title: 'The request body is larger than this platform takes' },
  'media-type-unsupported': { status: 415, retry: false, title: 'Send application/json' },
  'idempotency-key-reused': { status: 422, retry: false, title: 'The key was used with another request' },
  'account-unusable': { status: 422, retry: false, title: 'The account cannot receive money' },
  'account-mismatch': { status: 422, retry: false, title: 'Name and number of the account do not match' },
  'precondition-required': { status: 428, retry: false, title: 'This request must carry If-Match' },
  'rate-limited': { status: 429, retry: true, title: 'Too many requests; wait as Retry-After says' },
  internal: { status: 500, retry: true, title: 'The platform failed; the request may be sent again' },
  unavailable: { status: 503, retry: true, title: 'The platform is busy or resting; try again later' },
} as const satisfies Record<string, { status: number; retry: boolean; title: string }>;

export type ProblemCode = keyof typeof problems;

/** Problem details, RFC 9457, with the stable code and what each kind adds. */
export const problemSchema = z.object({
  /** `urn:yongyiban:problem:` followed by the code. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.exactOptional(z.string()),
  /** A reference that the help line can look up. */
  instance: z.exactOptional(z.string()),
  /** With `malformed`: each mistake with its place (JSON Pointer, RFC 6901). */
  errors: z.exactOptional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
  /** With `entitlement-changed`: the entitlement as it is now, so that the person can look again. */
  current: z.exactOptional(entitlementSchema),
});
export type Problem = z.infer<typeof problemSchema>;

export const problemTypePrefix = 'urn:yongyiban:problem:';
