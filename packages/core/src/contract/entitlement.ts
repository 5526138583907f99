import * as z from 'zod/mini';
import { explanationSchema } from './explanation.ts';
import { payoutStatuses } from './payout.ts';
import {
  accountIdSchema,
  confirmationIdSchema,
  daySchema,
  entitlementIdSchema,
  fenSchema,
  instantSchema,
  localizedSchema,
  openEnum,
  payoutIdSchema,
  policyIdSchema,
} from './scalars.ts';

/** `offered` waits for the one tap; `confirmed` is being paid; `failed` needs another account. */
export const entitlementStatuses = ['offered', 'confirmed', 'failed', 'paid', 'lapsed', 'withdrawn'] as const;
/**
 * Where an entitlement stands, from `offered` on. One that nobody confirmed by its deadline is `lapsed`; one that a new
 * decision took back is `withdrawn`.
 */
export type EntitlementStatus = (typeof entitlementStatuses)[number];

/** What a list shows of an entitlement. */
const summaryShape = {
  id: entitlementIdSchema,
  /** Grows whenever amount, deadline or decision change; the ETag is this number in quotes. */
  version: z.int().check(z.gte(1)),
  status: openEnum(entitlementStatuses),
  policy: z.object({
    id: policyIdSchema,
    version: z.int(),
    title: localizedSchema,
    department: localizedSchema,
    source: z.exactOptional(z.string()),
  }),
  amount: fenSchema,
  /** The last day on which it can be confirmed. */
  deadline: daySchema,
  offeredAt: instantSchema,
  /** Why this version differs from the one before, where it does. */
  changed: z.exactOptional(
    z.object({ previousAmount: fenSchema, previousVersion: z.int(), reason: localizedSchema, at: instantSchema }),
  ),
  confirmation: z.exactOptional(confirmationIdSchema),
  payout: z.exactOptional(
    z.object({ id: payoutIdSchema, status: openEnum(payoutStatuses), account: accountIdSchema, at: instantSchema }),
  ),
};

/**
 * An entitlement as a list shows it: policy, amount in whole fen, last day to confirm (ISO 8601), but not the decision
 * behind it.
 */
export const entitlementSummarySchema = z.object(summaryShape);
/** An item of `listEntitlements`: all of an {@link Entitlement} but its decision. */
export type EntitlementSummary = z.infer<typeof entitlementSummarySchema>;

/** What the platform says a subject may claim now, with the decision that says so. */
export const entitlementSchema = z.object({ ...summaryShape, decision: explanationSchema });
/**
 * What a subject may claim, in whole fen and until which day (ISO 8601), with the decision that explains it. It follows
 * from the decision and comes before the confirmation, which sends its `version` as `If-Match` (RFC 9110).
 */
export type Entitlement = z.infer<typeof entitlementSchema>;
