import type { FactDefinition } from '../facts/catalogue.ts';
import type { DossierFact } from '../facts/dossier.ts';
import { type Missing, type Result, Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';
import type { Outcome } from './explanation.ts';
import { type Run, stepBudget } from './run.ts';

const samples = 48;

/** What a completed dossier comes to: the outcome, and the amount in fen where it is known. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly amount: Result | undefined;
}

/** A missing fact and what it may be. */
export interface Variable {
  readonly fact: FactDefinition;
  readonly missing: readonly Missing[];
  readonly values: readonly Value[];
  readonly exact: boolean;
  /** In how many pairs of completions that differ only here the outcome differed, and the amount. */
  pivots: number;
  shifts: number;
}

/** What completions came to. */
export interface Seen {
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
export function tryAll(
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
export function trySome(
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
