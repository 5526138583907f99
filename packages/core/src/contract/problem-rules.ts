/**
 * Every error that the platform answers with, by its stable code: the HTTP status, and whether the same request may be
 * sent again as it is. A confirmation is always sent again with its own idempotency key.
 */
export const problemRules = {
  malformed: { status: 400, retry: false },
  'idempotency-key-missing': { status: 400, retry: false },
  'cursor-unknown': { status: 400, retry: false },
  unauthenticated: { status: 401, retry: false },
  'session-expired': { status: 401, retry: false },
  'scope-missing': { status: 403, retry: false },
  'authority-expired': { status: 403, retry: false },
  'origin-refused': { status: 403, retry: false },
  'not-found': { status: 404, retry: false },
  'method-not-allowed': { status: 405, retry: false },
  'not-acceptable': { status: 406, retry: false },
  'confirmation-in-progress': { status: 409, retry: true },
  'payout-unfinished': { status: 409, retry: false },
  'application-sent': { status: 409, retry: false },
  'application-incomplete': { status: 409, retry: false },
  'attachment-incomplete': { status: 409, retry: false },
  'attachment-limit': { status: 409, retry: false },
  'upload-offset': { status: 409, retry: false },
  'deadline-passed': { status: 410, retry: false },
  withdrawn: { status: 410, retry: false },
  'entitlement-changed': { status: 412, retry: false },
  'too-large': { status: 413, retry: false },
  'attachment-too-large': { status: 413, retry: false },
  'media-type-unsupported': { status: 415, retry: false },
  'attachment-type': { status: 415, retry: false },
  'idempotency-key-reused': { status: 422, retry: false },
  'account-unusable': { status: 422, retry: false },
  'account-mismatch': { status: 422, retry: false },
  'attachment-digest': { status: 422, retry: false },
  'precondition-required': { status: 428, retry: false },
  'rate-limited': { status: 429, retry: true },
  internal: { status: 500, retry: true },
  unavailable: { status: 503, retry: true },
} as const satisfies Record<string, { status: number; retry: boolean }>;

/**
 * The stable code of a problem that this contract knows: a key of {@link problemRules}. Programs decide by it, never by
 * the words.
 */
export type ProblemCode = keyof typeof problemRules;

/**
 * What stands before the code in the `type` of a problem (RFC 9457): a URN that names the problem and leads to no page.
 */
export const problemTypePrefix = 'urn:yongyiban:problem:';
