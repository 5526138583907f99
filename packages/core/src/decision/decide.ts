import { parseDay } from '../day.ts';
import { compare, type Exact, round, subtract } from '../exact.ts';
import type { Dossier } from '../facts/dossier.ts';
import { type Failure, fail, type Missing, type Result, Unknown, union } from '../facts/unknown.ts';
import { type Fen, fen } from '../money.ts';
import type { Criterion, Policy } from '../policy/policy.ts';
import { closureOf, firstThatHolds } from './closures.ts';
import type { CriterionOutcome, Outcome } from './explanation.ts';
import { type Closure, type Run, stepBudget } from './run.ts';
import { type Settled, settle } from './settle.ts';
import type { Verdict } from './trying.ts';

/** The amount of a decision. */
export type DecidedAmount =
  | { readonly kind: 'known'; readonly fen: Fen }
  /** Between these, both included; null where nothing bounds it above. */
  | { readonly kind: 'range'; readonly from: Fen; readonly to: Fen | null }
  | { readonly kind: 'none' };

/** One clause decided. */
export interface DecidedCriterion {
  readonly id: string;
  readonly outcome: CriterionOutcome;
  /** Position of the exception that lets the clause pass, where one does. */
  readonly exception?: number;
  /** Why it could not be computed, where that is not a missing fact: growth from zero, division by zero. */
  readonly failure?: Failure;
}

/** One policy applied to one dossier. */
export interface Decision {
  readonly policy: Policy;
  readonly dossier: Dossier;
  /** The day it is made as of, ISO 8601. */
  readonly asOf: string;
  readonly outcome: Outcome;
  readonly criteria: readonly DecidedCriterion[];
  readonly amount: DecidedAmount;
  /** Facts that can still change the outcome or the amount, the most decisive first. */
  readonly missing: readonly Missing[];
}

/** What was asked of a decision cannot be answered. */
export class DecisionError extends Error {
  override readonly name = 'DecisionError';
  readonly code: 'decision/no-such-day' | 'decision/other-catalogue' | 'decision/no-version';

  constructor(code: DecisionError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** What a decision has to know beyond policy and dossier: the day, and never a clock of its own. */
export interface DecideOptions {
  /** The day to decide as of, ISO 8601. */
  readonly asOf: string;
}

let lastText = '';
let lastDay = 0;

/** The day count of a decision's day; decisions mostly come many to a day, so the last one is kept. */
export function dayOfDecision(text: string): number {
  if (text === lastText) return lastDay;
  const day = parseDay(text);
  if (day === undefined)
    throw new DecisionError('decision/no-such-day', `"${text}" is no day; write it as 2020-06-10.`);
  lastText = text;
  lastDay = day;
  return day;
}

/** What a policy compiles to. */
export interface Compiled {
  readonly criteria: readonly {
    readonly criterion: Criterion;
    readonly test: Closure;
    readonly exceptions: readonly Closure[];
    /** What most criteria come to, written once. */
    readonly met: DecidedCriterion;
    readonly unmet: DecidedCriterion;
  }[];
  readonly amount: Closure;
}

const compiledPolicies = new WeakMap<Policy, Compiled>();

/** The closures of a policy; made once. */
export function compiledOf(policy: Policy): Compiled {
  let compiled = compiledPolicies.get(policy);
  if (!compiled) {
    compiled = {
      criteria: policy.criteria.map(criterion => ({
        criterion,
        test: closureOf(criterion.test),
        exceptions: criterion.exceptions.map(exception => closureOf(exception.when)),
        met: { id: criterion.id, outcome: 'met' },
        unmet: { id: criterion.id, outcome: 'unmet' },
      })),
      amount: amountClosure(policy),
    };
    compiledPolicies.set(policy, compiled);
  }
  return compiled;
}

/** The formula, or the first exception that holds, less what was received, rounded, and nothing below the floor. */
export function amountClosure(policy: Policy, general: Closure = closureOf(policy.amount.value)): Closure {
  const { amount } = policy;
  const received = policy.less && closureOf(policy.less);
  const finish = (value: Exact): Exact => settleAmount(policy, value);
  const formula = firstThatHolds(amount.exceptions, general);
  return run => {
    const value = formula(run);
    const less = received ? received(run) : 0;
    if (!(value instanceof Unknown) && !(less instanceof Unknown))
      return finish(subtract(value as Exact, less as Exact));
    const [low, high] = [lowOf(value), highOf(value)];
    const [lessLow, lessHigh] = [lowOf(less), highOf(less)];
    const failure = value instanceof Unknown ? value.failure : (less as Unknown).failure;
    const missing = [
      ...(value instanceof Unknown ? value.missing : []),
      ...(less instanceof Unknown ? less.missing : []),
    ];
    return new Unknown(missing, {
      low: low === undefined || lessHigh === undefined ? 0 : finish(subtract(low, lessHigh)),
      high: high === undefined || lessLow === undefined ? undefined : finish(subtract(high, lessLow)),
      failure,
    });
  };
}

const lowOf = (result: Result): Exact | undefined => (result instanceof Unknown ? result.low : (result as Exact));
const highOf = (result: Result): Exact | undefined => (result instanceof Unknown ? result.high : (result as Exact));

/** Rounds as the policy says; an amount below zero or below the floor is nothing. */
function settleAmount(policy: Policy, value: Exact): Exact {
  const { rounding, floor } = policy.amount;
  const rounded = round(value, rounding.how, rounding.step);
  if (rounded < 0 || (floor !== undefined && rounded < floor)) return 0;
  return rounded;
}

/**
 * Decides one policy for one dossier as of a day.
 *
 * @example
 * ```ts
 * const decision = decide(policy, dossier, { asOf: '2020-06-10' });
 * decision.outcome; // 'eligible'
 * ```
 * @throws {@link DecisionError} when the day does not exist, or the dossier was parsed against another catalogue.
 */
export function decide(policy: Policy, dossier: Dossier, options: DecideOptions): Decision {
  const asOf = dayOfDecision(options.asOf);
  if (dossier.catalogue !== policy.catalogue)
    throw new DecisionError(
      'decision/other-catalogue',
      'Parse the dossier with the catalogue the policy was loaded with.',
    );
  const run: Run = { dossier, asOf, locals: [], budget: stepBudget };
  const { criteria: tests, amount } = compiledOf(policy);
  const criteria: DecidedCriterion[] = preconditions(policy, dossier, options.asOf);
  const unknowns: Unknown[] = [];
  let outcome: Outcome = criteria.length ? 'ineligible' : 'eligible';
  for (let i = 0; i < tests.length; i++) {
    const one = tests[i]!;
    const value = one.test(run);
    const decided =
      value === true
        ? one.met
        : value === false && !one.exceptions.length
          ? one.unmet
          : decideCriterion(one.criterion.id, value, one.exceptions, run, unknowns);
    criteria.push(decided);
    if (decided.outcome === 'unmet') outcome = 'ineligible';
    else if (decided.outcome === 'unknown' && outcome === 'eligible') outcome = 'undetermined';
  }
  const base = { policy, dossier, asOf: options.asOf, criteria };
  if (outcome === 'ineligible') return { ...base, outcome, amount: { kind: 'none' }, missing: [] };
  const result = guarded(amount, run);
  if (outcome === 'eligible' && !(result instanceof Unknown)) {
    return { ...base, outcome, amount: { kind: 'known', fen: fen(result as number) }, missing: [] };
  }
  let missing: readonly Missing[] = result instanceof Unknown && !unknowns.length ? result.missing : [];
  if (unknowns.length) {
    missing = unknowns.reduce<readonly Missing[]>((all, one) => union(all, one.missing), []);
    if (result instanceof Unknown) missing = union(missing, result.missing);
  }
  const settled = missing.length ? settle(policy, run, missing, judgeOf(policy)) : { missing };
  const final = settled.outcome ?? outcome;
  return {
    ...base,
    outcome: final,
    amount: final === 'ineligible' ? { kind: 'none' } : settledAmount(settled, result),
    missing: final === 'ineligible' ? [] : settled.missing,
  };
}

function settledAmount(settled: Settled, result: Result): DecidedAmount {
  if (settled.amount !== undefined) return { kind: 'known', fen: fen(settled.amount) };
  if (settled.range && result instanceof Unknown)
    return { kind: 'range', from: fen(settled.range.from), to: fen(settled.range.to) };
  return amountOf(result);
}

/** Outcome and amount alone, by three-valued logic. */
export function judgeOf(policy: Policy): (run: Run) => Verdict {
  const { criteria, amount } = compiledOf(policy);
  return run => {
    let unknown = false;
    for (const { test, exceptions } of criteria) {
      const value = test(run);
      if (value === true) continue;
      const held = exceptions.map(exception => exception(run));
      if (held.includes(true)) continue;
      if (value === false && held.every(one => one === false)) return { outcome: 'ineligible', amount: undefined };
      unknown = true;
    }
    return { outcome: unknown ? 'undetermined' : 'eligible', amount: amount(run) };
  };
}

/** The policy must be in force and meant for this kind of subject; said only where it is not. */
function preconditions(policy: Policy, dossier: Dossier, asOf: string): DecidedCriterion[] {
  const out: DecidedCriterion[] = [];
  if (!policy.subjects.includes(dossier.subject.kind)) out.push({ id: 'subject', outcome: 'unmet' });
  if (asOf < policy.effective.from || (policy.effective.to !== undefined && asOf > policy.effective.to))
    out.push({ id: 'in-force', outcome: 'unmet' });
  return out;
}

function decideCriterion(
  id: string,
  result: Result,
  exceptions: readonly Closure[],
  run: Run,
  unknowns: Unknown[],
): DecidedCriterion {
  if (result === true) return { id, outcome: 'met' };
  const doubts: Unknown[] = result instanceof Unknown ? [result] : [];
  for (const [i, exception] of exceptions.entries()) {
    const holds = exception(run);
    if (holds === true) return { id, outcome: 'met', exception: i };
    if (holds instanceof Unknown) doubts.push(holds);
  }
  if (!doubts.length) return { id, outcome: 'unmet' };
  unknowns.push(...doubts);
  const failure = doubts.find(doubt => doubt.failure)?.failure;
  return { id, outcome: 'unknown', ...(failure && { failure }) };
}

/** An amount beyond what can be held exactly is a failure, never a wrong amount. */
function guarded(amount: Closure, run: Run): Result {
  const result = amount(run);
  if (result instanceof Unknown || typeof result === 'number') return result;
  return fail('overflow', 'The amount is beyond the exact range.');
}

function amountOf(result: Result): DecidedAmount {
  if (!(result instanceof Unknown)) return { kind: 'known', fen: fen(result as number) };
  const { low, high } = result;
  if (low !== undefined && high !== undefined && compare(low, high) === 0)
    return { kind: 'known', fen: fen(low as number) };
  return {
    kind: 'range',
    from: fen(typeof low === 'number' ? low : 0),
    to: typeof high === 'number' ? fen(high) : null,
  };
}
