import * as z from 'zod/mini';
import type { Language, Localized } from '../localized.ts';
import type { Fen } from '../money.ts';

// No text is ever evaluated as code, and none is tried: under a strict policy even zod's probe counts as a violation.
z.config({ jitless: true });

/** Money on the wire: an integer number of fen (0.01 yuan) within ±(2^53 − 1). */
export const fenSchema: z.ZodMiniType<Fen, number> = z
  .int()
  .register(z.globalRegistry, { description: 'Money in fen (0.01 yuan), an integer', examples: [3450100] }) as never;

/** A day in the city's own calendar (Asia/Shanghai), ISO 8601. */
export const daySchema = z.iso
  .date()
  .register(z.globalRegistry, { description: 'A day in Asia/Shanghai', examples: ['2020-06-10'] });

/** An instant in UTC, RFC 3339. */
export const instantSchema = z.iso
  .datetime()
  .register(z.globalRegistry, { description: 'An instant in UTC', examples: ['2020-06-10T02:03:04Z'] });

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

function id<const Name extends string>(description: string, example: string) {
  return z
    .string()
    .check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9._-]+$/))
    .register(z.globalRegistry, { description, examples: [example] })
    .brand<Name>();
}

export const policyIdSchema = id<'PolicyId'>('A policy', 'nb-job-retention-2020');
export const subjectIdSchema = id<'SubjectId'>('A subject', 'kaiyue-trading');
export const entitlementIdSchema = id<'EntitlementId'>('An entitlement', 'ent-0001');
export const confirmationIdSchema = id<'ConfirmationId'>('A confirmation', 'cnf-0001');
export const payoutIdSchema = id<'PayoutId'>('A payout', 'pay-0001');
export const accountIdSchema = id<'AccountId'>('A bank account', 'acc-0001');
export const objectionIdSchema = id<'ObjectionId'>('An objection', 'obj-0001');
export const applicationIdSchema = id<'ApplicationId'>('An application', 'app-0001');
export const reminderIdSchema = id<'ReminderId'>('A reminder', 'rem-0001');

export type PolicyId = z.infer<typeof policyIdSchema>;
export type SubjectId = z.infer<typeof subjectIdSchema>;
export type EntitlementId = z.infer<typeof entitlementIdSchema>;
export type ConfirmationId = z.infer<typeof confirmationIdSchema>;
export type PayoutId = z.infer<typeof payoutIdSchema>;
export type AccountId = z.infer<typeof accountIdSchema>;
export type ObjectionId = z.infer<typeof objectionIdSchema>;
export type ApplicationId = z.infer<typeof applicationIdSchema>;
export type ReminderId = z.infer<typeof reminderIdSchema>;
