import { formatDay } from '../day.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import { formatWindow, type Window } from '../facts/period.ts';
import type { Missing } from '../facts/unknown.ts';
import type { Localized } from '../localized.ts';
import type { Criterion, Policy } from '../policy/policy.ts';
import type { Tree } from '../policy/tree.ts';
import { arithmeticOf } from './arithmetic.ts';
import { type DecidedCriterion, type Decision, dayOfDecision } from './decide.ts';
import type { ExplainedCriterion, Explanation, MissingFact } from './explanation.ts';
import { gapOf } from './gap.ts';
import { factsRead, placesOf, readsOf } from './reads.ts';
import { type Run, stepBudget } from './run.ts';

/**
 * Explains a decision so that a person can follow it: clause by clause, with the facts read, how far off a threshold is,
 * and the arithmetic of the amount. A fact that may not be shared is never in it.
 *
 * @example
 * ```ts
 * const why = explain(decide(policy, dossier, { asOf: '2020-06-10' }));
 * why.criteria[0]?.outcome; // 'met'
 * ```
 */
export function explain(decision: Decision): Explanation {
  const { policy, dossier, outcome, amount } = decision;
  const run: Run = { dossier, asOf: dayOfDecision(decision.asOf), locals: [], budget: stepBudget };
  const plan = planOf(policy);
  const criteria = new Array<ExplainedCriterion>(decision.criteria.length);
  const first = decision.criteria.length - policy.criteria.length;
  for (let i = 0; i < decision.criteria.length; i++) {
    const decided = decision.criteria[i]!;
    criteria[i] = i < first ? explainPrecondition(decided) : explainCriterion(decided, plan.criteria[i - first]!, run);
  }
  return {
    policy: plan.policy,
    title: policy.title,
    asOf: decision.asOf,
    outcome,
    amount,
    criteria,
    arithmetic: outcome === 'ineligible' ? [] : arithmeticOf(policy, amount, run),
    missing: decision.missing.length ? decision.missing.map(explainMissing) : [],
  };
}

/** What every explanation of a policy has alike. */
interface Plan {
  readonly policy: Explanation['policy'];
  readonly criteria: readonly { readonly criterion: Criterion; readonly places: readonly Tree[] }[];
}

const plans = new WeakMap<Policy, Plan>();

function planOf(policy: Policy): Plan {
  let plan = plans.get(policy);
  if (!plan) {
    plan = {
      policy: { id: policy.id, version: policy.version, digest: policy.digest },
      criteria: policy.criteria.map(criterion => ({ criterion, places: placesOf(criterion.test) })),
    };
    plans.set(policy, plan);
  }
  return plan;
}

const preconditions: Readonly<Record<string, Localized>> = {
  subject: { 'zh-CN': '属于这项政策的适用对象', en: 'Is of the kind the policy is for' },
  'in-force': { 'zh-CN': '在政策有效期内', en: 'The policy is in force' },
};

function explainPrecondition({ id, outcome }: DecidedCriterion): ExplainedCriterion {
  return { id, text: preconditions[id] ?? { 'zh-CN': id, en: id }, outcome, facts: [] };
}

function explainCriterion(
  decided: DecidedCriterion,
  { criterion, places }: Plan['criteria'][number],
  run: Run,
): ExplainedCriterion {
  const { id, text, test } = criterion;
  const { outcome } = decided;
  const facts = readsOf(places, run);
  if (outcome === 'met' && decided.exception === undefined) return { id, text, outcome, facts };
  const gap = outcome === 'unmet' ? gapOf(test, run)?.gap : undefined;
  const exception = decided.exception === undefined ? undefined : criterion.exceptions[decided.exception];
  return {
    id,
    text,
    outcome,
    facts: exception ? [...facts, ...factsRead(exception.when, run)] : facts,
    ...(gap && { gap }),
    ...(exception && { exception: exception.text }),
    ...(decided.failure && { failure: failureWords(decided.failure.code) }),
  };
}

const failures: Readonly<Record<string, Localized>> = {
  'no-base': { 'zh-CN': '基数为零或负数，算不出增长率', en: 'The base is zero or less, so there is no growth rate' },
  'division-by-zero': { 'zh-CN': '除数为零，算不出结果', en: 'Division by zero' },
};

function failureWords(code: string): Localized {
  return failures[code] ?? { 'zh-CN': '数据异常，算不出结果', en: 'The data do not allow a result' };
}

/** A fact that no record has is missing in the same words for everyone. */
const missingWords = new WeakMap<Missing, MissingFact>();

function explainMissing(missing: Missing): MissingFact {
  let words = missingWords.get(missing);
  if (!words) {
    words = missingFact(missing);
    missingWords.set(missing, words);
  }
  return words;
}

function missingFact(missing: Missing): MissingFact {
  const { fact } = missing;
  const label: Localized = missing.window ? periodLabel(fact, missing.window) : fact.label;
  return {
    fact: fact.path,
    label,
    reason: missing.reason,
    department: fact.department.label,
    ...(missing.heldUntil !== undefined && { heldUntil: formatDay(missing.heldUntil) }),
  };
}

function periodLabel(fact: FactDefinition, window: Window): Localized {
  const period = formatWindow(window);
  return { 'zh-CN': `${fact.label['zh-CN']}（${period}）`, en: `${fact.label.en} (${period})` };
}
