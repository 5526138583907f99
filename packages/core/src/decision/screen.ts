import { parseDay } from '../day.ts';
import { denominator, type Exact, numerator } from '../exact.ts';
import type { Dossier } from '../facts/dossier.ts';
import { types } from '../facts/type.ts';
import { Unknown } from '../facts/unknown.ts';
import type { Policy } from '../policy/policy.ts';
import { amountClosure, compiledOf, DecisionError, judgeOf } from './decide.ts';
import type { Outcome } from './explanation.ts';
import { constantOf, keyOf } from './key.ts';
import { compileTest, Lowering } from './quick-test.ts';
import { type Facts, kinds, Layout } from './slots.ts';
import type { Test } from './three-valued.ts';

/** Outcome as a small number: `0` ineligible, `1` eligible, `2` undetermined. */
export type OutcomeCode = 0 | 1 | 2;

/** The outcome in words. */
export const outcomes: readonly Outcome[] = ['ineligible', 'eligible', 'undetermined'];

/** Many policies made ready to be decided quickly as of one day: outcome and amount, nothing else. */
export interface Screen {
  readonly policies: readonly Policy[];
  /** Lays out what is known of one subject; then every policy can be asked. */
  read(dossier: Dossier): Facts;
  /** Outcome of the nth policy, by three-valued logic alone: what it leaves undetermined, `decide` may still settle. */
  outcome(index: number, facts: Facts): OutcomeCode;
  /** Amount of the nth policy in fen; NaN where it is not known. Only meaningful where the outcome is not ineligible. */
  amount(index: number, facts: Facts): number;
}

/**
 * Prepares policies for deciding many subjects as of one day. It gives what {@link decide} gives, outcome and amount only
 * and without an object made, for panels that show what is likely and for estimates over many subjects.
 *
 * @example
 * ```ts
 * const screen = screenOf(policies, { asOf: '2020-06-10' });
 * const facts = screen.read(dossier);
 * screen.policies.filter((_, i) => screen.outcome(i, facts) === 1);
 * ```
 * @throws {@link DecisionError} when the day does not exist.
 */
export function screenOf(policies: readonly Policy[], options: { readonly asOf: string }): Screen {
  const asOf = parseDay(options.asOf);
  if (asOf === undefined)
    throw new DecisionError('decision/no-such-day', `"${options.asOf}" is no day; write it as 2020-06-10.`);
  const layout = new Layout();
  const lowering = new Lowering(layout, asOf);
  const tests = policies.map(policy => outcomeTest(policy, lowering, options.asOf));
  const amounts = policies.map(policy => amountReader(policy, lowering));
  return {
    policies,
    read: dossier => layout.read(dossier, asOf),
    outcome: (index, facts) =>
      (facts.exact ? tests[index]!(facts) : exactOutcome(policies[index]!, facts, options.asOf)) as OutcomeCode,
    amount: (index, facts) => amounts[index]!(facts),
  };
}

function exactOutcome(policy: Policy, facts: Facts, day: string): number {
  if (!policy.subjects.includes(facts.run.dossier.subject.kind) || !inForce(policy, day)) return 0;
  return outcomes.indexOf(judgeOf(policy)(facts.run).outcome);
}

const inForce = (policy: Policy, day: string): boolean =>
  policy.effective.from <= day && (policy.effective.to === undefined || day <= policy.effective.to);

function outcomeTest(policy: Policy, lowering: Lowering, day: string): Test {
  if (!inForce(policy, day)) return () => 0;
  let accepted = 0;
  for (const kind of policy.subjects) accepted |= kinds[kind];
  return compileTest(policy.criteria, accepted, lowering);
}

/** An amount in fen from slots: the common shape directly, anything else through its closure, computed once a subject. */
function amountReader(policy: Policy, lowering: Lowering): (facts: Facts) => number {
  const special = cappedShare(policy, lowering);
  if (special) return special;
  const { layout } = lowering;
  const closure = amountClosure(policy, lowering.closure(policy.amount.value));
  const slot = layout.own(types.money, run => {
    const result = closure(run);
    return result instanceof Unknown && result.low !== undefined && result.low === result.high ? result.low : result;
  });
  return facts => {
    const value = layout.fill(slot, facts);
    return Number.isFinite(value) ? value : Number.NaN;
  };
}

/** `rate.of(fact).atMost(cap)` and `rate.of(fact)`, rounded half up to the fen: one multiplication. */
function cappedShare(policy: Policy, lowering: Lowering): ((facts: Facts) => number) | undefined {
  const { layout, asOf } = lowering;
  const { amount } = policy;
  if (
    amount.exceptions.length ||
    policy.less ||
    amount.floor !== undefined ||
    amount.rounding.step !== 1 ||
    amount.rounding.how !== 'half-up'
  )
    return undefined;
  let tree = amount.value;
  let cap = Number.MAX_SAFE_INTEGER;
  if (tree.op === 'call' && tree.overload.id === 'money.cap') {
    const limit = constantOf(tree.args[1]!, asOf);
    if (typeof limit !== 'number' || limit < 0) return undefined;
    cap = limit;
    tree = tree.args[0]!;
  }
  if (tree.op !== 'call' || tree.overload.id !== 'percent.of') return undefined;
  const rate = constantOf(tree.args[0]!, asOf) as Exact | undefined;
  const base = tree.args[1]!;
  if (rate === undefined || base.type.kind !== 'money') return undefined;
  const n = numerator(rate);
  const d = denominator(rate);
  if (typeof n !== 'number' || typeof d !== 'number' || n < 0 || d > 1_000_000) return undefined;
  const plain = base.op === 'fact' && !base.fact.derived;
  const slot = plain ? layout.fact(base.fact) : layout.formula(keyOf(base, asOf), base.type, lowering.closure(base));
  const most = Math.floor(Number.MAX_SAFE_INTEGER / (2 * Math.max(n, 1))) - d;
  const exact = exactAmount(policy);
  return facts => {
    const value = plain ? facts.slots[slot]! : layout.fill(slot, facts);
    // NaN fails both comparisons; beyond them the exact way is taken.
    if (value >= 0 && value <= most) {
      const share = Math.floor((2 * n * value + d) / (2 * d));
      return Math.min(share, cap);
    }
    return exact(facts);
  };
}

/** The amount by its closure, which is made when a subject first needs it: hardly any does. */
function exactAmount(policy: Policy): (facts: Facts) => number {
  return facts => {
    const result = compiledOf(policy).amount(facts.run);
    return typeof result === 'number'
      ? result
      : result instanceof Unknown && typeof result.low === 'number' && result.low === result.high
        ? result.low
        : Number.NaN;
  };
}
