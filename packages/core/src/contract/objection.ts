import * as z from 'zod/mini';
import {
  daySchema,
  entitlementIdSchema,
  instantSchema,
  localizedSchema,
  objectionIdSchema,
  openEnum,
  policyIdSchema,
} from './scalars.ts';

/** "A fact or the amount is wrong": about an entitlement, or about a policy that did not come out eligible. */
export const newObjectionSchema = z.object({
  policy: policyIdSchema,
  entitlement: z.exactOptional(entitlementIdSchema),
  about: z.enum(['fact', 'already-received', 'other']),
  /** The fact that is wrong, by its path in the catalogue, and its period where it is one of a series. */
  fact: z.exactOptional(z.string()),
  period: z.exactOptional(z.string()),
  /** What it should be, as the person wrote it. */
  claimed: z.exactOptional(z.string().check(z.maxLength(200))),
  note: z.exactOptional(z.string().check(z.maxLength(1000))),
});
/** The body of `createObjection`: what is wrong, and what the subject claims instead. */
export type NewObjection = z.infer<typeof newObjectionSchema>;

/**
 * An objection (异议) as the platform keeps it. It goes to the department it names, the supplier of the fact where one
 * is wrong, which answers by `answerBy` (a day, ISO 8601).
 */
export const objectionSchema = z.object({
  id: objectionIdSchema,
  policy: z.object({ id: policyIdSchema, title: localizedSchema }),
  entitlement: z.exactOptional(entitlementIdSchema),
  about: openEnum(['fact', 'already-received', 'other']),
  fact: z.exactOptional(z.string()),
  claimed: z.exactOptional(z.string()),
  status: openEnum(['open', 'upheld', 'dismissed']),
  department: localizedSchema,
  raisedAt: instantSchema,
  /** The last day for the department's answer. */
  answerBy: daySchema,
  answer: z.exactOptional(localizedSchema),
});
/** An objection with how far it is: `open` until the department answers, then `upheld` or `dismissed`. */
export type Objection = z.infer<typeof objectionSchema>;
