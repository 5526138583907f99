import * as z from 'zod/mini';
import type { Language, Localized } from '../localized.ts';
import type { Fen } from '../money.ts';

// No text is ever evaluated as code, and none is tried: under a strict policy even zod's probe counts as a violation.
z.config({ jitless: true });

/** Money on the wire: an integer number of fen (0.01 yuan) within ±(2^53 − 1). */
export const fenSchema: z.ZodMiniType<Fen, number> = z.int() as never;

/** A day in the city's own calendar (Asia/Shanghai), ISO 8601. */
export const daySchema = z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/));

/** An instant in UTC, RFC 3339. */
export const instantSchema = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/));

/** Words for people in both languages. */
export const localizedSchema: z.ZodMiniType<Localized, Localized> = z.object({
  'zh-CN': z.string(),
  en: z.string(),
} satisfies Record<Language, z.ZodMiniType>);

/** A 6-digit region code, GB/T 2260. */
export const regionCodeSchema = z.string().check(z.regex(/^\d{6}$/));

/** What an older client reads where a newer platform sends a value it has never heard of. */
export type Unrecognized = 'unrecognized';

/**
 * An enumeration that may grow: a value not listed is read as `unrecognized` instead of failing the whole answer, so
 * that an older client survives a newer platform. A missing or ill-typed value still fails.
 */
export function openEnum<const T extends readonly [string, ...string[]]>(
  values: T,
): z.ZodMiniType<T[number] | Unrecognized, string> {
  return z.union([
    z.enum(values),
    z.pipe(
      z.string(),
      z.transform((): Unrecognized => 'unrecognized'),
    ),
  ]) as never;
}

function id<const Name extends string>() {
  return z
    .string()
    .check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9._-]+$/))
    .brand<Name>();
}

/** The id of a policy: 1 to 64 letters, digits, `.`, `_` or `-`, like the ids below. */
export const policyIdSchema = id<'PolicyId'>();
/** The id of a subject, the platform's own: never a 统一社会信用代码 (GB 32100) or a resident id (GB 11643). */
export const subjectIdSchema = id<'SubjectId'>();
/** The id of an entitlement; a confirmation and an objection name it. */
export const entitlementIdSchema = id<'EntitlementId'>();
/** The id of a confirmation, given by the platform when it records the one tap. */
export const confirmationIdSchema = id<'ConfirmationId'>();
/** The id of a payout; each of its events carries it. */
export const payoutIdSchema = id<'PayoutId'>();
/** The id of a bank account; it stands for the number, which is never answered. */
export const accountIdSchema = id<'AccountId'>();
/** The id of an objection, given by the platform when it is raised. */
export const objectionIdSchema = id<'ObjectionId'>();
/** The id of an application, given by the platform when the draft is begun. */
export const applicationIdSchema = id<'ApplicationId'>();
/** The id of a document sent with an application, given before its first byte. */
export const attachmentIdSchema = id<'AttachmentId'>();
/** The id of a reminder, given by the platform when it is sent. */
export const reminderIdSchema = id<'ReminderId'>();

/** A policy's id. It stays the same while the policy's version grows. */
export type PolicyId = z.infer<typeof policyIdSchema>;
/** A subject's id, by which the platform knows for whom something is decided, confirmed and paid. */
export type SubjectId = z.infer<typeof subjectIdSchema>;
/** An entitlement's id. It stays the same while the entitlement's version grows. */
export type EntitlementId = z.infer<typeof entitlementIdSchema>;
/** A confirmation's id, given by the platform; the client's own name for the intent is the idempotency key. */
export type ConfirmationId = z.infer<typeof confirmationIdSchema>;
/** A payout's id. To the bank the payment goes by its `endToEndId` (ISO 20022). */
export type PayoutId = z.infer<typeof payoutIdSchema>;
/** A bank account's id, by which a confirmation says where the money goes. */
export type AccountId = z.infer<typeof accountIdSchema>;
/** An objection's id, by which its answer is looked up. */
export type ObjectionId = z.infer<typeof objectionIdSchema>;
/** An application's id; its answers and documents are sent below it. */
export type ApplicationId = z.infer<typeof applicationIdSchema>;
/** A document's id, by which an answer names it once it has been received. */
export type AttachmentId = z.infer<typeof attachmentIdSchema>;
/** A reminder's id; it only tells reminders apart. */
export type ReminderId = z.infer<typeof reminderIdSchema>;
