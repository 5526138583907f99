import * as z from 'zod/mini';
import type { Explanation } from '../decision/explanation.ts';
import { daySchema, fenSchema, localizedSchema } from './scalars.ts';

const factReadSchema = z.object({
  fact: z.string(),
  label: localizedSchema,
  display: localizedSchema,
  department: localizedSchema,
  asOf: daySchema,
  period: z.exactOptional(z.string()),
});

const gapSchema = z.object({
  label: localizedSchema,
  direction: z.enum(['too-high', 'too-low']),
  limit: localizedSchema,
  value: localizedSchema,
  by: localizedSchema,
  scale: z.object({ limit: z.number(), value: z.number() }),
});

const criterionSchema = z.object({
  id: z.string(),
  text: localizedSchema,
  outcome: z.enum(['met', 'unmet', 'unknown']),
  facts: z.array(factReadSchema),
  gap: z.exactOptional(gapSchema),
});

const arithmeticLineSchema = z.object({
  label: localizedSchema,
  operator: z.exactOptional(z.enum(['×', '+', '−', '÷', '≤', '≥', '='])),
  display: localizedSchema,
  note: z.exactOptional(localizedSchema),
});

const missingFactSchema = z.object({
  fact: z.string(),
  label: localizedSchema,
  reason: z.enum(['absent', 'stale', 'not-shared', 'granularity']),
  department: localizedSchema,
  heldUntil: z.exactOptional(z.string()),
});

const amountSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), fen: fenSchema }),
  z.object({ kind: z.literal('range'), from: fenSchema, to: z.nullable(fenSchema) }),
  z.object({ kind: z.literal('none') }),
]);

/** A decision as the platform explains it: the wire form of {@link Explanation}. */
export const explanationSchema: z.ZodMiniType<Explanation> = z.object({
  policy: z.object({ id: z.string(), version: z.int(), digest: z.string() }),
  title: localizedSchema,
  asOf: daySchema,
  outcome: z.enum(['eligible', 'ineligible', 'undetermined']),
  amount: amountSchema,
  criteria: z.array(criterionSchema),
  arithmetic: z.array(arithmeticLineSchema),
  missing: z.array(missingFactSchema),
});
