import * as z from 'zod/mini';
import type { Dossier, DossierFactData, Subject } from '../facts/dossier.ts';
import type { Value } from '../facts/value.ts';
import type { Fen } from '../money.ts';

/** What a case asks: a policy, several policies together, or a derived fact. */
export type Question =
  | { readonly kind: 'policy'; readonly policy: string }
  | { readonly kind: 'together'; readonly policies: readonly string[] }
  | { readonly kind: 'derived'; readonly fact: string };

/** The policies a case asks; none where it asks a derived fact. */
export function policiesAsked(question: Question): readonly string[] {
  if (question.kind === 'policy') return [question.policy];
  return question.kind === 'together' ? question.policies : [];
}

/** Facts that must be missing, with or without the reason. */
export type ExpectedMissing = readonly { readonly fact: string; readonly reason?: string | undefined }[];

/** What a case expects. What it does not name is not compared. */
export type Expected =
  | {
      readonly kind: 'policy';
      readonly outcome: 'eligible' | 'ineligible' | 'undetermined';
      readonly amount?: { readonly from: Fen; readonly to: Fen | null };
      readonly missing?: ExpectedMissing;
      /** All clauses that are not met, and no other. */
      readonly unmet?: readonly string[];
      readonly criteria: Readonly<Record<string, 'met' | 'unmet' | 'unknown'>>;
    }
  | {
      readonly kind: 'together';
      readonly total?: Fen;
      /** The policies that are paid, and no other. */
      readonly chosen?: readonly string[];
    }
  | { readonly kind: 'derived'; readonly value?: Value; readonly missing?: ExpectedMissing };

/** One case of an author: what is known, on which day, and what must come out. */
export interface Case {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What the case shows, in the author's words. */
  readonly name: string;
  readonly question: Question;
  /** ISO 8601. */
  readonly on: string;
  readonly dossier: Dossier;
  readonly expect: Expected;
  /** As written, with what the file says for all its cases filled in. */
  readonly data: CaseData;
}

/** A case as plain data, ready for another language. */
export interface CaseData {
  readonly case: string;
  readonly on: string;
  readonly subject: Subject;
  readonly facts: Readonly<Record<string, DossierFactData>>;
  readonly expect: ExpectedData;
}

/** What a case expects, as written. */
export type ExpectedData = z.infer<typeof expectSchema>;

const subjectKind = z.enum(['enterprise', 'sole-trader', 'individual']);
const reason = z.enum(['absent', 'stale', 'not-shared', 'granularity']);
const amountText = z.union([z.string(), z.strictObject({ from: z.string(), to: z.nullable(z.string()) })]);

const expectSchema = z.strictObject({
  outcome: z.optional(z.enum(['eligible', 'ineligible', 'undetermined'])),
  amount: z.optional(amountText),
  missing: z.optional(z.array(z.union([z.string(), z.strictObject({ fact: z.string(), reason: z.optional(reason) })]))),
  unmet: z.optional(z.array(z.string())),
  criteria: z.optional(z.record(z.string(), z.enum(['met', 'unmet', 'unknown']))),
  total: z.optional(z.string()),
  chosen: z.optional(z.array(z.string())),
  value: z.optional(z.union([z.string(), z.number(), z.boolean()])),
});

const caseSchema = z.strictObject({
  case: z.string(),
  on: z.optional(z.string()),
  subject: z.optional(subjectKind),
  dossier: z.optional(z.string()),
  facts: z.optional(z.record(z.string(), z.unknown())),
  expect: expectSchema,
});

/** What stands above holds for every case that does not say otherwise. */
export const fileSchema = z.strictObject({
  policy: z.optional(z.string()),
  policies: z.optional(z.array(z.string())),
  derived: z.optional(z.string()),
  on: z.optional(z.string()),
  subject: z.optional(subjectKind),
  dossier: z.optional(z.string()),
  facts: z.optional(z.record(z.string(), z.unknown())),
  cases: z.array(caseSchema),
});

/** The cases file as written: a list, or a list with what holds for all of it. */
export const casesSchema: z.ZodMiniType = z.union([z.array(caseSchema), fileSchema]);

export type CaseWritten = z.infer<typeof caseSchema>;
export type FileWritten = z.infer<typeof fileSchema>;
