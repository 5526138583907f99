import type { Criterion, Policy } from '../policy.ts';
import { childrenOf, type Tree } from '../tree.ts';
import { asks } from './asks.ts';
import { atomOf } from './atom.ts';
import { type Box, constrain, constrainAtom, emptyBox, judge, termsOf } from './box.ts';
import type { Note } from './finding.ts';
import { isSame } from './same.ts';

/** What a test says by itself. */
interface Reading {
  readonly test: Tree;
  readonly terms: readonly Tree[];
  /** Those who meet it; undefined when nobody can. */
  readonly box: Box | undefined;
  /** Whether someone can fail it. */
  readonly decides: boolean;
  /** Whether its parts give rise to anything to say. */
  readonly faulty: boolean;
  /** The facts it reads, some to a bit: tests without a bit in common have no fact in common, and say nothing of each other. */
  readonly facts: number;
}

/** Tests read by themselves, each once: policies loaded together share the tests that are alike. */
export class Readings {
  readonly #known = new Map<Tree, Reading>();

  of(test: Tree): Reading {
    let reading = this.#known.get(test);
    if (!reading) {
      reading = readingOf(test);
      this.#known.set(test, reading);
    }
    return reading;
  }
}

function readingOf(test: Tree): Reading {
  const facts = factsIn(test) || everything;
  const found = atomOf(test);
  if (found)
    return {
      test,
      terms: [found.atom.term],
      box: constrainAtom(emptyBox, test, found, true),
      decides: constrainAtom(emptyBox, test, found, false) !== undefined,
      faulty: hasFaultyParts(test),
      facts,
    };
  return {
    test,
    terms: termsOf(test),
    box: constrain(emptyBox, test),
    decides: constrain(emptyBox, test, false) !== undefined,
    faulty: hasFaultyParts(test),
    facts,
  };
}

function hasFaultyParts(test: Tree): boolean {
  let faulty = false;
  if (asks(test))
    lintParts(test, emptyBox, '', [], () => {
      faulty = true;
    });
  return faulty;
}

const everything = ~0;

function factsIn(tree: Tree): number {
  if (tree.op === 'fact') return 1 << ((tree.fact.index + 1) % 31);
  // What hangs on the day alone is told apart from nothing.
  if (tree.op === 'asOf') return everything;
  let facts = 0;
  for (const child of childrenOf(tree)) facts |= factsIn(child);
  return facts;
}

/** A clause that everyone must meet, prepared for comparing it with others. */
interface Prepared {
  readonly criterion: Criterion;
  /** Position among the policy's clauses. */
  readonly index: number;
  readonly reading: Reading;
}

/** Clauses that contradict each other or decide nothing, and parts of clauses that do. */
export function lintClauses(policy: Policy, readings: Readings, note: Note): void {
  if (areUnrelated(policy, readings)) return;
  const all: Prepared[] = [];
  for (let index = 0; index < policy.criteria.length; index++) {
    const criterion = policy.criteria[index]!;
    // An exception may let anyone pass: such a clause bounds nobody by itself.
    if (!criterion.exceptions.length) all.push({ criterion, index, reading: readings.of(criterion.test) });
  }
  for (let i = 0; i < all.length; i++) {
    const clause = all[i]!;
    const { box, decides, faulty } = clause.reading;
    if (box && decides && !faulty && isAlone(all, i)) continue;
    lintClause(clause, all, note);
  }
}

/** Most clauses speak of something that no other clause speaks of, and are sound by themselves. */
function areUnrelated(policy: Policy, readings: Readings): boolean {
  let read = 0;
  for (const { test, exceptions } of policy.criteria) {
    if (exceptions.length) continue;
    const { facts, box, decides, faulty } = readings.of(test);
    if (!box || !decides || faulty || (read & facts) !== 0) return false;
    read |= facts;
  }
  return true;
}

function isAlone(all: readonly Prepared[], index: number): boolean {
  const { test, terms } = all[index]!.reading;
  for (let i = 0; i < all.length; i++) {
    const other = all[i]!.reading;
    if (i !== index && (isSame(other.test, test) || meet(terms, other.terms))) return false;
  }
  return true;
}

function lintClause(clause: Prepared, all: readonly Prepared[], note: Note): void {
  const { criterion, index, reading } = clause;
  const { box, test } = reading;
  const at = ['criteria', index, 'test'];
  const first = all.find(other => isSame(other.reading.test, test))!.criterion;
  if (first !== criterion)
    note('never-decides', at, `"${criterion.id}" tests the same as "${first.id}".`, 'Remove one of the two.');
  else if (!box)
    note(
      'contradiction',
      at,
      `"${criterion.id}" can never hold.`,
      'Correct the thresholds: as written, nobody is eligible.',
    );
  else if (!reading.decides)
    note('never-decides', at, `"${criterion.id}" always holds.`, 'Correct the threshold, or remove the clause.');
  else {
    againstOthers(clause, all, note);
    if (reading.faulty) lintParts(criterion.test, emptyBox, criterion.id, at, note);
  }
}

const meet = (a: readonly Tree[], b: readonly Tree[]): boolean => {
  for (const one of a) for (const other of b) if (isSame(one, other)) return true;
  return false;
};

/** A clause against each of the others, then against all of them together. */
function againstOthers({ criterion, index, reading }: Prepared, all: readonly Prepared[], note: Note): void {
  const at = ['criteria', index, 'test'];
  const others = all.filter(
    ({ reading: { box, test, terms } }) => box && !isSame(test, reading.test) && meet(terms, reading.terms),
  );
  for (const other of others) {
    const verdict = verdictIn(other.reading.box!, criterion.test);
    // Of two clauses that contradict each other, the later is named.
    if (verdict === false && other.index < index)
      note(
        'contradiction',
        at,
        `"${criterion.id}" can never hold together with "${other.criterion.id}".`,
        'Correct one of the two: as written, nobody is eligible.',
      );
    if (verdict === true)
      note(
        'never-decides',
        at,
        `"${criterion.id}" holds whenever "${other.criterion.id}" does.`,
        'Remove it, or correct its threshold.',
      );
    if (verdict !== undefined) return;
  }
  if (others.length < 2) return;
  let together: Box | undefined = emptyBox;
  for (const other of others) together = together && constrain(together, other.criterion.test);
  const verdict = together && verdictIn(together, criterion.test);
  if (verdict === false)
    note(
      'contradiction',
      at,
      `"${criterion.id}" can never hold together with the other clauses.`,
      'Correct the thresholds: as written, nobody is eligible.',
    );
  if (verdict === true)
    note(
      'never-decides',
      at,
      `"${criterion.id}" holds whenever the other clauses do.`,
      'Remove it, or correct its threshold.',
    );
}

function verdictIn(box: Box, test: Tree): boolean | undefined {
  return judge(box, test) ?? (constrain(box, test) ? (constrain(box, test, false) ? undefined : true) : false);
}

/** Alternatives that never hold and joined tests that say nothing, inside one expression. */
export function lintParts(tree: Tree, box: Box, where: string, at: readonly (string | number)[], note: Note): void {
  if (tree.op === 'fact' || tree.op === 'constant' || tree.op === 'each') return;
  if (tree.op === 'if') {
    const verdict = verdictIn(box, tree.test);
    if (verdict !== undefined)
      note(
        'never-decides',
        at,
        `In "${where}" this condition ${verdict ? 'always' : 'never'} holds where it is asked.`,
        'Correct the threshold, or keep only the branch that is taken.',
        tree.test.start,
      );
    const then = constrain(box, tree.test);
    const otherwise = constrain(box, tree.test, false);
    if (then) lintParts(tree.whenTrue, then, where, at, note);
    if (otherwise) lintParts(tree.whenFalse, otherwise, where, at, note);
    return;
  }
  if (tree.op === 'or' || tree.op === 'and') {
    let before: Box | undefined = box;
    for (let i = 0; i < tree.args.length; i++) {
      const arg = tree.args[i]!;
      const holds = tree.op === 'and';
      // What comes before is settled when this part is asked: it held in an "and", it did not in an "or".
      if (i > 0) before = constrain(before, tree.args[i - 1]!, holds);
      if (!before) return;
      const verdict = i === 0 ? undefined : verdictIn(before, arg);
      if (verdict !== undefined && verdict === holds)
        note(
          'never-decides',
          at,
          `In "${where}" this part says nothing that the parts before it do not say.`,
          'Remove it, or correct its threshold.',
          arg.start,
        );
      else if (verdict === false && tree.op === 'or')
        note(
          'never-decides',
          at,
          `In "${where}" this alternative never holds.`,
          'Correct the threshold, or remove it.',
          arg.start,
        );
      lintParts(arg, before, where, at, note);
    }
    return;
  }
  const children = childrenOf(tree);
  for (let i = 0; i < children.length; i++) lintParts(children[i]!, box, where, at, note);
}

/** Everyone who is eligible. Clauses with exceptions bound nobody: an exception may let anyone pass. */
export function eligibleBox(policy: Policy): Box | undefined {
  let box: Box | undefined = emptyBox;
  for (const criterion of policy.criteria)
    if (box && !criterion.exceptions.length) box = constrain(box, criterion.test);
  return box;
}
