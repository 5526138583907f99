import { parseDay, parseSpan } from '../../day.ts';
import type { FactDefinition } from '../../facts/catalogue.ts';
import { type Derivation, derivationOf, inputsOf } from '../derived.ts';
import type { Policy } from '../policy.ts';
import { type DataPath, formatPath } from '../reader.ts';
import type { DerivedData } from '../schema.ts';
import { childrenOf, type Exception, type Tree, walk } from '../tree.ts';
import { asks } from './asks.ts';
import type { Note } from './finding.ts';

/** A formula of a policy and where it stands. */
export interface Expression {
  readonly at: DataPath;
  readonly tree: Tree;
}

/** What a formula names. */
interface Names {
  /** Parameters and tables, and terms that the policy defines for itself. */
  readonly used: readonly string[];
  /** Facts that may not be shared, or follow from one; each with where it stands. */
  readonly unshared: readonly {
    readonly fact: FactDefinition;
    readonly behind: FactDefinition;
    readonly start: number;
  }[];
  /** Whether it asks anything, see {@link asks}. */
  readonly asks: boolean;
}

/** What formulas name, each looked up once: policies loaded together share the formulas that are alike. */
export class NamesOnce {
  readonly #known = new Map<Tree, Names>();

  of(tree: Tree): Names {
    let names = this.#known.get(tree);
    if (!names) {
      names = namesIn(tree);
      this.#known.set(tree, names);
    }
    return names;
  }
}

const none: readonly never[] = [];

function namesIn(tree: Tree): Names {
  const used: string[] = [];
  const unshared: Names['unshared'][number][] = [];
  collect(tree, used, unshared);
  return { used: used.length ? used.slice() : none, unshared: unshared.length ? unshared : none, asks: asks(tree) };
}

function collect(node: Tree, used: string[], unshared: Names['unshared'][number][]): void {
  if (node.op === 'fact') {
    const { fact, start } = node;
    if (fact.local && !used.includes(fact.path)) used.push(fact.path);
    const behind = unsharedBehind(fact);
    if (behind) unshared.push({ fact, behind, start });
  } else if (node.op === 'parameter') {
    const { name, exceptions } = node.parameter;
    if (!used.includes(name)) used.push(name);
    for (const exception of exceptions) {
      collect(exception.when, used, unshared);
      collect(exception.value, used, unshared);
    }
  } else for (const child of childrenOf(node)) collect(child, used, unshared);
}

/** What a policy's formulas name: all they use, and whether any reads a fact that may not be shared. */
export function namesOf(
  policy: Policy,
  once: NamesOnce,
): { readonly used: readonly string[]; readonly unshared: boolean } {
  const found: { used: string[]; unshared: boolean } = { used: [], unshared: false };
  for (const criterion of policy.criteria) {
    look(criterion.test, once, found);
    for (const { when } of criterion.exceptions) look(when, once, found);
  }
  lookAll(policy.amount, once, found);
  for (const fact of policy.definitions.values()) {
    const derivation = derivationOf(fact);
    if (derivation) lookAll(derivation, once, found);
  }
  if (policy.less) look(policy.less, once, found);
  return found;
}

function look(tree: Tree, once: NamesOnce, found: { used: string[]; unshared: boolean }): void {
  const { used, unshared } = once.of(tree);
  for (let i = 0; i < used.length; i++) if (!found.used.includes(used[i]!)) found.used.push(used[i]!);
  if (unshared.length) found.unshared = true;
}

function lookAll(
  { value, exceptions }: { readonly value: Tree; readonly exceptions: readonly Exception[] },
  once: NamesOnce,
  found: { used: string[]; unshared: boolean },
): void {
  look(value, once, found);
  for (const exception of exceptions) {
    look(exception.when, once, found);
    look(exception.value, once, found);
  }
}

/** Every expression of a policy with its place. */
function expressionsOf(policy: Policy): readonly Expression[] {
  const plain = typeof policy.data.amount === 'string';
  return [
    ...policy.criteria.flatMap((criterion, i) => [
      { at: ['criteria', i, 'test'], tree: criterion.test },
      ...criterion.exceptions.map((exception, j) => ({
        at: ['criteria', i, 'exceptions', j, 'when'],
        tree: exception.when,
      })),
    ]),
    { at: plain ? ['amount'] : ['amount', 'value'], tree: policy.amount.value },
    ...policy.amount.exceptions.flatMap((exception, i) => [
      { at: ['amount', 'exceptions', i, 'when'], tree: exception.when },
      { at: ['amount', 'exceptions', i, 'value'], tree: exception.value },
    ]),
    ...[...policy.definitions].flatMap(([name, fact]) => {
      const derivation = derivationOf(fact);
      if (!derivation) return [];
      return [
        { at: ['definitions', name, 'value'], tree: derivation.value },
        ...derivation.exceptions.flatMap((exception, i) => [
          { at: ['definitions', name, 'exceptions', i, 'when'], tree: exception.when },
          { at: ['definitions', name, 'exceptions', i, 'value'], tree: exception.value },
        ]),
      ];
    }),
    ...(policy.less ? [{ at: ['less', 'received'], tree: policy.less }] : []),
  ];
}

/** The expressions of a policy as written. */
function expressionTexts({ data }: Policy): readonly string[] {
  const amount = typeof data.amount === 'string' ? { value: data.amount } : data.amount;
  const formulas = [amount, ...Object.values(data.definitions ?? {})];
  return [
    ...data.criteria.flatMap(one => [one.test, ...(one.exceptions ?? []).map(exception => exception.when)]),
    ...formulas.flatMap(one => [one.value, ...(one.exceptions ?? []).flatMap(({ when, value }) => [when, value])]),
  ];
}

/** Parameters, tables and definitions that no formula names: a threshold left out of the rule. */
export function lintUnused(policy: Policy, used: readonly string[], note: Note): void {
  for (const kind of kinds) {
    const declared = policy.data[kind];
    // A period is resolved when the policy is loaded and leaves its value, not its name, in the tree.
    for (const name in declared)
      if (!used.includes(name) && !expressionTexts(policy).some(text => names(text, name)))
        note(
          'unused',
          [kind, name],
          `"${name}" is used by no clause and not by the amount.`,
          'Use it where the published text does, or remove it.',
          'key',
        );
  }
}

const kinds = ['parameters', 'tables', 'definitions'] as const;

/** Whether a name stands in a text as a whole word. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isWord(text, at - 1) && !isWord(text, at + name.length)) return true;
  return false;
}

const isWord = (text: string, at: number): boolean => /\w/.test(text.charAt(at));

/** The same of a derived fact. */
export function lintUnusedIn(data: DerivedData, { value, exceptions }: Derivation, note: Note): void {
  const used = new Set<string>();
  for (const tree of [value, ...exceptions.flatMap(one => [one.when, one.value])])
    walk(tree, node => void (node.op === 'parameter' && used.add(node.parameter.name)));
  const text = [data.value, ...(data.exceptions ?? []).flatMap(one => [one.when, one.value])].join('\n');
  for (const kind of ['parameters', 'tables'] as const) {
    for (const name of Object.keys(data[kind] ?? {}))
      if (!used.has(name) && !names(text, name))
        note('unused', [kind, name], `"${name}" is not used by the rule.`, 'Use it, or remove it.', 'key');
  }
}

/** On the route without application nobody is asked, so a fact that its department may not share is never known. */
export function lintSharing(policy: Policy, once: NamesOnce, note: Note): void {
  if (policy.route !== 'no-application') return;
  const told = new Set<string>();
  for (const { at, tree } of expressionsOf(policy)) {
    for (const { fact, behind, start } of once.of(tree).unshared) {
      if (told.has(behind.path)) continue;
      told.add(behind.path);
      const through = behind === fact ? '' : `, which "${fact.path}" follows from,`;
      note(
        'unshared',
        at,
        `"${behind.path}"${through} may not be shared by ${behind.department.label.en}, so without an application it is never known.`,
        'Use route: easy-application, or another fact.',
        start,
      );
    }
  }
}

function unsharedBehind(fact: FactDefinition): FactDefinition | undefined {
  const derivation = derivationOf(fact);
  if (!derivation) return fact.sharing === 'none' ? fact : undefined;
  for (const input of inputsOf(derivation)) {
    const unshared = unsharedBehind(input);
    if (unshared) return unshared;
  }
  return undefined;
}

/** Days in an order that cannot be meant. */
export function lintDates(policy: Policy, note: Note): void {
  const { effective, deadline, data } = policy;
  if (deadline !== undefined && deadline < effective.from)
    note(
      'deadline',
      ['claim', 'deadline'],
      `Claims end on ${deadline}, before the policy takes effect on ${effective.from}.`,
      'Correct one of the two days.',
    );
  for (let i = 0; i < policy.remind.length; i++) {
    const written = policy.remind[i]!;
    const last = deadline === undefined ? undefined : parseDay(deadline);
    const first = parseDay(data.published ?? effective.from);
    const at = ['claim', 'remind', i];
    const span = parseSpan(written);
    if (last === undefined)
      note(
        'reminder',
        at,
        'A reminder is set, but there is no deadline to remind of.',
        'Write claim.deadline, or remove the reminder.',
      );
    else if (span && first !== undefined && deadline! >= effective.from && last - span.months * 30 - span.days < first)
      note('reminder', at, `${written} before the deadline lies before the policy takes effect.`, 'Remind later.');
  }
  for (const name in data.parameters) {
    const written = data.parameters[name]!;
    if (typeof written !== 'object' || Array.isArray(written) || !('from' in written)) continue;
    for (const day of Object.keys(written.from ?? {}))
      if (effective.to !== undefined && day > effective.to)
        note(
          'never-decides',
          ['parameters', name, 'from', day],
          `The value of "${name}" from ${day} begins after the policy has ended on ${effective.to}.`,
          'Correct the day, or remove the value.',
          'key',
        );
  }
}

/** Other policies it names must be there. */
export function lintReferences(policy: Policy, ids: ReadonlySet<string>, note: Note): void {
  for (let i = 0; i < policy.excludes.length; i++) {
    const id = policy.excludes[i]!;
    const at = ['excludes', i];
    if (id === policy.id) note('reference', at, `${formatPath(at)} names the policy itself.`, 'Remove it.');
    else if (!ids.has(id))
      note(
        'reference',
        at,
        `There is no policy "${id}" here.`,
        'Correct the id; without that policy the exclusion has no effect.',
        undefined,
        'advice',
      );
  }
}
