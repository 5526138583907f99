import { compare, type Exact } from '../../exact.ts';
import { Unknown } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import { isWithin } from '../../region.ts';
import type { Parameter, Tree } from '../tree.ts';
import { between, type Domain, type Edge, intersect, isInside, join } from './domain.ts';

/**
 * What is taken to hold of the parts of expressions, by {@link keyOf}. A box is an over-estimate: a subject for whom the
 * expressions hold lies in it, so what is false throughout the box is false for everyone.
 */
export type Box = ReadonlyMap<string, Domain>;

export const emptyBox: Box = new Map();

const keys = new WeakMap<Tree, string>();

/** A text that is the same for the same expression, wherever it stands. */
export function keyOf(tree: Tree): string {
  let key = keys.get(tree);
  if (key === undefined) {
    const fixed = fixedValue(tree);
    key = fixed === undefined ? outline(tree) : `${tree.type.kind}:${plain(fixed)}`;
    keys.set(tree, key);
  }
  return key;
}

const keysOf = (trees: readonly Tree[]): string => trees.map(keyOf).join(',');

function outline(tree: Tree): string {
  switch (tree.op) {
    case 'constant':
      return `${tree.type.kind}:${plain(tree.value)}`;
    case 'fact':
      return tree.fact.path;
    case 'parameter':
      return `parameter ${tree.parameter.name}`;
    case 'variable':
      return `variable ${tree.slot}`;
    case 'field':
    case 'has':
      return `${tree.op}(${keyOf(tree.of)}.${tree.name})`;
    case 'and':
    case 'or':
      return `${tree.op}(${keysOf(tree.args)})`;
    case 'call':
      return `${tree.overload.id}(${keysOf(tree.args)})`;
    case 'not':
      return `not(${keyOf(tree.arg)})`;
    case 'if':
      return `if(${keysOf([tree.test, tree.whenTrue, tree.whenFalse])})`;
    case 'list':
      return `list(${keysOf(tree.items)})`;
    case 'map':
      return `map(${keysOf(tree.entries.flat())})`;
    case 'each':
      return `${tree.how}(${keysOf(tree.where ? [tree.over, tree.where, tree.body] : [tree.over, tree.body])})`;
    case 'asOf':
      return 'today';
  }
}

function plain(value: unknown): string {
  if (value instanceof Map) return `{${[...value].map(plain)}}`;
  if (Array.isArray(value)) return `[${value.map(plain)}]`;
  if (typeof value === 'object' && value !== null) return `(${Object.entries(value).map(plain)})`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

const fixed = new WeakMap<Tree, { readonly value: Value | undefined }>();

/** The value of what never varies: constants, parameters without dates or exceptions, and what is computed of them alone. */
function fixedValue(tree: Tree): Value | undefined {
  if (tree.op === 'constant') return tree.value;
  if (tree.op === 'fact' || tree.op === 'variable') return undefined;
  let known = fixed.get(tree);
  if (!known) {
    known = { value: computeFixed(tree) };
    fixed.set(tree, known);
  }
  return known.value;
}

function computeFixed(tree: Tree): Value | undefined {
  if (tree.op === 'constant') return tree.value;
  if (tree.op === 'parameter') {
    const { versions, exceptions, value } = tree.parameter;
    return versions.length || exceptions.length ? undefined : value;
  }
  if (tree.op === 'list') {
    const items = tree.items.map(fixedValue);
    return items.every(item => item !== undefined) ? (items as readonly Value[]) : undefined;
  }
  if (tree.op !== 'call') return undefined;
  const args = tree.args.map(fixedValue);
  if (!args.length || args.some(arg => arg === undefined)) return undefined;
  const result = tree.overload.run(args as readonly Value[], { asOf: 0 } as never);
  return result instanceof Unknown ? undefined : result;
}

const isExact = (value: unknown): value is Exact =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  (typeof value === 'object' && value !== null && 'n' in value);

interface Range {
  readonly low: Exact;
  readonly high: Exact;
}

/** Least and greatest value of what the policy itself fixes; undefined where data take part. */
function rangeOf(tree: Tree): Range | undefined {
  const value = fixedValue(tree);
  if (value !== undefined) return isExact(value) ? { low: value, high: value } : undefined;
  if (tree.op !== 'parameter') return undefined;
  const values = possible(tree.parameter);
  if (!values) return undefined;
  return {
    low: values.reduce((a, b) => (compare(a, b) <= 0 ? a : b)),
    high: values.reduce((a, b) => (compare(a, b) >= 0 ? a : b)),
  };
}

function possible(parameter: Parameter): readonly Exact[] | undefined {
  const values: (Value | undefined)[] = [
    parameter.value,
    ...parameter.versions.map(version => version.value),
    ...parameter.exceptions.map(exception => fixedValue(exception.value)),
  ];
  return values.every(isExact) ? values : undefined;
}

type Sign = '<' | '<=' | '>' | '>=';
const flipped: Readonly<Record<Sign, Sign>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const opposite: Readonly<Record<Sign, Sign>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** A test of one part of the data against what the policy fixes. */
export type Atom =
  | { readonly kind: 'order'; readonly term: Tree; readonly sign: Sign; readonly range: Range }
  | { readonly kind: 'equal'; readonly term: Tree; readonly range: Range }
  | { readonly kind: 'among'; readonly term: Tree; readonly values: ReadonlySet<string> }
  | { readonly kind: 'within'; readonly term: Tree; readonly regions: readonly string[] }
  | { readonly kind: 'bool'; readonly term: Tree };

/** A test as an atom, and whether it is denied; undefined where it joins several tests or compares data with data. */
export function atomOf(tree: Tree): { readonly atom: Atom; readonly holds: boolean } | undefined {
  if (
    tree.type.kind !== 'bool' ||
    tree.op === 'and' ||
    tree.op === 'or' ||
    tree.op === 'not' ||
    tree.op === 'if' ||
    tree.op === 'constant'
  )
    return undefined;
  if (tree.op !== 'call') return { atom: { kind: 'bool', term: tree }, holds: true };
  const [left, right] = tree.args as [Tree, Tree];
  const { name, id, style } = tree.overload;
  if (style === 'operator' && (name === '<' || name === '<=' || name === '>' || name === '>=')) {
    const [a, b] = [rangeOf(left), rangeOf(right)];
    if (!a === !b) return undefined;
    return {
      atom: b
        ? { kind: 'order', term: left, sign: name, range: b }
        : { kind: 'order', term: right, sign: flipped[name], range: a! },
      holds: true,
    };
  }
  if (id === 'any.equals' || id === 'any.differs') {
    const [term, other] = fixedValue(right) === undefined ? [right, fixedValue(left)] : [left, fixedValue(right)];
    if (other === undefined || fixedValue(term) !== undefined) return undefined;
    const holds = id === 'any.equals';
    if (typeof other === 'string') return { atom: { kind: 'among', term, values: new Set([other]) }, holds };
    if (typeof other === 'boolean') return { atom: { kind: 'bool', term }, holds: holds === other };
    return isExact(other) ? { atom: { kind: 'equal', term, range: { low: other, high: other } }, holds } : undefined;
  }
  if (id === 'list.contains' || id === 'map.has') {
    const list = fixedValue(right);
    const items = list instanceof Map ? [...list.keys()] : list;
    if (!Array.isArray(items) || !items.every(item => typeof item === 'string'))
      return { atom: { kind: 'bool', term: tree }, holds: true };
    return { atom: { kind: 'among', term: left, values: new Set(items) }, holds: true };
  }
  if (id === 'region.within' || id === 'region.withinAny') {
    const where = fixedValue(right);
    const regions = typeof where === 'string' ? [where] : where;
    if (Array.isArray(regions))
      return { atom: { kind: 'within', term: left, regions: regions as readonly string[] }, holds: true };
  }
  return { atom: { kind: 'bool', term: tree }, holds: true };
}

/** What an atom leaves of its term when it holds, or does not. */
function domainOf(atom: Atom, holds: boolean): Domain | undefined {
  switch (atom.kind) {
    case 'order': {
      const sign = holds ? atom.sign : opposite[atom.sign];
      const open = sign === '<' || sign === '>';
      return sign === '<' || sign === '<='
        ? between(undefined, { at: atom.range.high, open })
        : between({ at: atom.range.low, open }, undefined);
    }
    case 'equal':
      return holds ? between({ at: atom.range.low, open: false }, { at: atom.range.high, open: false }) : undefined;
    case 'among':
      return { kind: holds ? 'among' : 'not-among', values: atom.values };
    case 'within':
      return holds && atom.regions.length === 1 ? { kind: 'within', region: atom.regions[0]! } : undefined;
    case 'bool':
      return { kind: 'bool', value: holds };
  }
}

/** What the catalogue says of a term by itself. */
function nativeDomain(term: Tree): Domain | undefined {
  if (term.op !== 'fact') return undefined;
  const { type, minimum, maximum } = term.fact;
  if (type.kind === 'enum') return { kind: 'among', values: new Set(type.values) };
  const edge = (at: Exact | undefined): Edge | undefined => (at === undefined ? undefined : { at, open: false });
  return type.kind !== 'series' && (minimum !== undefined || maximum !== undefined)
    ? between(edge(minimum), edge(maximum))
    : undefined;
}

/** What is known of a term in a box. */
export function domainIn(box: Box, term: Tree): Domain | undefined {
  const [given, native] = [box.get(keyOf(term)), nativeDomain(term)];
  return given && native ? intersect(given, native) : (given ?? native);
}

/** The box of those for whom a test holds, or does not, within another; undefined when there can be no one. */
export function constrain(box: Box, tree: Tree, holds = true): Box | undefined {
  if (tree.op === 'constant' || tree.op === 'parameter')
    return typeof fixedValue(tree) === 'boolean' && fixedValue(tree) !== holds ? undefined : box;
  if (tree.op === 'not') return constrain(box, tree.arg, !holds);
  if ((tree.op === 'and' && holds) || (tree.op === 'or' && !holds)) {
    let narrowed: Box | undefined = box;
    for (const arg of tree.args) narrowed = narrowed && constrain(narrowed, arg, holds);
    return narrowed;
  }
  if (tree.op === 'and' || tree.op === 'or') {
    const boxes = tree.args.map(arg => constrain(box, arg, holds)).filter(one => one !== undefined);
    return boxes.length ? boxes.reduce(joinBoxes) : undefined;
  }
  const found = atomOf(tree);
  const domain = found && domainOf(found.atom, found.holds === holds);
  if (!found || !domain) return judge(box, tree) === !holds ? undefined : box;
  const { term } = found.atom;
  const known = domainIn(box, term);
  const narrowed = known ? intersect(known, domain) : domain;
  return narrowed && new Map([...box, [keyOf(term), narrowed]]);
}

function joinBoxes(a: Box, b: Box): Box {
  const out = new Map<string, Domain>();
  for (const [key, domain] of a) {
    const other = b.get(key);
    const joined = other && join(domain, other);
    if (joined) out.set(key, joined);
  }
  return out;
}

/** Whether a test holds for everyone in a box, for no one, or hangs on more. */
export function judge(box: Box, tree: Tree): boolean | undefined {
  if (tree.op === 'not') {
    const inner = judge(box, tree.arg);
    return inner === undefined ? undefined : !inner;
  }
  if (tree.op === 'and' || tree.op === 'or') {
    const decisive = tree.op === 'or';
    const results = tree.args.map(arg => judge(box, arg));
    if (results.includes(decisive)) return decisive;
    return results.every(result => result === !decisive) ? !decisive : undefined;
  }
  const fixed = fixedValue(tree);
  if (typeof fixed === 'boolean') return fixed;
  const found = atomOf(tree);
  if (!found) return undefined;
  const result = judgeAtom(domainIn(box, found.atom.term), found.atom);
  return result === undefined ? undefined : result === found.holds;
}

function judgeAtom(domain: Domain | undefined, atom: Atom): boolean | undefined {
  if (!domain) return undefined;
  if (atom.kind === 'bool') return domain.kind === 'bool' ? domain.value : undefined;
  if (atom.kind === 'within') {
    if (domain.kind !== 'within') return undefined;
    if (atom.regions.some(region => isWithin(domain.region, region))) return true;
    return atom.regions.every(region => !isInside(region, domain.region)) ? false : undefined;
  }
  if (atom.kind === 'among') {
    if (domain.kind === 'among') {
      if ([...domain.values].every(value => atom.values.has(value))) return true;
      return [...domain.values].some(value => atom.values.has(value)) ? undefined : false;
    }
    return domain.kind === 'not-among' && [...atom.values].every(value => domain.values.has(value)) ? false : undefined;
  }
  if (domain.kind !== 'number') return undefined;
  const { low, high } = domain;
  if (atom.kind === 'equal') {
    const { low: least, high: greatest } = atom.range;
    if (
      (high && (compare(high.at, least) < 0 || (high.open && compare(high.at, least) === 0))) ||
      (low && (compare(low.at, greatest) > 0 || (low.open && compare(low.at, greatest) === 0)))
    )
      return false;
    return low && high && compare(low.at, high.at) === 0 && compare(least, greatest) === 0 ? true : undefined;
  }
  return judgeOrder(low, high, atom);
}

/** `term ≥ threshold` over an interval, where the threshold itself may vary between two values. */
function judgeOrder(
  low: Edge | undefined,
  high: Edge | undefined,
  { sign, range }: Atom & { kind: 'order' },
): boolean | undefined {
  const rising = sign === '>' || sign === '>=';
  const strict = sign === '>' || sign === '<';
  const [near, far] = rising ? [low, high] : [high, low];
  const [hardest, easiest] = rising ? [range.high, range.low] : [range.low, range.high];
  const beyond = (edge: Edge, threshold: Exact): number =>
    rising ? compare(edge.at, threshold) : -compare(edge.at, threshold);
  if (near) {
    const order = beyond(near, hardest);
    if (order > 0 || (order === 0 && (!strict || near.open))) return true;
  }
  if (far) {
    const order = beyond(far, easiest);
    if (order < 0 || (order === 0 && (strict || far.open))) return false;
  }
  return undefined;
}

/** The parts of the data that a test speaks of, by {@link keyOf}; tests without one in common cannot bear on each other. */
export function termsOf(tree: Tree, into: Set<string> = new Set()): ReadonlySet<string> {
  if (tree.op === 'not') return termsOf(tree.arg, into);
  if (tree.op === 'and' || tree.op === 'or') for (const arg of tree.args) termsOf(arg, into);
  else {
    const found = atomOf(tree);
    if (found) into.add(keyOf(found.atom.term));
  }
  return into;
}
