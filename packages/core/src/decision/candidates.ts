import { add, compare, divide, type Exact, floor, subtract } from '../exact.ts';
import type { FactDefinition } from '../facts/catalogue.ts';
import { monthsIn, type Window } from '../facts/period.ts';
import type { Type } from '../facts/type.ts';
import { Unknown } from '../facts/unknown.ts';
import type { BandsValue, RecordValue, SeriesValue, TableValue, Value } from '../facts/value.ts';
import { derivationOf } from '../policy/derived.ts';
import type { Policy } from '../policy/policy.ts';
import { childrenOf, type Tree, walk } from '../policy/tree.ts';
import { regionPrefix } from '../region.ts';
import { closureOf } from './closures.ts';
import type { Run } from './run.ts';

/** Values worth trying for a fact that is missing. `exact`: no other value could make a difference these do not make. */
export interface Candidates {
  readonly values: readonly Value[];
  readonly exact: boolean;
}

/** What a policy compares facts with, found once. */
export interface Landmarks {
  /** Constants by kind of type: thresholds, listed values, bounds of bands and tables. */
  readonly constants: ReadonlyMap<string, readonly Value[]>;
  /** Facts used other than by direct comparison with a constant or another fact. */
  readonly entangled: ReadonlySet<FactDefinition>;
  /** How often each fact occurs. */
  readonly occurrences: ReadonlyMap<FactDefinition, number>;
  readonly series: ReadonlyMap<FactDefinition, readonly Tree[]>;
  readonly facts: readonly FactDefinition[];
  /** Something hangs on a condition other than by and, or, not. */
  readonly conditional: boolean;
  /** Two facts are compared with each other. */
  readonly linked: boolean;
  /** How many nodes the trees have, those of derived facts included. */
  readonly nodes: number;
}

const found = new WeakMap<Policy, Landmarks>();

/** Every tree a policy evaluates: criteria, exceptions, formulas. */
export function treesOf(policy: Policy): readonly Tree[] {
  return [
    ...policy.criteria.flatMap(criterion => [criterion.test, ...criterion.exceptions.map(exception => exception.when)]),
    ...policy.amount.exceptions.flatMap(exception => [exception.when, exception.value]),
    policy.amount.value,
    ...(policy.less ? [policy.less] : []),
  ];
}

export function landmarksOf(policy: Policy): Landmarks {
  let landmarks = found.get(policy);
  if (!landmarks) {
    landmarks = landmarksIn(treesOf(policy));
    found.set(policy, landmarks);
  }
  return landmarks;
}

const orderings: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', 'in']);
export const family = (kind: string): string =>
  kind === 'int' || kind === 'decimal' ? 'number' : kind === 'enum' ? 'string' : kind;

export function landmarksIn(trees: readonly Tree[]): Landmarks {
  const constants = new Map<string, Value[]>();
  const entangled = new Set<FactDefinition>();
  const occurrences = new Map<FactDefinition, number>();
  const series = new Map<FactDefinition, Tree[]>();
  let conditional = false;
  let linked = false;
  let nodes = 0;
  const note = (type: Type, value: Value): void => {
    if (type.kind === 'list') for (const item of value as readonly Value[]) note(type.of, item);
    else if (type.kind === 'map')
      for (const [key, item] of value as ReadonlyMap<Value, Value>) {
        note(type.key, key);
        note(type.value, item);
      }
    else if (type.kind === 'bands') for (const band of (value as BandsValue).bands) note(type.key, band.at);
    else if (type.kind === 'table') {
      const { rows } = value as TableValue;
      for (const row of rows.values()) {
        note({ kind: 'string' }, row.key);
        for (const [column, bounds] of row.bounds) for (const bound of bounds) note(type.columns.get(column)!, bound);
      }
    } else constants.set(family(type.kind), [...(constants.get(family(type.kind)) ?? []), value]);
  };
  const plain = (tree: Tree): boolean =>
    tree.op === 'constant' ||
    // What is derived stands at values of its own, which are no landmarks.
    (tree.op === 'fact' && !tree.fact.derived) ||
    (tree.op === 'parameter' && !tree.parameter.exceptions.length) ||
    (tree.op === 'list' && tree.items.every(plain));
  const visit = (tree: Tree, compared: boolean): void => {
    nodes++;
    conditional ||= tree.op === 'if' || (tree.op === 'parameter' && tree.parameter.exceptions.length > 0);
    if (tree.op === 'constant') note(tree.type, tree.value);
    if (tree.op === 'parameter') {
      note(tree.parameter.type, tree.parameter.value);
      for (const version of tree.parameter.versions) note(tree.parameter.type, version.value);
      for (const exception of tree.parameter.exceptions) {
        visit(exception.when, true);
        visit(exception.value, false);
      }
    }
    if (tree.op === 'fact') {
      occurrences.set(tree.fact, (occurrences.get(tree.fact) ?? 0) + 1);
      if (!compared) entangled.add(tree.fact);
      const derivation = derivationOf(tree.fact);
      if (derivation) {
        visit(derivation.value, false);
        for (const exception of derivation.exceptions) {
          visit(exception.when, true);
          visit(exception.value, false);
        }
      }
    }
    if (tree.op === 'call' && tree.args[0]?.op === 'fact' && tree.args[0].fact.type.kind === 'series')
      series.set(tree.args[0].fact, [...(series.get(tree.args[0].fact) ?? []), ...tree.args.slice(1)]);
    const direct =
      tree.op === 'call' &&
      ((orderings.has(tree.overload.name) && tree.args.every(plain)) || tree.overload.name === 'within');
    linked ||=
      direct &&
      tree.op === 'call' &&
      tree.args.filter(arg => arg.op !== 'constant' && arg.op !== 'parameter' && arg.op !== 'list').length > 1;
    const logical = tree.op === 'and' || tree.op === 'or' || tree.op === 'not';
    for (const child of childrenOf(tree))
      visit(child, direct || (logical && child.op === 'fact') || (tree.op === 'if' && child === tree.test));
  };
  for (const tree of trees) visit(tree, tree.op === 'fact' && tree.type.kind === 'bool');
  const facts = new Set<FactDefinition>();
  for (const tree of trees) walk(tree, node => void (node.op === 'fact' && facts.add(node.fact)));
  return {
    constants,
    entangled,
    occurrences,
    series,
    facts: [...facts],
    conditional,
    linked,
    nodes: Math.max(1, nodes),
  };
}

const most = 40;

/** Values worth trying for one missing fact, `together` being how many facts of its kind are missing at once. */
export function candidatesFor(fact: FactDefinition, landmarks: Landmarks, run: Run, together: number): Candidates {
  const { type } = fact;
  const exact = !landmarks.entangled.has(fact);
  const constants = landmarks.constants.get(family(type.kind)) ?? [];
  switch (type.kind) {
    case 'bool':
      return { values: [true, false], exact: true };
    case 'enum':
      return { values: type.values, exact: true };
    case 'int':
    case 'money':
    case 'percent':
    case 'decimal':
    case 'date':
      return points(fact, [...constants, ...knownOf(type, landmarks, run)] as Exact[], exact, together);
    case 'string':
      return {
        values: [...new Set([...constants, ...knownOf(type, landmarks, run), '其他（示例）'])].slice(0, most),
        exact,
      };
    case 'region':
      return { values: regions(constants as string[]), exact };
    case 'list':
      return { values: lists(type.of, landmarks), exact: false };
    case 'series':
      return { values: fillings(fact, landmarks, run), exact: false };
    default:
      return { values: [], exact: false };
  }
}

/** Known values of facts of the same kind: a missing one may be compared with them. */
function knownOf(type: Type, landmarks: Landmarks, run: Run): readonly Value[] {
  return landmarks.facts.flatMap(fact => {
    const known = family(fact.type.kind) === family(type.kind) ? run.dossier.facts[fact.index]?.value : undefined;
    return known === undefined ? [] : [known];
  });
}

/** Every landmark, and as many points in each gap between two as facts could need to stand apart from each other there. */
function points(fact: FactDefinition, constants: readonly Exact[], exact: boolean, together: number): Candidates {
  const whole = fact.type.kind === 'int' || fact.type.kind === 'date' || fact.type.kind === 'money';
  const sorted = constants.toSorted(compare).filter((value, i, all) => i === 0 || compare(all[i - 1]!, value) !== 0);
  const marks: readonly Exact[] = sorted.length ? sorted : [0];
  const unit: Exact = fact.type.kind === 'percent' ? { n: 1, d: 1000 } : 1;
  const out: Exact[] = [];
  for (let i = together; i >= 1; i--) out.push(subtract(marks[0]!, times(unit, i)));
  for (const [i, mark] of marks.entries()) {
    out.push(mark);
    const next = marks[i + 1];
    if (next === undefined) for (let j = 1; j <= together; j++) out.push(add(mark, times(unit, j)));
    else
      for (let j = 1; j <= together; j++)
        out.push(whole ? add(floor(mark), j) : add(mark, divide(times(subtract(next, mark), j), together + 1)));
  }
  // An amount that grows without a threshold shows only far out.
  if (!exact)
    out.push(add(marks.at(-1)!, fact.type.kind === 'money' ? 100_000_000 : fact.type.kind === 'percent' ? 1 : 1000));
  const fits = (value: Exact): boolean =>
    (fact.minimum === undefined || compare(value, fact.minimum) >= 0) &&
    (fact.maximum === undefined || compare(value, fact.maximum) <= 0) &&
    !(whole && typeof value === 'object');
  const values = out
    .filter(fits)
    .toSorted(compare)
    .filter((value, i, all) => i === 0 || compare(all[i - 1]!, value) !== 0);
  return values.length > most
    ? { values: values.filter((_, i) => i % Math.ceil(values.length / most) === 0), exact: false }
    : { values, exact };
}

const times = (value: Exact, count: number): Exact => {
  let total: Exact = 0;
  for (let i = 0; i < count; i++) total = add(total, value);
  return total;
};

/** Each code, a place inside it, and a place in none of them. */
function regions(codes: readonly string[]): readonly string[] {
  const inside = codes.map(code => regionPrefix(code).padEnd(code.length, '9'));
  return [...new Set([...codes, ...inside, '990000'])].slice(0, most);
}

/** No record, and records made of the landmarks of each field. */
function lists(of: Type, landmarks: Landmarks): readonly Value[] {
  if (of.kind !== 'record') return [[], landmarks.constants.get(family(of.kind)) ?? []];
  const width = 8;
  const records = Array.from({ length: width }, (_, i): RecordValue => {
    const record = new Map<string, Value>();
    for (const [name, type] of of.fields) {
      const options = optionsOf(type, landmarks);
      const option = options[(i * 7 + record.size * i) % options.length];
      if (option !== undefined) record.set(name, option);
    }
    return record;
  });
  return [[], ...records.map(record => [record]), records];
}

function optionsOf(type: Type, landmarks: Landmarks): readonly Value[] {
  if (type.kind === 'bool') return [true, false];
  if (type.kind === 'enum') return type.values;
  const constants = landmarks.constants.get(family(type.kind)) ?? [];
  const fallback: Readonly<Record<string, Value>> = { string: '示例', region: '330200', date: 18_000 };
  return constants.length ? constants : [fallback[type.kind] ?? 1];
}

/** The series with its missing periods filled evenly: with nothing, with each landmark, with much. */
function fillings(fact: FactDefinition, landmarks: Landmarks, run: Run): readonly Value[] {
  if (fact.type.kind !== 'series') return [];
  const { granularity, of } = fact.type;
  const held = run.dossier.facts[fact.index]?.value as SeriesValue | undefined;
  const known = held?.granularity === granularity ? held.values : new Map<number, Exact | boolean>();
  const windows = (landmarks.series.get(fact) ?? []).flatMap(tree => {
    const window = tree.type.kind === 'window' ? closureOf(tree)(run) : undefined;
    return window === undefined || window instanceof Unknown ? [] : [window as Window];
  });
  const first = Math.min(...windows.map(window => window.first - 12));
  const last = Math.max(...windows.map(window => window.last));
  if (!Number.isFinite(first) || !Number.isFinite(last)) return [];
  const step = monthsIn[granularity];
  const amounts: readonly (Exact | boolean)[] =
    of.kind === 'bool'
      ? [false, true]
      : [
          0,
          1,
          ...((landmarks.constants.get(family(of.kind)) ?? []) as Exact[]).slice(0, 8),
          of.kind === 'money' ? 10_000_000_000 : 100_000,
        ];
  return amounts.map((amount, i): SeriesValue => {
    const values = new Map<number, Exact | boolean>();
    for (let at = first - (first % step); at <= last; at += step)
      values.set(at, known.get(at) ?? (i % 2 && typeof amount !== 'boolean' ? add(amount, at) : amount));
    return { fact, granularity, values };
  });
}
