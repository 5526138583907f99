import * as z from 'zod/mini';
import { attachmentRuleSchema, attachmentSchema } from './attachment.ts';
import {
  applicationIdSchema,
  attachmentIdSchema,
  daySchema,
  instantSchema,
  localizedSchema,
  openEnum,
  policyIdSchema,
} from './scalars.ts';

/** One question of the short form: a missing fact asked in plain words, or a document that the policy wants (材料). */
export const questionSchema = z.object({
  /** The fact it fills, by its path in the catalogue; `materials.` and an id where a document is asked for. */
  fact: z.string(),
  text: localizedSchema,
  /** Why it is asked: the clause it decides, in the clause's own words. */
  why: localizedSchema,
  kind: openEnum(['yes-no', 'integer', 'decimal', 'money', 'date', 'text', 'choice', 'attachment']),
  unit: z.exactOptional(localizedSchema),
  choices: z.exactOptional(z.array(z.object({ value: z.string(), text: localizedSchema }))),
  /** With `attachment`: what is taken. */
  attachment: z.exactOptional(attachmentRuleSchema),
  department: localizedSchema,
});
/** One question of the short form, as an application lists it in `questions` while its answer still matters. */
export type Question = z.infer<typeof questionSchema>;

/**
 * An answer; `unknown` is an answer too and leads on: the department finds out. Documents are named by their ids, once
 * they have been received.
 */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: z.union([z.boolean(), z.number(), z.string()]) }),
  z.object({ kind: z.literal('attachments'), attachments: z.array(attachmentIdSchema).check(z.minLength(1)) }),
  z.object({ kind: z.literal('unknown') }),
]);
/** An answer to one {@link Question}: a value, the documents sent for it, or `unknown`. */
export type Answer = z.infer<typeof answerSchema>;

/** The short form for a policy that data alone can't decide (易申报). */
export const applicationSchema = z.object({
  id: applicationIdSchema,
  policy: z.object({ id: policyIdSchema, title: localizedSchema, department: localizedSchema }),
  status: openEnum(['draft', 'submitted', 'approved', 'refused']),
  answers: z.record(z.string(), answerSchema),
  /** What still matters, given the answers so far, the most decisive first. Empty: it can be sent. */
  questions: z.array(questionSchema),
  /** Documents sent or on their way, the oldest first; absent where there are none. */
  attachments: z.exactOptional(z.array(attachmentSchema)),
  submittedAt: z.exactOptional(instantSchema),
  /** Working days that a review takes at most. */
  reviewWorkingDays: z.int(),
  /** The last day for the answer, on the official calendar; once submitted. */
  reviewBy: z.exactOptional(daySchema),
  reason: z.exactOptional(localizedSchema),
});
/**
 * The short form (易申报) for one policy, with the answers so far and what is still asked. It is a `draft` until it is
 * sent; the department then answers by `reviewBy` (a day, ISO 8601).
 */
export type Application = z.infer<typeof applicationSchema>;

/**
 * What begins an application: the policy that data alone can't decide, and nothing else; the platform answers with its
 * questions.
 */
export const newApplicationSchema = z.object({ policy: policyIdSchema });
/** The body of `createApplication`: the policy to apply for. */
export type NewApplication = z.infer<typeof newApplicationSchema>;

/**
 * Answers to save in a draft, each under its question's `fact`. The application that comes back asks only what still
 * matters.
 */
export const answersSchema = z.object({ answers: z.record(z.string(), answerSchema) });
/** The body of `answerApplication`: some answers of the form, by the `fact` of their questions. */
export type Answers = z.infer<typeof answersSchema>;
