import * as z from 'zod/mini';
import { accountIdSchema, localizedSchema, openEnum } from './scalars.ts';

/** A bank account in the subject's own name. The number itself never comes back, only its last four digits. */
export const accountSchema = z.object({
  id: accountIdSchema,
  bank: localizedSchema,
  /** 12-digit bank code, CNAPS. */
  cnaps: z.string(),
  holder: z.string(),
  last4: z.string().check(z.regex(/^\d{4}$/)),
  kind: openEnum(['basic', 'general', 'personal']),
  /** `ready` can receive; the bank is `verifying`; name and number `mismatch`; `closed` can't receive. */
  status: openEnum(['ready', 'verifying', 'mismatch', 'closed']),
  preferred: z.boolean(),
});
/**
 * A bank account of the subject's as the platform answers it; a confirmation names it by its id, and the payout goes
 * there.
 */
export type Account = z.infer<typeof accountSchema>;

/** A new account, for the bank to check name against number. */
export const newAccountSchema = z.object({
  cnaps: z.string().check(z.regex(/^\d{12}$/)),
  number: z.string().check(z.regex(/^\d{8,30}$/)),
});
/**
 * What adds an account in the subject's own name: the 12-digit CNAPS bank code and the full number, sent once and never
 * answered back.
 */
export type NewAccount = z.infer<typeof newAccountSchema>;
