import { compare, type Exact } from '../../exact.ts';
import { Unknown } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import type { Parameter, Tree } from '../tree.ts';

const keys = new WeakMap<Tree, string>();

/** A text that is the same for the same expression, wherever it stands. */
export function keyOf(tree: Tree): string {
  if (tree.op === 'fact') return tree.fact.path;
  let key = keys.get(tree);
  if (key === undefined) {
    key = writtenOut(tree);
    keys.set(tree, key);
  }
  return key;
}

function writtenOut(tree: Tree): string {
  if (tree.op === 'fact') return tree.fact.path;
  const fixed = fixedValue(tree);
  return fixed === undefined ? outline(tree) : `${tree.type.kind}:${plain(fixed)}`;
}

function all(trees: readonly Tree[]): string {
  let text = '';
  for (const tree of trees) text = text ? `${text},${writtenOut(tree)}` : writtenOut(tree);
  return text;
}

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
      return `${tree.op}(${writtenOut(tree.of)}.${tree.name})`;
    case 'and':
    case 'or':
      return `${tree.op}(${all(tree.args)})`;
    case 'call':
      return `${tree.overload.id}(${all(tree.args)})`;
    case 'not':
      return `not(${writtenOut(tree.arg)})`;
    case 'if':
      return `if(${all([tree.test, tree.whenTrue, tree.whenFalse])})`;
    case 'list':
      return `list(${all(tree.items)})`;
    case 'map':
      return `map(${all(tree.entries.flat())})`;
    case 'each':
      return `${tree.how}(${all(tree.where ? [tree.over, tree.where, tree.body] : [tree.over, tree.body])})`;
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

/** The value of what never varies: constants, parameters without dates or exceptions, and what is computed of them alone. */
export function fixedValue(tree: Tree): Value | undefined {
  if (tree.op === 'constant') return tree.value;
  if (tree.op === 'fact' || tree.op === 'variable') return undefined;
  if (tree.op === 'parameter') {
    const { versions, exceptions, value } = tree.parameter;
    return versions.length || exceptions.length ? undefined : value;
  }
  if (tree.op === 'list') return fixedValues(tree.items);
  if (tree.op !== 'call' || !tree.args.length) return undefined;
  const args = fixedValues(tree.args);
  const result = args && tree.overload.run(args, { asOf: 0 });
  return result instanceof Unknown ? undefined : result;
}

function fixedValues(trees: readonly Tree[]): readonly Value[] | undefined {
  const values: Value[] = [];
  for (const tree of trees) {
    const value = fixedValue(tree);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Whether a value is an exact number. */
export const isExact = (value: unknown): value is Exact =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  (typeof value === 'object' && value !== null && 'n' in value);

/** Between these, both included. */
export interface Range {
  readonly low: Exact;
  readonly high: Exact;
}

/** Least and greatest value of what the policy itself fixes; undefined where data take part. */
export function rangeOf(tree: Tree): Range | undefined {
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
