import { compare, type Exact } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { DossierFact } from '../facts/dossier.ts';
import type { Missing } from '../facts/unknown.ts';
import type { Policy } from '../policy/policy.ts';
import { candidatesFor, family, type Landmarks, landmarksIn, landmarksOf } from './candidates.ts';
import { type Cells, cellsIn, cellsOf } from './cells.ts';
import type { Outcome } from './explanation.ts';
import { type Run, stepBudget } from './run.ts';
import { tryAll, trySome, type Variable, type Verdict } from './trying.ts';

/** What can be said after trying what the missing facts may be. */
export interface Settled {
  /** The outcome, where every possible value of what is missing leads to the same one. */
  readonly outcome?: Outcome;
  /** The amount, where it is the same in every case in which there is one. */
  readonly amount?: number;
  /** The least and the most it can be, where that was found exactly. */
  readonly range?: { readonly from: number; readonly to: number };
  readonly missing: readonly Missing[];
}

const enough = 4096;
/** Nodes of trees that settling one decision may evaluate: some milliseconds. */
const effort = 250_000;

/**
 * Finds which missing facts can still change the outcome or the amount, by trying what they may be. Thresholds, listed
 * values and known facts divide what a fact may be into stretches that a policy cannot tell apart, so one value of each
 * stretch is enough, and the answer is exact. Where a fact enters arithmetic, or there is too much to try, what was not
 * seen to matter is kept, because it was not proven not to.
 */
function settleWhole(
  policy: Policy,
  landmarks: Landmarks,
  run: Run,
  missing: readonly Missing[],
  judge: (run: Run) => Verdict,
): Settled {
  const facts = [...new Set(missing.map(one => one.fact))];
  if (readOnce(facts, missing, landmarks)) return { missing: ranked(missing, policy) };
  const kinds = (fact: FactDefinition): number =>
    Math.min(3, facts.filter(other => other.type.kind === fact.type.kind).length);
  const variables = facts.map(
    (fact): Variable => ({
      fact,
      missing: missing.filter(one => one.fact === fact),
      ...candidatesFor(fact, landmarks, run, kinds(fact)),
      pivots: 0,
      shifts: 0,
    }),
  );
  const open = variables.filter(variable => variable.values.length > 0);
  const size = open.reduce((product, variable) => product * variable.values.length, 1);
  const filled: (DossierFact | undefined)[] = [...run.dossier.facts];
  const trial: Run = {
    asOf: run.asOf,
    locals: [],
    budget: stepBudget,
    dossier: { subject: run.dossier.subject, catalogue: run.dossier.catalogue, facts: filled },
  };
  const complete = size <= Math.min(enough, effort / landmarks.nodes) && open.length === variables.length;
  const seen = complete ? tryAll(open, size, trial, filled, judge) : trySome(open, trial, filled, judge);
  const exact = complete && variables.every(variable => variable.exact);
  const kept = variables.filter(variable => variable.pivots + variable.shifts > 0 || !exact);
  const order = kept.toSorted(
    (a, b) =>
      b.pivots / b.values.length - a.pivots / a.values.length ||
      b.shifts - a.shifts ||
      missing.indexOf(a.missing[0]!) - missing.indexOf(b.missing[0]!),
  );
  return {
    ...(exact && seen.outcomes.size === 1 && { outcome: [...seen.outcomes][0]! }),
    ...(exact &&
      seen.amounts.size === 1 &&
      typeof [...seen.amounts][0] === 'number' && { amount: [...seen.amounts][0] as number }),
    ...(exact && rangeOf(seen.amounts)),
    missing: order.flatMap(variable => variable.missing),
  };
}

/** A policy whose clauses and amount read different facts is settled clause by clause, and what was found is kept. */
interface Parts {
  readonly criteria: Landmarks;
  readonly amount: Landmarks;
  /** What was found, by where the known facts lie among the thresholds. */
  readonly cells: readonly Cells[];
  readonly found: Map<string | number, { readonly outcome?: Outcome; readonly facts: readonly FactDefinition[] }>;
}

const parts = new WeakMap<Policy, Parts | 'together'>();
const mostFound = 4096;

function partsOf(policy: Policy): Parts | 'together' {
  let known = parts.get(policy);
  if (!known) {
    const criteria = landmarksIn(
      policy.criteria.flatMap(({ test, exceptions }) => [test, ...exceptions.map(exception => exception.when)]),
    );
    const { value, exceptions } = policy.amount;
    const amount = landmarksIn([
      value,
      ...exceptions.flatMap(exception => [exception.when, exception.value]),
      ...(policy.less ? [policy.less] : []),
    ]);
    const apart = [...amount.occurrences.keys()].every(fact => !criteria.occurrences.has(fact));
    known =
      apart && !criteria.linked && criteria.entangled.size === 0
        ? { criteria, amount, cells: cellsIn(criteria), found: new Map() }
        : 'together';
    parts.set(policy, known);
  }
  return known;
}

/** Finds which missing facts can still change the outcome or the amount. */
export function settle(policy: Policy, run: Run, missing: readonly Missing[], judge: (run: Run) => Verdict): Settled {
  const apart = partsOf(policy);
  if (apart === 'together') return settleWhole(policy, landmarksOf(policy), run, missing, judge);
  const { criteria, amount, found } = apart;
  const forAmount: Missing[] = [];
  const forCriteria: Missing[] = [];
  for (const one of missing) {
    if (!amount.occurrences.has(one.fact)) forCriteria.push(one);
    else if (amount.entangled.has(one.fact)) forAmount.push(one);
    else return settleWhole(policy, landmarksOf(policy), run, missing, judge);
  }
  if (!forCriteria.length) return { missing: forAmount };
  const key = cellsOf(apart.cells, run);
  let settled = found.get(key);
  if (!settled) {
    // The amount does not hang on these facts: what it is makes no difference here.
    const whole = settleWhole(policy, criteria, run, forCriteria, trial => ({
      outcome: judge(trial).outcome,
      amount: 0,
    }));
    settled = {
      ...(whole.outcome && { outcome: whole.outcome }),
      facts: [...new Set(whole.missing.map(one => one.fact))],
    };
    if (found.size >= mostFound) found.clear();
    found.set(key, settled);
  }
  const { outcome, facts } = settled;
  const kept: Missing[] = [];
  for (const fact of facts) for (const one of forCriteria) if (one.fact === fact) kept.push(one);
  kept.push(...forAmount);
  return outcome ? { outcome, missing: kept } : { missing: kept };
}

/** Each missing fact stands in one place only and by itself: then three-valued logic alone already tells what matters. */
function readOnce(facts: readonly FactDefinition[], missing: readonly Missing[], landmarks: Landmarks): boolean {
  return (
    !landmarks.conditional &&
    missing.length === facts.length &&
    facts.every(
      fact =>
        landmarks.occurrences.get(fact) === 1 && !landmarks.entangled.has(fact) && openOnBothSides(fact, landmarks),
    )
  );
}

/** Whether a comparison with any of the policy's thresholds can come out either way. */
function openOnBothSides({ type, minimum, maximum }: FactDefinition, landmarks: Landmarks): boolean {
  if (type.kind === 'bool') return true;
  if (
    type.kind !== 'int' &&
    type.kind !== 'money' &&
    type.kind !== 'percent' &&
    type.kind !== 'decimal' &&
    type.kind !== 'date'
  )
    return false;
  const constants = (landmarks.constants.get(family(type.kind)) ?? []) as readonly Exact[];
  return constants.every(
    constant =>
      (minimum === undefined || compare(constant, minimum) > 0) &&
      (maximum === undefined || compare(constant, maximum) < 0),
  );
}

/** What stands alone in a clause before what is one of several ways, and that before what only the amount needs. */
function ranked(missing: readonly Missing[], policy: Policy): readonly Missing[] {
  const rank = (fact: FactDefinition): number => {
    for (const { test } of policy.criteria) {
      const within = (tree: typeof test, inOr: boolean): number => {
        if (tree.op === 'fact') return tree.fact === fact ? (inOr ? 1 : 0) : 3;
        const below =
          tree.op === 'call' || tree.op === 'and' || tree.op === 'or' ? tree.args : tree.op === 'not' ? [tree.arg] : [];
        return Math.min(3, ...below.map(child => within(child, inOr || tree.op === 'or')));
      };
      const best = within(test, false);
      if (best < 3) return best;
    }
    return 2;
  };
  return missing.toSorted((a, b) => rank(a.fact) - rank(b.fact));
}

/** The ends of the amounts seen, where each of them was a number. */
function rangeOf(amounts: ReadonlySet<number | string>): Pick<Settled, 'range'> {
  const numbers = [...amounts].filter(amount => typeof amount === 'number');
  return numbers.length && numbers.length === amounts.size
    ? { range: { from: Math.min(...numbers), to: Math.max(...numbers) } }
    : {};
}
