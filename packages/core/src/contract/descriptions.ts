import * as z from 'zod/mini';
import * as scalars from './scalars.ts';

/** What the scalars mean, for the OpenAPI document; apart from the schemas, because a browser needs none of it. */
const descriptions: readonly [z.ZodMiniType, z.core.GlobalMeta][] = [
  [scalars.fenSchema, { description: 'Money in fen (0.01 yuan), an integer', examples: [3450100] }],
  [scalars.daySchema, { description: 'A day in Asia/Shanghai', format: 'date', examples: ['2020-06-10'] }],
  [
    scalars.instantSchema,
    { description: 'An instant in UTC', format: 'date-time', examples: ['2020-06-10T02:03:04Z'] },
  ],
  [scalars.policyIdSchema, { description: 'A policy', examples: ['nb-job-retention-2020'] }],
  [scalars.subjectIdSchema, { description: 'A subject', examples: ['kaiyue-trading'] }],
  [scalars.entitlementIdSchema, { description: 'An entitlement', examples: ['ent-0001'] }],
  [scalars.confirmationIdSchema, { description: 'A confirmation', examples: ['cnf-0001'] }],
  [scalars.payoutIdSchema, { description: 'A payout', examples: ['pay-0001'] }],
  [scalars.accountIdSchema, { description: 'A bank account', examples: ['acc-0001'] }],
  [scalars.objectionIdSchema, { description: 'An objection', examples: ['obj-0001'] }],
  [scalars.applicationIdSchema, { description: 'An application', examples: ['app-0001'] }],
  [scalars.attachmentIdSchema, { description: 'A document sent with an application', examples: ['att-0001'] }],
  [scalars.reminderIdSchema, { description: 'A reminder', examples: ['rem-0001'] }],
];

/** The descriptions as a registry of their own. */
export function describe(): z.core.$ZodRegistry<z.core.GlobalMeta> {
  const registry = z.registry<z.core.GlobalMeta>();
  for (const [schema, meta] of descriptions) registry.add(schema, meta);
  return registry;
}
