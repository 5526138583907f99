import * as z from 'zod/mini';
import { daySchema, entitlementIdSchema, fenSchema, instantSchema, openEnum, reminderIdSchema } from './scalars.ts';

/** One reminder sent to the subject about what is still unclaimed. */
export const reminderSchema = z.object({
  id: reminderIdSchema,
  channel: openEnum(['sms']),
  sentAt: instantSchema,
  entitlements: z.array(entitlementIdSchema),
  total: fenSchema,
  nearestDeadline: daySchema,
});
/**
 * A reminder (提醒) that was sent: which entitlements were unclaimed, their total in whole fen, and the nearest
 * deadline (a day, ISO 8601).
 */
export type Reminder = z.infer<typeof reminderSchema>;
