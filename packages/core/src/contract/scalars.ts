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

export const policyIdSchema = id<'PolicyId'>();
export const subjectIdSchema = id<'SubjectId'>();
export const entitlementIdSchema = id<'EntitlementId'>();
export const confirmationIdSchema = id<'ConfirmationId'>();
export const payoutIdSchema = id<'PayoutId'>();
export const accountIdSchema = id<'AccountId'>();
export const objectionIdSchema = id<'ObjectionId'>();
export const applicationIdSchema = id<'ApplicationId'>();
export const attachmentIdSchema = id<'AttachmentId'>();
export const reminderIdSchema = id<'ReminderId'>();

export type PolicyId = z.infer<typeof policyIdSchema>;
export type SubjectId = z.infer<typeof subjectIdSchema>;
export type EntitlementId = z.infer<typeof entitlementIdSchema>;
export type ConfirmationId = z.infer<typeof confirmationIdSchema>;
export type PayoutId = z.infer<typeof payoutIdSchema>;
export type AccountId = z.infer<typeof accountIdSchema>;
export type ObjectionId = z.infer<typeof objectionIdSchema>;
export type ApplicationId = z.infer<typeof applicationIdSchema>;
export type AttachmentId = z.infer<typeof attachmentIdSchema>;
export type ReminderId = z.infer<typeof reminderIdSchema>;
