import * as z from 'zod/mini';
import { daySchema, fenSchema, localizedSchema, policyIdSchema, regionCodeSchema } from './scalars.ts';

const countOf = z.object({ count: z.int(), amount: fenSchema });

/**
 * The platform's figures (数说). Reached subjects include tax and fee relief, which needs no payout; payout figures are
 * of confirmed subsidies alone. The two families are never mixed.
 */
export const statisticsSchema = z.object({
  asOf: daySchema,
  policies: z.object({
    online: z.int(),
    byMonth: z.array(z.object({ month: z.string(), online: z.int() })),
    byDistrict: z.array(z.object({ region: regionCodeSchema, name: localizedSchema, online: z.int() })),
  }),
  reached: z.object({ subjects: z.int(), amount: fenSchema, visits: z.int() }),
  payouts: z.object({
    total: countOf,
    byMonth: z.array(z.object({ month: z.string(), count: z.int(), amount: fenSchema })),
    byDistrict: z.array(
      z.object({ region: regionCodeSchema, name: localizedSchema, count: z.int(), amount: fenSchema }),
    ),
    byHour: z.array(z.object({ hour: z.int(), count: z.int() })),
    busiestDay: z.nullable(z.object({ day: daySchema, count: z.int() })),
    earliestTime: z.nullable(z.string()),
    latestTime: z.nullable(z.string()),
    first: z.nullable(z.object({ day: daySchema, subject: z.string(), policy: localizedSchema, amount: fenSchema })),
  }),
  widestReach: z.object({
    enterprises: z.nullable(z.object({ policy: policyIdSchema, title: localizedSchema, subjects: z.int() })),
    individuals: z.nullable(z.object({ policy: policyIdSchema, title: localizedSchema, subjects: z.int() })),
  }),
  mostPolicies: z.nullable(z.object({ subject: z.string(), policies: z.int() })),
  unclaimed: z.object({ subjects: z.int(), amount: fenSchema }),
});
/** The answer of `getStatistics`: the platform's figures as of one day (ISO 8601), every amount in whole fen. */
export type Statistics = z.infer<typeof statisticsSchema>;
