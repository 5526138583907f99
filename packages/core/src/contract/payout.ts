import * as z from 'zod/mini';
import {
  accountIdSchema,
  confirmationIdSchema,
  entitlementIdSchema,
  fenSchema,
  instantSchema,
  localizedSchema,
  openEnum,
  payoutIdSchema,
  policyIdSchema,
} from './scalars.ts';

/** The statuses of a payout, in the order in which they come; `rejected` and `returned` end it like `settled`. */
export const payoutStatuses = ['accepted', 'funding', 'instructed', 'settled', 'rejected', 'returned'] as const;
/**
 * How far a payout has come, in the platform's own words; the ISO 20022 status of each stands beside it in
 * {@link Iso20022}.
 */
export type PayoutStatus = (typeof payoutStatuses)[number];

/** The ISO 20022 payment status beside ours, and the external reason code where money did not arrive. */
export const iso20022Schema = z.object({
  status: openEnum(['RCVD', 'ACTC', 'PDNG', 'ACSP', 'ACSC', 'RJCT']),
  /** ExternalStatusReason1Code (pacs.002) or ExternalReturnReason1Code (pacs.004), such as AC04 "closed account". */
  reason: z.exactOptional(z.string()),
});
/** The payment status in ISO 20022's codes, and the reason code where the money was rejected or came back. */
export type Iso20022 = z.infer<typeof iso20022Schema>;

/** One step of the money's way. Events of one payout are numbered from 1 without gaps. */
export const payoutEventSchema = z.object({
  payout: payoutIdSchema,
  sequence: z.int().check(z.gte(1)),
  status: openEnum(payoutStatuses),
  at: instantSchema,
  iso20022: iso20022Schema,
  /** How it is funded, once known: out of the fund pool, and what the bank advances. */
  funding: z.exactOptional(z.object({ pool: fenSchema, advance: fenSchema })),
});
/** One step of a payout, as `watchPayouts` streams it and a payout lists it; `funding` is in whole fen. */
export type PayoutEvent = z.infer<typeof payoutEventSchema>;

/** One payout: the money's way to the account, with all its events so far. */
export const payoutSchema = z.object({
  id: payoutIdSchema,
  confirmation: confirmationIdSchema,
  entitlement: entitlementIdSchema,
  policy: z.object({ id: policyIdSchema, title: localizedSchema, department: localizedSchema }),
  amount: fenSchema,
  account: z.object({
    id: accountIdSchema,
    bank: localizedSchema,
    last4: z.string(),
    holder: z.string(),
  }),
  /** The end-to-end identification that the bank's receipt carries too (ISO 20022 EndToEndId). */
  endToEndId: z.string(),
  status: openEnum(payoutStatuses),
  events: z.array(payoutEventSchema),
});
/** The money's way to the account after a confirmation, in whole fen, with its status and all events so far. */
export type Payout = z.infer<typeof payoutSchema>;

/** A citizen's rating after payment (好差评), 5 best. */
export const ratingSchema = z.object({ score: z.int().check(z.gte(1), z.lte(5)) });
/** The body and answer of `ratePayout`: a whole number from 1 to 5, given once the payout has ended. */
export type Rating = z.infer<typeof ratingSchema>;
