import { Unknown } from '../facts/unknown.ts';
import type { Value } from '../facts/value.ts';
import type { Tree } from '../policy/tree.ts';
import { compile, valueOn } from './closures.ts';
import type { Run } from './run.ts';

/** A constant or a parameter without exceptions, as of the day; undefined for anything that reads facts. */
export function constantOf(tree: Tree, asOf: number): Value | undefined {
  if (tree.op === 'constant') return tree.value;
  if (tree.op === 'parameter' && !tree.parameter.exceptions.length) return valueOn(tree.parameter, asOf);
  if (readsFacts(tree)) return undefined;
  const run: Run = { asOf, locals: [], budget: 1000, dossier: nobody };
  const value = compile(tree)(run);
  return value instanceof Unknown ? undefined : value;
}

const nobody: Run['dossier'] = {
  subject: { kind: 'enterprise', id: '', name: '' },
  catalogue: { facts: new Map(), list: [] },
  facts: [],
};

function readsFacts(tree: Tree): boolean {
  switch (tree.op) {
    case 'constant':
    case 'asOf':
      return false;
    case 'parameter':
      return tree.parameter.exceptions.length > 0;
    case 'list':
      return tree.items.some(readsFacts);
    case 'call':
      return tree.args.some(readsFacts);
    default:
      return true;
  }
}

/** A formula written out with the values of its parameters: the same text means the same number. */
export function keyOf(tree: Tree, asOf: number): string {
  const known = constantOf(tree, asOf);
  if (known !== undefined) return writtenOut(known);
  switch (tree.op) {
    case 'fact':
      // A term that a policy defines for itself may mean something else in another one.
      return tree.fact.local ? `${tree.fact.path}#${unique(tree.fact)}` : tree.fact.path;
    case 'variable':
      return `$${tree.slot}`;
    case 'field':
    case 'has':
      return `${tree.op}(${keyOf(tree.of, asOf)},${tree.name})`;
    case 'call':
      return `${tree.overload.id}(${keysOf(tree.args, asOf)})`;
    case 'and':
    case 'or':
      return `${tree.op}(${keysOf(tree.args, asOf)})`;
    case 'not':
      return `not(${keyOf(tree.arg, asOf)})`;
    case 'each':
      return `${tree.how}(${keyOf(tree.over, asOf)},${tree.slot},${tree.where ? keyOf(tree.where, asOf) : ''},${keyOf(tree.body, asOf)})`;
    case 'if':
      return `if(${keysOf([tree.test, tree.whenTrue, tree.whenFalse], asOf)})`;
    case 'list':
      return `[${keysOf(tree.items, asOf)}]`;
    default:
      return `#${unique(tree)}`;
  }
}

function keysOf(trees: readonly Tree[], asOf: number): string {
  let text = '';
  for (const tree of trees) text += `${keyOf(tree, asOf)},`;
  return text;
}

function writtenOut(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object' && value !== null && 'unit' in value)
    return `${value.first}/${value.last}/${value.unit}`;
  return JSON.stringify(value, plain);
}

const plain = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? `${value}n` : value instanceof Map ? [...value] : value;

const numbers = new WeakMap<object, number>();
let count = 0;

/** What cannot be written out stands for itself only. */
function unique(tree: object): number {
  let number = numbers.get(tree);
  if (number === undefined) {
    count++;
    number = count;
    numbers.set(tree, number);
  }
  return number;
}
