import { parseDay } from '../day.ts';
import { type Exact, parseDecimal } from '../exact.ts';
import { parseWindow } from '../facts/period.ts';
import { sameType, type Type, types } from '../facts/type.ts';
import { Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';
import { parseRegion } from '../region.ts';
import { overloadsOf } from './functions.ts';
import { fits, type Overload, type Pattern, resultType } from './overload.ts';
import type { Tree } from './tree.ts';

/** The arguments as an overload takes them: as they are, or converted; undefined where it does not take them. */
export function fit(
  overload: Overload,
  args: readonly Tree[],
  converting: boolean,
  source: string,
): readonly Tree[] | undefined {
  const { params } = overload;
  if (overload.rest ? args.length < params.length : args.length !== params.length) return undefined;
  const fitted: Tree[] = [];
  for (const [i, arg] of args.entries()) {
    const pattern = params[Math.min(i, params.length - 1)]!;
    const tree = fits(pattern, arg.type) ? arg : converting ? convert(arg, pattern, source) : undefined;
    if (!tree) return undefined;
    fitted.push(tree);
  }
  // Equality and membership take any two of one type: bring the second to the first, or the first to the second.
  if (
    overload.style === 'operator' &&
    fitted.length === 2 &&
    !resultType(
      overload,
      fitted.map(arg => arg.type),
    ) &&
    converting
  ) {
    return meet(overload.name, fitted[0]!, fitted[1]!, source);
  }
  return fitted;
}

function meet(name: string, a: Tree, b: Tree, source: string): readonly Tree[] | undefined {
  if (name === 'in' && b.type.kind === 'list') {
    const item = b.type.of;
    const left = coerce(a, item, source);
    if (left) return [left, b];
    const list = b.op === 'list' ? b.items.map(one => coerce(one, a.type, source)) : undefined;
    return list?.every(Boolean)
      ? [a, { ...b, items: list as Tree[], type: { kind: 'list', of: a.type } } as Tree]
      : looseList(a, b);
  }
  if ((name === 'in' || name === '[]') && (b.type.kind === 'map' || a.type.kind === 'map')) {
    const [key, map] = name === 'in' ? [a, b] : [b, a];
    const left = map.type.kind === 'map' ? coerce(key, map.type.key, source) : undefined;
    return left && (name === 'in' ? [left, map] : [map, left]);
  }
  const [left, right] = alike(a, b, source);
  return left && right && [left, right];
}

/** An enumeration is text: it may be looked for in a list of text that holds only its values. */
function looseList(a: Tree, b: Tree): readonly Tree[] | undefined {
  if (a.type.kind !== 'enum' || b.op !== 'parameter' || b.type.kind !== 'list' || b.type.of.kind !== 'string')
    return undefined;
  const { values } = a.type;
  if (!(b.parameter.value as readonly string[]).every(value => values.includes(value))) return undefined;
  return [a, { ...b, type: { kind: 'list', of: a.type } }];
}

/** Two trees brought to one type, where one converts to that of the other. */
export function alike(a: Tree, b: Tree, source: string): readonly [Tree | undefined, Tree | undefined] {
  if (sameType(a.type, b.type)) return [a, b];
  const right = coerce(b, a.type, source);
  if (right) return [a, right];
  return [coerce(a, b.type, source), b];
}

function convert(tree: Tree, pattern: Pattern, source: string): Tree | undefined {
  return typeof pattern === 'string' ? coerce(tree, types[pattern], source) : undefined;
}

/** Lossless conversions only: a literal to the exact type beside it, a whole number to a decimal, a year to its window. */
export function coerce(tree: Tree, type: Type, source: string): Tree | undefined {
  if (sameType(tree.type, type)) return tree;
  const as = (value: Value): Tree => ({ op: 'constant', value, type, start: tree.start, end: tree.end });
  if (tree.type.kind === 'int') {
    if (type.kind === 'decimal') return { ...tree, type };
    if ((type.kind === 'money' || type.kind === 'percent') && tree.op === 'constant' && tree.value === 0) return as(0);
    if (type.kind === 'window') return yearWindow(tree);
    return undefined;
  }
  if (tree.type.kind === 'double' && tree.op === 'constant' && type.kind === 'decimal') {
    const exact: Exact | undefined = parseDecimal(source.slice(tree.start, tree.end));
    return exact === undefined ? undefined : as(exact);
  }
  if (tree.type.kind === 'enum' && type.kind === 'string') return { ...tree, type };
  if (tree.type.kind !== 'string') return undefined;
  const text =
    tree.op === 'constant'
      ? tree.value
      : tree.op === 'parameter' && !tree.parameter.exceptions.length && !tree.parameter.versions.length
        ? tree.parameter.value
        : undefined;
  if (typeof text !== 'string') return undefined;
  switch (type.kind) {
    case 'enum':
      return type.values.includes(text) ? { ...tree, type } : undefined;
    case 'region':
      return parseRegion(text) && as(text);
    case 'window': {
      const window = parseWindow(text);
      return window && as(window);
    }
    case 'date': {
      const day = parseDay(text);
      return day === undefined ? undefined : as(day);
    }
    default:
      return undefined;
  }
}

function yearWindow(tree: Tree): Tree | undefined {
  const overload = overloadsOf('function', 'year').find(one => one.id === 'int.year')!;
  const call: Tree = { op: 'call', overload, args: [tree], type: types.window, start: tree.start, end: tree.end };
  const known = tree.op === 'constant' ? overload.run([tree.value], { asOf: 0 }) : undefined;
  return known === undefined || known instanceof Unknown
    ? call
    : { op: 'constant', value: known, type: types.window, start: tree.start, end: tree.end };
}
