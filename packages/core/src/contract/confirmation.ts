import * as z from 'zod/mini';
import {
  accountIdSchema,
  confirmationIdSchema,
  entitlementIdSchema,
  fenSchema,
  instantSchema,
  payoutIdSchema,
} from './scalars.ts';

/** What the subject confirms with one tap. The version goes in `If-Match`, the intent's key in `Idempotency-Key`. */
export const newConfirmationSchema = z.object({
  entitlement: entitlementIdSchema,
  /** The amount that the person saw; if it is no longer the amount, nothing is confirmed. */
  amount: fenSchema,
  account: accountIdSchema,
});
/** The body of `createConfirmation`: this entitlement, this amount in whole fen, into this account. */
export type NewConfirmation = z.infer<typeof newConfirmationSchema>;

/** The subject's one tap, as the platform recorded it. */
export const confirmationSchema = z.object({
  id: confirmationIdSchema,
  entitlement: entitlementIdSchema,
  entitlementVersion: z.int().check(z.gte(1)),
  amount: fenSchema,
  account: accountIdSchema,
  confirmedAt: instantSchema,
  /** The payout that carries it out; after a rejected payout and a new account, the newest. */
  payout: payoutIdSchema,
});
/**
 * The subject's confirmation of one version of an entitlement, in whole fen; it comes between the entitlement and the
 * payout that carries it out.
 */
export type Confirmation = z.infer<typeof confirmationSchema>;
