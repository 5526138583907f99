import { compare, type Exact } from '../../exact.ts';
import { types } from '../../facts/type.ts';
import { isWithin } from '../../region.ts';
import type { Tree } from '../tree.ts';
import { type Atom, atomOf, domainOf, type FoundAtom } from './atom.ts';
import { between, type Domain, type Edge, intersect, isInside, join } from './domain.ts';
import { fixedValue } from './fixed.ts';
import { isSame } from './same.ts';

/**
 * What is taken to hold of the parts of expressions. A box is an over-estimate: a subject for whom the
 * expressions hold lies in it, so what is false throughout the box is false for everyone. It is a list that grows at its
 * head, what was found last first: most are of one or two parts, and each extends another.
 */
export interface Box {
  readonly term: Tree;
  readonly domain: Domain;
  readonly before: Box | undefined;
}

/** Nothing is known but that yes is yes. */
export const emptyBox: Box = {
  term: { op: 'constant', value: true, type: types.bool, start: 0, end: 0 },
  domain: { kind: 'bool', value: true },
  before: undefined,
};

function lookUp(box: Box, term: Tree): Domain | undefined {
  for (let at: Box | undefined = box; at; at = at.before) if (isSame(at.term, term)) return at.domain;
  return undefined;
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
  const given = lookUp(box, term);
  const native = nativeDomain(term);
  return given && native ? intersect(given, native) : (given ?? native);
}

/** The box of those for whom a test holds, or does not, within another; undefined when there can be no one. */
export function constrain(box: Box, tree: Tree, holds = true): Box | undefined {
  if (tree.op === 'constant' || tree.op === 'parameter') {
    const value = fixedValue(tree);
    return typeof value === 'boolean' && value !== holds ? undefined : box;
  }
  if (tree.op === 'not') return constrain(box, tree.arg, !holds);
  if ((tree.op === 'and' && holds) || (tree.op === 'or' && !holds)) {
    let narrowed: Box | undefined = box;
    for (let i = 0; i < tree.args.length && narrowed; i++) narrowed = constrain(narrowed, tree.args[i]!, holds);
    return narrowed;
  }
  if (tree.op === 'and' || tree.op === 'or') {
    let joined: Box | undefined;
    for (let i = 0; i < tree.args.length; i++) {
      const one = constrain(box, tree.args[i]!, holds);
      if (one) joined = joined ? joinBoxes(joined, one, box) : one;
    }
    return joined;
  }
  const found = atomOf(tree);
  return found ? constrainAtom(box, tree, found, holds) : unlessFalse(box, tree, holds);
}

/** {@link constrain} for a test that is one atom. */
export function constrainAtom(box: Box, tree: Tree, found: FoundAtom, holds: boolean): Box | undefined {
  const domain = domainOf(found.atom, found.holds === holds);
  return domain ? narrow(box, found.atom.term, domain) : unlessFalse(box, tree, holds);
}

/** The same box, unless no one in it meets the test. */
function unlessFalse(box: Box, tree: Tree, holds: boolean): Box | undefined {
  const verdict = judge(box, tree);
  // Asked for undefined first: V8 compiles a comparison of a boolean with what may be undefined anew each time (measured).
  return verdict === undefined || verdict === holds ? box : undefined;
}

function narrow(box: Box, term: Tree, domain: Domain): Box | undefined {
  const known = domainIn(box, term);
  const narrowed = known ? intersect(known, domain) : domain;
  return narrowed && { term, domain: narrowed, before: box };
}

/** What holds in one of two boxes, both of which extend a third. */
function joinBoxes(a: Box, b: Box, base: Box): Box {
  let out = base;
  const seen: Tree[] = [];
  for (let at: Box | undefined = a; at && at !== base; at = at.before) {
    const { term, domain } = at;
    if (seen.some(one => isSame(one, term))) continue;
    seen.push(term);
    const other = lookUp(b, term);
    const joined = other && join(domain, other);
    if (joined) out = { term, domain: joined, before: out };
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
    let open = false;
    for (let i = 0; i < tree.args.length; i++) {
      const result = judge(box, tree.args[i]!);
      if (result === undefined) open = true;
      else if (result === decisive) return decisive;
    }
    return open ? undefined : !decisive;
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

/** The parts of the data that a test speaks of; tests without one in common cannot bear on each other. */
export function termsOf(tree: Tree, into: Tree[] = []): readonly Tree[] {
  if (tree.op === 'not') return termsOf(tree.arg, into);
  if (tree.op === 'and' || tree.op === 'or') for (const arg of tree.args) termsOf(arg, into);
  else {
    const found = atomOf(tree);
    if (found) into.push(found.atom.term);
  }
  return into;
}
