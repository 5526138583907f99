import { type ProblemCode, problemRules } from './problem.ts';

const titles: { readonly [code in ProblemCode]: string } = {
  malformed: 'The request does not have the shape that the contract asks for',
  'idempotency-key-missing': 'This request must carry an Idempotency-Key',
  'cursor-unknown': 'The cursor is not one that this platform gave out',
  unauthenticated: 'No valid session',
  'session-expired': 'The session has ended; sign in again',
  'scope-missing': 'The session may not do this',
  'authority-expired': 'The authority to act for this subject has ended',
  'origin-refused': 'This origin may not do this',
  'not-found': 'There is no such thing, or it is not yours',
  'method-not-allowed': 'This path does not answer that method',
  'not-acceptable': 'This resource has no such representation',
  'confirmation-in-progress': 'The same confirmation is being worked on',
  'payout-unfinished': 'The payout has not ended yet',
  'application-sent': 'The application has been sent already',
  'application-incomplete': 'Questions that matter are still open',
  'attachment-incomplete': 'The document has not arrived as a whole',
  'attachment-limit': 'No more documents are taken on this question',
  'upload-offset': 'Upload-Offset is not where the upload stands; ask for the attachment and go on from there',
  'deadline-passed': 'The deadline has passed',
  withdrawn: 'The entitlement no longer stands',
  'entitlement-changed': 'Amount or version changed; nothing was confirmed',
  'too-large': 'The request body is larger than this platform takes',
  'attachment-too-large': 'The document is larger than this question takes',
  'media-type-unsupported': 'Send application/json, or application/octet-stream where a part of a document is sent',
  'attachment-type': 'Documents of this kind are not taken, or the content is of another kind than declared',
  'idempotency-key-reused': 'The key was used with another request',
  'account-unusable': 'The account cannot receive money',
  'account-mismatch': 'Name and number of the account do not match',
  'attachment-digest': 'What arrived does not have the declared SHA-256; it was dropped and can be sent anew',
  'precondition-required': 'This request must carry If-Match',
  'rate-limited': 'Too many requests; wait as Retry-After says',
  internal: 'The platform failed; the request may be sent again',
  unavailable: 'The platform is busy or resting; try again later',
};

/** The problems with their titles, as a server writes them. */
export const problems = Object.fromEntries(
  Object.entries(problemRules).map(([code, rule]) => [code, { ...rule, title: titles[code as ProblemCode] }]),
) as { readonly [code in ProblemCode]: (typeof problemRules)[code] & { readonly title: string } };
