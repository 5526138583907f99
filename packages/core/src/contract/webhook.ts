import * as z from 'zod/mini';
import { payoutEventSchema } from './payout.ts';
import { confirmationIdSchema, entitlementIdSchema, fenSchema, instantSchema, subjectIdSchema } from './scalars.ts';

/** A message about a payout, as a partner's server is sent it (Standard Webhooks). */
export const webhookEventSchema = z.object({
  /** `payout.` and the status that was reached. */
  type: z.string(),
  timestamp: instantSchema,
  data: z.object({
    ...payoutEventSchema.shape,
    subject: subjectIdSchema,
    entitlement: entitlementIdSchema,
    confirmation: confirmationIdSchema,
    amount: fenSchema,
  }),
});
/**
 * One step of a payout as a partner's server receives it (Standard Webhooks), with subject, entitlement, confirmation
 * and the amount in whole fen.
 */
export type WebhookEvent = z.infer<typeof webhookEventSchema>;
