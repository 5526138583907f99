import type { Tree } from '../tree.ts';
import { fixedValue } from './fixed.ts';

/** Whether two expressions of one policy are the same, wherever they stand: built alike, or fixed to one value. */
export function isSame(a: Tree, b: Tree): boolean {
  if (a === b) return true;
  if (a.op === 'fact') return b.op === 'fact' && a.fact.path === b.fact.path;
  if (a.op === b.op && isBuiltAlike(a, b)) return true;
  const value = fixedValue(a);
  if (value === undefined || a.type.kind !== b.type.kind) return false;
  const other = fixedValue(b);
  return other !== undefined && isEqual(value, other);
}

function isBuiltAlike(a: Tree, b: Tree): boolean {
  switch (a.op) {
    case 'constant':
      return false;
    case 'fact':
      return b.op === 'fact' && a.fact.path === b.fact.path;
    case 'parameter':
      return b.op === 'parameter' && a.parameter === b.parameter;
    case 'variable':
      return b.op === 'variable' && a.slot === b.slot;
    case 'field':
    case 'has':
      return (b.op === 'field' || b.op === 'has') && a.name === b.name && isSame(a.of, b.of);
    case 'and':
    case 'or':
      return (b.op === 'and' || b.op === 'or') && areSame(a.args, b.args);
    case 'call':
      return b.op === 'call' && a.overload.id === b.overload.id && areSame(a.args, b.args);
    case 'not':
      return b.op === 'not' && isSame(a.arg, b.arg);
    case 'if':
      return (
        b.op === 'if' && isSame(a.test, b.test) && isSame(a.whenTrue, b.whenTrue) && isSame(a.whenFalse, b.whenFalse)
      );
    case 'list':
      return b.op === 'list' && areSame(a.items, b.items);
    case 'map':
      return b.op === 'map' && areSame(a.entries.flat(), b.entries.flat());
    case 'each':
      return (
        b.op === 'each' &&
        a.how === b.how &&
        isSame(a.over, b.over) &&
        isSame(a.body, b.body) &&
        (a.where === b.where || (a.where !== undefined && b.where !== undefined && isSame(a.where, b.where)))
      );
    case 'asOf':
      return true;
  }
}

function areSame(a: readonly Tree[], b: readonly Tree[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!isSame(a[i]!, b[i]!)) return false;
  return true;
}

/** Equality of values of every kind: numbers, lists, tables, periods. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Map) {
    if (!(b instanceof Map) || a.size !== b.size) return false;
    for (const [key, value] of a) if (!b.has(key) || !isEqual(value, b.get(key))) return false;
    return true;
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && isEqual(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
