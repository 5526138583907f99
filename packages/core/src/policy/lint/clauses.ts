import type { Criterion, Policy } from '../policy.ts';
import { childrenOf, type Tree } from '../tree.ts';
import { type Box, constrain, emptyBox, judge, keyOf } from './box.ts';
import type { Note } from './finding.ts';

/** Clauses that contradict each other or decide nothing, and parts of clauses that do. */
export function lintClauses(policy: Policy, note: Note): void {
  const { criteria } = policy;
  const seen = new Map<string, Criterion>();
  for (const [i, criterion] of criteria.entries()) {
    const at = ['criteria', i, 'test'];
    if (criterion.exceptions.length) continue;
    const twin = seen.get(keyOf(criterion.test));
    if (twin) {
      note('never-decides', at, `"${criterion.id}" tests the same as "${twin.id}".`, 'Remove one of the two.');
      continue;
    }
    seen.set(keyOf(criterion.test), criterion);
    if (!constrain(emptyBox, criterion.test)) {
      note(
        'contradiction',
        at,
        `"${criterion.id}" can never hold.`,
        'Correct the thresholds: as written, nobody is eligible.',
      );
      continue;
    }
    if (!constrain(emptyBox, criterion.test, false)) {
      note('never-decides', at, `"${criterion.id}" always holds.`, 'Correct the threshold, or remove the clause.');
      continue;
    }
    againstOthers(criteria, i, note);
    lintParts(criterion.test, emptyBox, criterion.id, at, note);
  }
}

/** A clause against each of the others, then against all of them together. */
function againstOthers(criteria: readonly Criterion[], i: number, note: Note): void {
  const criterion = criteria[i]!;
  const at = ['criteria', i, 'test'];
  const others = criteria.filter(
    other => other !== criterion && !other.exceptions.length && keyOf(other.test) !== keyOf(criterion.test),
  );
  let all: Box | undefined = emptyBox;
  for (const other of others) {
    const box = constrain(emptyBox, other.test);
    if (!box) return;
    const verdict = verdictIn(box, criterion.test);
    // Of two clauses that contradict each other, the later is named.
    if (verdict === false) {
      if (criteria.indexOf(other) < i)
        note(
          'contradiction',
          at,
          `"${criterion.id}" can never hold together with "${other.id}".`,
          'Correct one of the two: as written, nobody is eligible.',
        );
      return;
    }
    if (verdict === true) {
      note(
        'never-decides',
        at,
        `"${criterion.id}" holds whenever "${other.id}" does.`,
        'Remove it, or correct its threshold.',
      );
      return;
    }
    all = all && constrain(all, other.test);
  }
  if (!all) return;
  const verdict = verdictIn(all, criterion.test);
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
    const [then, otherwise] = [constrain(box, tree.test), constrain(box, tree.test, false)];
    if (then) lintParts(tree.whenTrue, then, where, at, note);
    if (otherwise) lintParts(tree.whenFalse, otherwise, where, at, note);
    return;
  }
  if (tree.op === 'or' || tree.op === 'and') {
    for (const [i, arg] of tree.args.entries()) {
      const holds = tree.op === 'and';
      // What comes before is settled when this part is asked: it held in an "and", it did not in an "or".
      let before: Box | undefined = box;
      for (const other of tree.args.slice(0, i)) before = before && constrain(before, other, holds);
      if (!before) return;
      const verdict = i === 0 ? undefined : verdictIn(before, arg);
      if (verdict === holds)
        note(
          'never-decides',
          at,
          `In "${where}" this part says nothing that the parts before it do not say.`,
          'Remove it, or correct its threshold.',
          arg.start,
        );
      else if (verdict === !holds && tree.op === 'or')
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
  if (tree.op === 'each') return;
  for (const child of childrenOf(tree)) lintParts(child, box, where, at, note);
}

/** Everyone who is eligible. Clauses with exceptions bound nobody: an exception may let anyone pass. */
export function eligibleBox(policy: Policy): Box | undefined {
  let box: Box | undefined = emptyBox;
  for (const criterion of policy.criteria)
    if (!criterion.exceptions.length) box = box && constrain(box, criterion.test);
  return box;
}
