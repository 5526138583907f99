import * as z from 'zod/mini';
import { daySchema, fenSchema, localizedSchema, openEnum, policyIdSchema, regionCodeSchema } from './scalars.ts';

/** A published policy as the platform lists it: who, how much, until when, from which budget, in words. */
export const publishedPolicySchema = z.object({
  id: policyIdSchema,
  version: z.int().check(z.gte(1)),
  /** SHA-256 of the policy's canonical JSON, lower-case hex: what a decision record names. */
  digest: z.string(),
  title: localizedSchema,
  authority: z.object({ region: regionCodeSchema, department: localizedSchema }),
  benefit: openEnum(['subsidy', 'tax-relief']),
  route: openEnum(['no-application', 'easy-application']),
  subject: openEnum(['enterprise', 'sole-trader', 'individual']),
  effective: z.object({ from: daySchema, to: z.exactOptional(daySchema) }),
  deadline: z.exactOptional(daySchema),
  budget: z.exactOptional(fenSchema),
  /** Where the published text can be read. */
  source: z.exactOptional(z.string()),
  criteria: z.array(z.object({ id: z.string(), text: localizedSchema })),
});
/**
 * A published policy as lists show it: the start of the flow, before any decision. Its budget is in whole fen, its days
 * ISO 8601, its region a GB/T 2260 code.
 */
export type PublishedPolicy = z.infer<typeof publishedPolicySchema>;
