import type { Localized } from '../localized.ts';
import type { Fen } from '../money.ts';

/** Whether a policy applies. `undetermined` means that the outcome truly hangs on facts that are missing. */
export type Outcome = 'eligible' | 'ineligible' | 'undetermined';

/** One clause's outcome: `unknown` when the facts at hand do not settle it. */
export type CriterionOutcome = 'met' | 'unmet' | 'unknown';

/**
 * Why a fact is missing: `absent` (the department has no record), `stale` (older than the policy allows), `not-shared`
 * (the department may not share it: ask the subject), `granularity` (its period cannot answer the question).
 */
export type MissingReason = 'absent' | 'stale' | 'not-shared' | 'granularity';

/** A fact that was read, as it may be shown: never one whose sharing class forbids it. */
export interface FactRead {
  /** Path in the catalogue, such as `unemploymentInsurance.paid`. */
  readonly fact: string;
  readonly label: Localized;
  /** The value in words, with its unit: "24 个月", "¥57,501.67". */
  readonly display: Localized;
  readonly department: Localized;
  /** The day the value was true, ISO 8601. */
  readonly asOf: string;
  /** The period it speaks of, where it is one of a series: "2019", "2018/2019". */
  readonly period?: string;
  /** The rule a derived fact follows from, with what it read. */
  readonly rule?: {
    readonly title: Localized;
    readonly version: number;
    readonly source?: string;
    readonly facts: readonly FactRead[];
  };
}

/** How far a subject is from a threshold. */
export interface Gap {
  readonly label: Localized;
  readonly direction: 'too-high' | 'too-low';
  /** The threshold, the subject's value and the difference, in words with their unit. */
  readonly limit: Localized;
  readonly value: Localized;
  readonly by: Localized;
  /** The same as plain numbers for a ruler drawing; never for computing. */
  readonly scale: { readonly limit: number; readonly value: number };
}

/** One clause of the policy, explained. */
export interface ExplainedCriterion {
  readonly id: string;
  readonly text: Localized;
  readonly outcome: CriterionOutcome;
  readonly facts: readonly FactRead[];
  readonly gap?: Gap;
  /** The words of the exception by which the clause is met. */
  readonly exception?: Localized;
  /** Why it could not be computed, where no fact is missing. */
  readonly failure?: Localized;
}

/** One line of the arithmetic, to be read downwards; the last line is the amount. */
export interface ArithmeticLine {
  readonly label: Localized;
  /** What this line does to the one above. */
  readonly operator?: '×' | '+' | '−' | '÷' | '≤' | '≥' | '=';
  readonly display: Localized;
  /** A word beside it, such as "not reached" at a cap. */
  readonly note?: Localized;
}

/** A fact that can still change the outcome or the amount. */
export interface MissingFact {
  readonly fact: string;
  readonly label: Localized;
  readonly reason: MissingReason;
  readonly department: Localized;
  /** The last day or period the department holds, where the reason is `stale`. */
  readonly heldUntil?: string;
}

/** The amount: known, or a range when only the amount hangs on what is missing, or nothing. */
export type ExplainedAmount =
  | { readonly kind: 'known'; readonly fen: Fen }
  | { readonly kind: 'range'; readonly from: Fen; readonly to: Fen | null }
  | { readonly kind: 'none' };

/** A decision as a person can follow it: clause by clause, facts with their sources, and the arithmetic. */
export interface Explanation {
  readonly policy: { readonly id: string; readonly version: number; readonly digest: string };
  readonly title: Localized;
  readonly asOf: string;
  readonly outcome: Outcome;
  readonly amount: ExplainedAmount;
  readonly criteria: readonly ExplainedCriterion[];
  readonly arithmetic: readonly ArithmeticLine[];
  /** The most decisive first. */
  readonly missing: readonly MissingFact[];
}
