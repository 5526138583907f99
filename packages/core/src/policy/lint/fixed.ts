import { compare, type Exact } from '../../exact.ts';
import { Unknown } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import type { Parameter, Tree } from '../tree.ts';

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
