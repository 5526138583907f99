import { compare, type Exact } from '../../exact.ts';
import type { Type } from '../../facts/type.ts';
import type { BandsValue } from '../../facts/value.ts';
import { writeValue } from '../../facts/write-value.ts';
import type { Policy } from '../policy.ts';
import type { DataPath } from '../reader.ts';
import { type Exception, type Tree, walk } from '../tree.ts';
import { atomOf } from './atom.ts';
import { type Box, constrain, domainIn, judge } from './box.ts';
import type { Domain, Edge } from './domain.ts';
import type { Note } from './finding.ts';
import type { NamesOnce } from './names.ts';
import { isSame } from './same.ts';

interface Exceptions {
  readonly where: string;
  readonly at: DataPath;
  readonly tests: readonly Tree[];
}

/** Exceptions that never apply, overlap, or leave a gap between them; tables whose lowest tier begins too high. */
export function lintTiers(policy: Policy, box: Box, note: Note): void {
  for (const group of exceptionsOf(policy)) {
    lintExceptions(group, box, note);
    lintSteps(group, box, note);
  }
  lintBands(policy, box, note);
}

/** Whether the amount or a parameter differs among those eligible; where nothing does, who they are need not be known. */
export function hasTiers(policy: Policy, once: NamesOnce): boolean {
  if (policy.amount.exceptions.length) return true;
  for (const parameter of policy.parameters.values()) if (parameter.exceptions.length) return true;
  return once.of(policy.amount.value).asks;
}

function exceptionsOf(policy: Policy): readonly Exceptions[] {
  const groups: Exceptions[] = [];
  const add = (where: string, at: DataPath, exceptions: readonly Exception[]): void => {
    if (exceptions.length) groups.push({ where, at, tests: exceptions.map(one => one.when) });
  };
  add('the amount', ['amount', 'exceptions'], policy.amount.exceptions);
  for (const { name, exceptions } of policy.parameters.values())
    if (exceptions.length) add(`"${name}"`, ['parameters', name, 'exceptions'], exceptions);
  return groups;
}

function lintExceptions({ where, at, tests }: Exceptions, box: Box, note: Note): void {
  for (const [i, test] of tests.entries()) {
    const here = [...at, i, 'when'];
    const reached = constrain(box, test);
    const before = tests.slice(0, i).find(other => reached && judge(reached, other) === true);
    if (!reached || judge(box, test) === false)
      note(
        'never-decides',
        here,
        `This exception of ${where} never applies to anyone eligible.`,
        'Correct its threshold, or remove it.',
      );
    else if (before)
      note(
        'never-decides',
        here,
        `This exception of ${where} never applies: exception ${tests.indexOf(before) + 1} comes first wherever it holds.`,
        'Put the narrower exception first.',
      );
    else if (judge(box, test) === true)
      note(
        'never-decides',
        here,
        `This exception of ${where} applies to everyone eligible, so the general rule and what follows never counts.`,
        'Correct its threshold, or make it the general rule.',
      );
  }
}

interface Step {
  readonly index: number;
  readonly low?: Edge;
  readonly high?: Edge;
}

/** Exceptions that divide one number into tiers: no value in two of them, none left out between them. */
function lintSteps({ where, at, tests }: Exceptions, box: Box, note: Note): void {
  const [term, ...others] = tests.flatMap(numbersIn);
  if (tests.length < 2 || !term || !others.every(other => isSame(other, term))) return;
  const steps: Step[] = [];
  for (const [index, test] of tests.entries()) {
    const reached = constrain(box, test);
    const domain: Domain | undefined = reached && domainIn(reached, term);
    if (domain?.kind === 'number') steps.push({ index, ...domain });
  }
  steps.sort((a, b) =>
    a.low && b.low
      ? compare(a.low.at, b.low.at) || Number(a.low.open) - Number(b.low.open)
      : Number(a.low !== undefined) - Number(b.low !== undefined),
  );
  for (const [i, step] of steps.entries()) {
    const next = steps[i + 1];
    if (!next?.low || !step.high) continue;
    const order = compare(step.high.at, next.low.at);
    const here = [...at, next.index, 'when'];
    const show = (edge: Edge): string => written(term.type, edge.at);
    if (order < 0 || (order === 0 && step.high.open && next.low.open)) {
      const gap = order === 0 ? `Exactly ${show(next.low)}` : `From ${show(step.high)} to ${show(next.low)}`;
      note(
        'gap',
        here,
        `${gap} lies in no tier of ${where}, so the general rule counts there.`,
        'Let one tier begin where the other ends; "at least" includes the threshold, "above" does not.',
      );
    } else if (order > 0 || (!step.high.open && !next.low.open)) {
      const overlap = order === 0 ? `Exactly ${show(next.low)}` : `From ${show(next.low)} to ${show(step.high)}`;
      note(
        'overlap',
        here,
        `${overlap} lies in two tiers of ${where}; the one written first counts.`,
        'Let one tier begin where the other ends.',
      );
    }
  }
}

/** The numbers a test speaks of, where it does nothing else but compare numbers with thresholds. */
function numbersIn(test: Tree): readonly Tree[] {
  if (test.op === 'and' || test.op === 'or') return test.args.flatMap(numbersIn);
  const found = atomOf(test);
  return found && (found.atom.kind === 'order' || found.atom.kind === 'equal') ? [found.atom.term] : [test];
}

/** Below the lowest tier nothing is given: said where someone eligible can lie there. */
function lintBands(policy: Policy, box: Box, note: Note): void {
  const visit = (tree: Tree): void => {
    if (tree.op !== 'call' || tree.args[0]?.op !== 'parameter') return;
    const { parameter } = tree.args[0];
    const value = tree.args[1];
    if (parameter.type.kind !== 'bands' || !value) return;
    const first = (parameter.value as BandsValue).bands[0];
    const domain = domainIn(box, value);
    if (!first || (domain?.kind === 'number' && domain.low && reaches(domain.low, first))) return;
    if (compare(first.at, 0) <= 0 && !(domain?.kind === 'number' && domain.low)) return;
    note(
      'gap',
      ['tables', parameter.name, 'bands', 0],
      `Below ${written(value.type, first.at)} "${parameter.name}" has no tier and gives nothing, and no clause keeps such subjects out.`,
      'Add a tier from the least value, or a clause.',
    );
  };
  walk(policy.amount.value, visit);
  for (const exception of policy.amount.exceptions) walk(exception.value, visit);
}

const reaches = (low: Edge, first: { readonly at: Exact; readonly inclusive: boolean }): boolean => {
  const order = compare(low.at, first.at);
  return order > 0 || (order === 0 && (first.inclusive || low.open));
};

/** A threshold as authors write it. */
const written = (type: Type, value: Exact): string =>
  `${String(writeValue(type, value))}${type.kind === 'money' ? ' yuan' : ''}`;
