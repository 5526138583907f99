import { compare, type Exact } from '../../exact.ts';
import { type PlainKind, sameType, type Type, types } from '../../facts/type.ts';
import { merge, type Result, Unknown } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import { highOf, lowOf, type Overload } from '../overload.ts';

/** Kinds whose values are exact numbers: a date is a day count. */
const exactKinds: readonly PlainKind[] = [
  'int',
  'uint',
  'money',
  'percent',
  'decimal',
  'date',
  'timestamp',
  'duration',
];

type Sign = '<' | '<=' | '>' | '>=';
const holds: Readonly<Record<Sign, (order: number) => boolean>> = {
  '<': order => order < 0,
  '<=': order => order <= 0,
  '>': order => order > 0,
  '>=': order => order >= 0,
};

const words: Readonly<Record<Sign, string>> = { '<': 'less', '<=': 'atMost', '>': 'greater', '>=': 'atLeast' };

/** Settled by bounds where they lie apart: 15 ≥ 10 holds for every value from 12 upwards. */
function settle(sign: Sign, a: Result, b: Result): Result {
  const [low, high] = sign === '<' || sign === '<=' ? [a, b] : [b, a];
  const strict = sign === '<' || sign === '>';
  const [lowMax, highMin, lowMin, highMax] = [highOf(low), lowOf(high), lowOf(low), highOf(high)];
  if (
    lowMax !== undefined &&
    highMin !== undefined &&
    (strict ? compare(lowMax, highMin) < 0 : compare(lowMax, highMin) <= 0)
  )
    return true;
  if (
    lowMin !== undefined &&
    highMax !== undefined &&
    (strict ? compare(lowMin, highMax) >= 0 : compare(lowMin, highMax) > 0)
  )
    return false;
  return merge([a, b]);
}

const exactComparisons = (['<', '<=', '>', '>='] as const).flatMap(sign =>
  exactKinds.map(
    (kind): Overload => ({
      id: `${kind}.${words[sign]}`,
      name: sign,
      style: 'operator',
      params: [kind, kind],
      result: types.bool,
      run: ([a, b]) => holds[sign](compare(a as Exact, b as Exact)),
      partial: ([a, b]) => settle(sign, a!, b!),
    }),
  ),
);

/** CEL orders strings by code point, which UTF-16 order is not beyond the basic plane. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const left = a[Symbol.iterator]();
  const right = b[Symbol.iterator]();
  for (;;) {
    const [x, y] = [left.next(), right.next()];
    if (x.done || y.done) return x.done ? (y.done ? 0 : -1) : 1;
    const order = x.value.codePointAt(0)! - y.value.codePointAt(0)!;
    if (order !== 0) return order;
  }
}

const orderOf: Readonly<Record<'string' | 'bool' | 'double', (a: Value, b: Value) => number>> = {
  string: (a, b) => compareText(a as string, b as string),
  bool: (a, b) => Number(a) - Number(b),
  double: (a, b) => (a as number) - (b as number),
};

const plainComparisons = (['<', '<=', '>', '>='] as const).flatMap(sign =>
  (['string', 'bool', 'double'] as const).map(
    (kind): Overload => ({
      id: `${kind}.${words[sign]}`,
      name: sign,
      style: 'operator',
      params: [kind, kind],
      result: types.bool,
      run: ([a, b]) => holds[sign](orderOf[kind](a!, b!)),
    }),
  ),
);

/** Equality by value, of two values of one type. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]!));
  if (a instanceof Uint8Array)
    return b instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i]);
  if (a instanceof Map) {
    if (!(b instanceof Map) || a.size !== b.size) return false;
    for (const [key, value] of a) if (!b.has(key) || !equal(value, b.get(key))) return false;
    return true;
  }
  return 'n' in a && 'n' in b ? compare(a as Exact, b as Exact) === 0 : false;
}

const exactSet: ReadonlySet<string> = new Set(exactKinds);

function settleEqual(a: Result, b: Result): Result {
  const [options, others] = [optionsOf(a), optionsOf(b)];
  if (options && others && !options.some(option => others.includes(option))) return false;
  const [aLow, aHigh, bLow, bHigh] = [boundOf(a, 'low'), boundOf(a, 'high'), boundOf(b, 'low'), boundOf(b, 'high')];
  if (aHigh !== undefined && bLow !== undefined && compare(aHigh, bLow) < 0) return false;
  if (bHigh !== undefined && aLow !== undefined && compare(bHigh, aLow) < 0) return false;
  return merge([a, b]);
}

const optionsOf = (result: Result): readonly string[] | undefined =>
  result instanceof Unknown ? result.among : typeof result === 'string' ? [result] : undefined;

const boundOf = (result: Result, side: 'low' | 'high'): Exact | undefined =>
  result instanceof Unknown
    ? result[side]
    : typeof result === 'number' || typeof result === 'bigint'
      ? result
      : typeof result === 'object' && result !== null && 'n' in result
        ? (result as Exact)
        : undefined;

const comparable = (type: Type): boolean =>
  type.kind !== 'series' &&
  type.kind !== 'table' &&
  type.kind !== 'row' &&
  type.kind !== 'window' &&
  type.kind !== 'record';

const equality: readonly Overload[] = (['==', '!='] as const).map(name => ({
  id: name === '==' ? 'any.equals' : 'any.differs',
  name,
  style: 'operator',
  params: [comparable, comparable],
  result: ([a, b]) => (sameType(a!, b!) ? types.bool : undefined),
  run: ([a, b]) => equal(a!, b!) === (name === '=='),
  partial: ([a, b]) => {
    const settled = settleEqual(a!, b!);
    return typeof settled === 'boolean' ? settled === (name === '==') : settled;
  },
}));

const membership: readonly Overload[] = [
  {
    id: 'list.contains',
    name: 'in',
    style: 'operator',
    params: [comparable, type => type.kind === 'list'],
    result: ([item, list]) => (list!.kind === 'list' && sameType(item!, list!.of) ? types.bool : undefined),
    run: ([item, list]) => (list as readonly Value[]).some(one => equal(one, item!)),
    partial: ([item, list]) => {
      if (list instanceof Unknown || !(item instanceof Unknown)) return merge([item!, list!]);
      const options = (list as readonly Value[]).map(one => settleEqual(item, one));
      return options.every(option => option === false)
        ? false
        : item.among?.every(one => (list as readonly Value[]).includes(one))
          ? true
          : merge([item]);
    },
  },
  {
    id: 'map.has',
    name: 'in',
    style: 'operator',
    params: [comparable, type => type.kind === 'map'],
    result: ([item, map]) => (map!.kind === 'map' && sameType(item!, map!.key) ? types.bool : undefined),
    run: ([item, map]) => (map as ReadonlyMap<Value, Value>).has(item!),
  },
];

export const comparisons: readonly Overload[] = [...exactComparisons, ...plainComparisons, ...equality, ...membership];
export { exactSet };
