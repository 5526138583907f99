import { add, type Exact, type Int, multiply, negate, quotient, remainder, subtract } from '../../exact.ts';
import { types } from '../../facts/type.ts';
import { fail, type Result } from '../../facts/unknown.ts';
import { monotone, type Overload } from '../overload.ts';
import { byZero, operator, product } from './operator.ts';

const minInt = -(2n ** 63n);
const maxInt = 2n ** 63n - 1n;

/** CEL integers are 64 bits wide; beyond them is an error, not a wrapped number. */
function int64(value: Exact): Result {
  if (typeof value === 'bigint' && (value < minInt || value > maxInt))
    return fail('overflow', 'The result does not fit 64 bits.');
  return value;
}

function uint64(value: Exact): Result {
  if ((typeof value === 'bigint' && value >= 2n ** 64n) || (value as Int) < 0)
    return fail('overflow', 'The result does not fit 64 bits without a sign.');
  return value;
}

const integers: readonly Overload[] = [
  operator('int.add', '+', ['int', 'int'], 'int', (a, b) => int64(add(a, b)), '++'),
  operator('int.subtract', '-', ['int', 'int'], 'int', (a, b) => int64(subtract(a, b)), '+-'),
  {
    ...operator('int.multiply', '*', ['int', 'int'], 'int', (a, b) => int64(multiply(a, b))),
    partial: ([a, b]) => product(a!, b!),
  },
  operator('int.divide', '/', ['int', 'int'], 'int', (a, b) =>
    b === 0 ? byZero() : int64(quotient(a as Int, b as Int)),
  ),
  operator('int.modulo', '%', ['int', 'int'], 'int', (a, b) =>
    b === 0 ? byZero() : int64(remainder(a as Int, b as Int)),
  ),
  {
    id: 'int.negate',
    name: '-_',
    style: 'operator',
    params: ['int'],
    result: types.int,
    run: ([a]) => int64(negate(a as Exact)),
    partial: monotone(([a]) => negate(a as Exact), '-'),
  },
  operator('uint.add', '+', ['uint', 'uint'], 'uint', (a, b) => uint64(add(a, b))),
  operator('uint.subtract', '-', ['uint', 'uint'], 'uint', (a, b) => uint64(subtract(a, b))),
  operator('uint.multiply', '*', ['uint', 'uint'], 'uint', (a, b) => uint64(multiply(a, b))),
  operator('uint.divide', '/', ['uint', 'uint'], 'uint', (a, b) => (b === 0 ? byZero() : quotient(a as Int, b as Int))),
  operator('uint.modulo', '%', ['uint', 'uint'], 'uint', (a, b) =>
    b === 0 ? byZero() : remainder(a as Int, b as Int),
  ),
];

const doubles: readonly Overload[] = [
  operator('double.add', '+', ['double', 'double'], 'double', (a, b) => (a as number) + (b as number)),
  operator('double.subtract', '-', ['double', 'double'], 'double', (a, b) => (a as number) - (b as number)),
  operator('double.multiply', '*', ['double', 'double'], 'double', (a, b) => (a as number) * (b as number)),
  operator('double.divide', '/', ['double', 'double'], 'double', (a, b) => (a as number) / (b as number)),
  {
    id: 'double.negate',
    name: '-_',
    style: 'operator',
    params: ['double'],
    result: types.double,
    run: ([a]) => -(a as number),
  },
];

/** CEL's own arithmetic: 64-bit integers with and without a sign, and doubles. */
export const celNumbers: readonly Overload[] = [...integers, ...doubles];
