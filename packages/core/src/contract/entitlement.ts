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

export const entitlementSummarySchema = z.object(summaryShape);
export type EntitlementSummary = z.infer<typeof entitlementSummarySchema>;

/** What the platform says a subject may claim now, with the decision that says so. */
export const entitlementSchema = z.object({ ...summaryShape, decision: explanationSchema });
export type Entitlement = z.infer<typeof entitlementSchema>;
