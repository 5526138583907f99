import type { Tree } from '../tree.ts';
import { between, type Domain } from './domain.ts';
import { fixedValue, isExact, type Range, rangeOf } from './fixed.ts';

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

/** An atom, and whether the test holds where it does. */
export interface FoundAtom {
  readonly atom: Atom;
  readonly holds: boolean;
}

/** A test as an atom; undefined where it joins several tests or compares data with data. */
export function atomOf(tree: Tree): FoundAtom | undefined {
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
    const a = rangeOf(left);
    const b = rangeOf(right);
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
export function domainOf(atom: Atom, holds: boolean): Domain | undefined {
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
