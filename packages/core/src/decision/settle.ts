import { compare, type Exact } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import type { DossierFact } from '../facts/dossier.ts';
import { type Missing, type Result, Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';
import type { Policy } from '../policy/policy.ts';
import { candidatesFor, family, type Landmarks, landmarksIn, landmarksOf } from './candidates.ts';
import { type Run, readFact, stepBudget } from './closures.ts';
import type { Outcome } from './explanation.ts';

/** What a completed dossier comes to: the outcome, and the amount in fen where it is known. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly amount: Result | undefined;
}

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
const samples = 48;

interface Variable {
  readonly fact: FactDefinition;
  readonly missing: readonly Missing[];
  readonly values: readonly Value[];
  readonly exact: boolean;
  /** In how many pairs of completions that differ only here the outcome differed, and the amount. */
  pivots: number;
  shifts: number;
}

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

/** How one fact is told apart: text by itself, yes and no, and numbers by where they lie among their thresholds. */
interface Cells {
  readonly fact: FactDefinition;
  /** Thresholds, ascending; undefined for text. */
  readonly marks: readonly Exact[] | undefined;
  readonly count: number;
  /** The number so far would grow too great: it is written down and begun anew, at the same place for everyone. */
  readonly fresh: boolean;
}

function cellsIn(landmarks: Landmarks): readonly Cells[] {
  let size = 1;
  return [...landmarks.occurrences.keys()]
    .filter(fact => !fact.derived)
    .map((fact): Cells => {
      const { kind } = fact.type;
      const sized = (marks: readonly Exact[], count: number): Cells => {
        const fresh = size * count > 1e12;
        size = fresh ? count : size * count;
        return { fact, marks, count, fresh };
      };
      if (kind === 'bool') return sized([], 3);
      if (kind === 'enum' || kind === 'region' || kind === 'string')
        return { fact, marks: undefined, count: 0, fresh: false };
      const marks = ((landmarks.constants.get(family(kind)) ?? []) as readonly Exact[]).toSorted(compare);
      return sized(marks, 2 * marks.length + 2);
    });
}

/** Where the facts lie among the thresholds: between the same two, a policy cannot tell one value from another. */
function cellsOf(cells: readonly Cells[], run: Run): string | number {
  let number = 0;
  let text = '';
  for (const { fact, marks, count, fresh } of cells) {
    const value = readFact(fact, run.dossier, run.asOf);
    if (!marks) text += value instanceof Unknown ? '|' : `${(value as string).length}:${value as string}|`;
    else if (fresh) {
      text += `${number}|`;
      number = cellOf(value, marks);
    } else number = number * count + cellOf(value, marks);
  }
  return text ? `${text}${number}` : number;
}

function cellOf(value: Result, marks: readonly Exact[]): number {
  if (value instanceof Unknown) return 0;
  if (typeof value === 'boolean') return value ? 1 : 2;
  let cell = 1;
  for (const mark of marks) {
    const order = compare(value as Exact, mark);
    if (order === 0) return cell + 1;
    if (order < 0) return cell;
    cell += 2;
  }
  return cell;
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

interface Seen {
  readonly outcomes: Set<Outcome>;
  readonly amounts: Set<number | string>;
}

function put(filled: (DossierFact | undefined)[], variable: Variable, index: number, asOf: number): void {
  filled[variable.fact.index] = { value: variable.values[index]!, asOf, bySubject: false };
}

const amountKey = (verdict: Verdict): number | string =>
  verdict.outcome === 'ineligible'
    ? 'none'
    : verdict.amount instanceof Unknown || verdict.amount === undefined
      ? 'unknown'
      : typeof verdict.amount === 'number'
        ? verdict.amount
        : 'beyond';

/** Every combination; neighbours along one fact are compared. */
function tryAll(
  variables: readonly Variable[],
  size: number,
  trial: Run,
  filled: (DossierFact | undefined)[],
  judge: (run: Run) => Verdict,
): Seen {
  const outcomes: Outcome[] = new Array<Outcome>(size);
  const amounts: (number | string)[] = new Array<number | string>(size);
  for (let at = 0; at < size; at++) {
    let rest = at;
    for (const variable of variables) {
      put(filled, variable, rest % variable.values.length, trial.asOf);
      rest = Math.floor(rest / variable.values.length);
    }
    trial.budget = stepBudget;
    const verdict = judge(trial);
    outcomes[at] = verdict.outcome;
    amounts[at] = amountKey(verdict);
  }
  let stride = 1;
  for (const variable of variables) {
    const count = variable.values.length;
    for (let at = 0; at < size; at++) {
      if (Math.floor(at / stride) % count === 0) continue;
      if (outcomes[at] !== outcomes[at - stride]) variable.pivots++;
      else if (amounts[at] !== amounts[at - stride]) variable.shifts++;
    }
    stride *= count;
  }
  return { outcomes: new Set(outcomes), amounts: new Set(amounts.filter(amount => amount !== 'none')) };
}

/** A fixed sequence of completions, each varied along every fact. */
function trySome(
  variables: readonly Variable[],
  trial: Run,
  filled: (DossierFact | undefined)[],
  judge: (run: Run) => Verdict,
): Seen {
  const seen: Seen = { outcomes: new Set(), amounts: new Set() };
  let state = 0x9e3779b9;
  const next = (bound: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return (state >>> 1) % bound;
  };
  for (let round = 0; round < Math.max(4, Math.floor(samples / Math.max(1, variables.length))); round++) {
    const base = variables.map(variable => next(variable.values.length));
    for (const [i, variable] of variables.entries()) put(filled, variable, base[i]!, trial.asOf);
    for (const [i, variable] of variables.entries()) {
      let before: Verdict | undefined;
      for (let at = 0; at < variable.values.length; at++) {
        put(filled, variable, at, trial.asOf);
        trial.budget = stepBudget;
        const verdict = judge(trial);
        seen.outcomes.add(verdict.outcome);
        if (verdict.outcome !== 'ineligible') seen.amounts.add(amountKey(verdict));
        if (before && before.outcome !== verdict.outcome) variable.pivots++;
        else if (before && amountKey(before) !== amountKey(verdict)) variable.shifts++;
        before = verdict;
      }
      put(filled, variable, base[i]!, trial.asOf);
    }
  }
  return seen;
}
