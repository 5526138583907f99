import {
  add,
  compare,
  divide,
  type Exact,
  type Int,
  multiply,
  negate,
  quotient,
  type Rounding,
  remainder,
  round,
  sign,
  subtract,
} from '../../exact.ts';
import { type PlainKind, types } from '../../facts/type.ts';
import { fail, merge, type Result, Unknown } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import { highOf, listOf, lowOf, monotone, type Overload } from '../overload.ts';

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

type Binary = (a: Exact, b: Exact) => Result;

function operator(
  id: string,
  name: string,
  kinds: readonly [PlainKind, PlainKind],
  result: PlainKind,
  run: Binary,
  signs?: string,
): Overload {
  const apply = ([a, b]: readonly Value[]): Result => run(a as Exact, b as Exact);
  return {
    id,
    name,
    style: 'operator',
    params: kinds,
    result: types[result],
    run: apply,
    ...(signs && { partial: monotone(apply, signs) }),
  };
}

const byZero = (): Unknown => fail('division-by-zero', 'Division by zero.');

/** Bounds of what is multiplied with or divided by a known number, each end by itself. */
function scaled(of: Result, by: Exact, how: (value: Exact, by: Exact) => Exact): Result {
  const end = (bound: Exact | undefined): Exact | undefined => (bound === undefined ? undefined : how(bound, by));
  const [low, high] = [end(lowOf(of)), end(highOf(of))];
  return merge([of], sign(by) < 0 ? { low: high, high: low } : { low, high });
}

/** Bounds of a product: extremes lie at the corners; without a bound on one side only known signs help. */
function product(a: Result, b: Result): Result {
  if (!(a instanceof Unknown)) return scaled(b, a as Exact, multiply);
  if (!(b instanceof Unknown)) return scaled(a, b as Exact, multiply);
  const corners: Exact[] = [];
  for (const x of [lowOf(a), highOf(a)])
    for (const y of [lowOf(b), highOf(b)]) if (x !== undefined && y !== undefined) corners.push(multiply(x, y));
  if (corners.length === 4) {
    const sorted = corners.sort(compare);
    return merge([a, b], { low: sorted[0], high: sorted[3] });
  }
  const [aLow, bLow] = [lowOf(a), lowOf(b)];
  const nonNegative = aLow !== undefined && bLow !== undefined && sign(aLow) >= 0 && sign(bLow) >= 0;
  return merge([a, b], nonNegative ? { low: multiply(aLow, bLow) } : {});
}

const times = (id: string, kinds: readonly [PlainKind, PlainKind], result: PlainKind): Overload => ({
  ...operator(id, '*', kinds, result, multiply),
  partial: ([a, b]) => product(a!, b!),
});

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

const sums = (['money', 'percent', 'decimal'] as const).flatMap((kind): readonly Overload[] => [
  operator(`${kind}.add`, '+', [kind, kind], kind, add, '++'),
  operator(`${kind}.subtract`, '-', [kind, kind], kind, subtract, '+-'),
  {
    id: `${kind}.negate`,
    name: '-_',
    style: 'operator',
    params: [kind],
    result: types[kind],
    run: ([a]) => negate(a as Exact),
    partial: monotone(([a]) => negate(a as Exact), '-'),
  },
]);

const quotientOf: Binary = (a, b) => (sign(b) === 0 ? byZero() : divide(a, b));

const ratioOf = (id: string, kinds: readonly [PlainKind, PlainKind], result: PlainKind): Overload => ({
  ...operator(id, '/', kinds, result, quotientOf),
  partial: ([a, b]) =>
    b instanceof Unknown || sign(b as Exact) === 0 ? merge([a!, b!]) : scaled(a!, b as Exact, divide),
});

const products: readonly Overload[] = [
  times('money.times', ['money', 'decimal'], 'money'),
  times('money.timesLeft', ['decimal', 'money'], 'money'),
  times('money.share', ['money', 'percent'], 'money'),
  times('decimal.times', ['decimal', 'decimal'], 'decimal'),
  times('percent.times', ['percent', 'decimal'], 'percent'),
  times('percent.timesLeft', ['decimal', 'percent'], 'percent'),
  times('percent.timesPercent', ['percent', 'percent'], 'percent'),
  ratioOf('money.per', ['money', 'decimal'], 'money'),
  ratioOf('money.ratio', ['money', 'money'], 'percent'),
  ratioOf('percent.ratio', ['percent', 'percent'], 'decimal'),
  ratioOf('percent.per', ['percent', 'decimal'], 'percent'),
  ratioOf('decimal.per', ['decimal', 'decimal'], 'decimal'),
];

const least = (args: readonly Value[]): Exact =>
  args.reduce<Exact>((a, b) => (compare(a, b as Exact) <= 0 ? a : (b as Exact)), args[0] as Exact);
const greatest = (args: readonly Value[]): Exact =>
  args.reduce<Exact>((a, b) => (compare(a, b as Exact) >= 0 ? a : (b as Exact)), args[0] as Exact);

/** The least of several has a ceiling as soon as one is known; the greatest a floor. */
const leastPartial: NonNullable<Overload['partial']> = args => {
  const lows = args.map(lowOf);
  const highs = args.map(highOf).filter(high => high !== undefined);
  const low = lows.every(one => one !== undefined) ? least(lows) : undefined;
  return settled(args, low, highs.length ? least(highs) : undefined);
};
const greatestPartial: NonNullable<Overload['partial']> = args => {
  const highs = args.map(highOf);
  const lows = args.map(lowOf).filter(low => low !== undefined);
  const high = highs.every(one => one !== undefined) ? greatest(highs) : undefined;
  return settled(args, lows.length ? greatest(lows) : undefined, high);
};

function settled(args: readonly Result[], low: Exact | undefined, high: Exact | undefined): Result {
  return low !== undefined && high !== undefined && compare(low, high) === 0 ? low : merge(args, { low, high });
}

const measures = ['money', 'percent', 'decimal', 'int', 'date'] as const;

const extremes = measures.flatMap((kind): readonly Overload[] => [
  {
    id: `${kind}.least`,
    name: 'min',
    style: 'function',
    params: [kind],
    rest: true,
    result: types[kind],
    run: least,
    partial: leastPartial,
    doc: 'The least of several.',
  },
  {
    id: `${kind}.greatest`,
    name: 'max',
    style: 'function',
    params: [kind],
    rest: true,
    result: types[kind],
    run: greatest,
    partial: greatestPartial,
    doc: 'The greatest of several.',
  },
  {
    id: `${kind}.cap`,
    name: 'atMost',
    style: 'method',
    params: [kind, kind],
    result: types[kind],
    run: least,
    partial: leastPartial,
    doc: 'The value, but never more than the ceiling.',
  },
  {
    id: `${kind}.floor`,
    name: 'atLeast',
    style: 'method',
    params: [kind, kind],
    result: types[kind],
    run: greatest,
    partial: greatestPartial,
    doc: 'The value, but never less than the floor.',
  },
]);

const mean = (args: readonly Value[]): Exact =>
  divide(
    args.reduce<Exact>((sum, arg) => add(sum, arg as Exact), 0),
    args.length,
  );

const means = (['money', 'percent', 'decimal'] as const).map(
  (kind): Overload => ({
    id: `${kind}.mean`,
    name: 'mean',
    style: 'function',
    params: [kind],
    rest: true,
    result: types[kind],
    run: mean,
    partial: monotone(mean, '+'),
    doc: 'The arithmetic mean of several, exact.',
  }),
);

const roundings: ReadonlySet<string> = new Set(['half-up', 'half-even', 'down', 'up']);
const steps: Readonly<Record<string, number>> = { fen: 1, jiao: 10, yuan: 100, 'hundred-yuan': 10_000 };

const roundMoney = ([value, unit, rounding]: readonly Value[]): Result => {
  const step = Object.hasOwn(steps, unit as string) ? steps[unit as string] : undefined;
  const how = (rounding ?? 'half-up') as string;
  if (step === undefined || !roundings.has(how))
    return fail('conversion', 'Round to fen, jiao, yuan or hundred-yuan; half-up, half-even, down or up.');
  return round(value as Exact, how as Rounding, step);
};

const rates: readonly Overload[] = [
  {
    id: 'percent.of',
    name: 'of',
    style: 'method',
    params: ['percent', 'money'],
    result: types.money,
    run: ([rate, of]) => multiply(rate as Exact, of as Exact),
    partial: ([rate, of]) => product(rate!, of!),
    doc: 'A share of an amount, exact; rounding comes last.',
  },
  {
    id: 'money.rounded',
    name: 'rounded',
    style: 'method',
    params: ['money', 'string'],
    result: types.money,
    run: roundMoney,
    partial: ([value, unit], moment) => monotone(([v]) => roundMoney([v!, unit as Value]), '+')([value!], moment),
    doc: 'Rounded half up to fen, jiao, yuan or hundred-yuan.',
  },
  {
    id: 'money.roundedBy',
    name: 'rounded',
    style: 'method',
    params: ['money', 'string', 'string'],
    result: types.money,
    run: roundMoney,
    partial: ([value, unit, how], moment) =>
      monotone(([v]) => roundMoney([v!, unit as Value, how as Value]), '+')([value!], moment),
    doc: 'Rounded as told: half-up, half-even, down or up.',
  },
  ...(['money', 'percent', 'decimal'] as const).map(
    (kind): Overload => ({
      id: `${kind}.fullSteps`,
      name: 'fullSteps',
      style: 'method',
      params: [kind, kind],
      result: types.int,
      run: fullSteps,
      partial: monotone(fullSteps, '+-'),
      doc: 'How many whole steps fit into the value; none below zero. "For each full percentage point".',
    }),
  ),
];

function fullSteps([value, step]: readonly Value[]): Result {
  if (sign(step as Exact) <= 0) return fail('out-of-range', 'A step is above zero.');
  if (sign(value as Exact) <= 0) return 0;
  return round(divide(value as Exact, step as Exact), 'down');
}

const totals = (['money', 'percent', 'decimal', 'int'] as const).flatMap((kind): readonly Overload[] => [
  {
    id: `list.${kind}.sum`,
    name: 'sum',
    style: 'method',
    params: [listOf(kind)],
    result: types[kind],
    run: ([list]) => (list as readonly Exact[]).reduce(add, 0),
    doc: 'The sum of a list; of none, zero.',
  },
  {
    id: `list.${kind}.max`,
    name: 'max',
    style: 'method',
    params: [listOf(kind)],
    result: types[kind],
    run: ([list]) =>
      (list as Value[]).length
        ? greatest(list as readonly Value[])
        : kind === 'money'
          ? 0
          : fail('no-such-key', 'The list is empty.'),
    doc: 'The greatest of a list; of no amounts, zero.',
  },
  {
    id: `list.${kind}.min`,
    name: 'min',
    style: 'method',
    params: [listOf(kind)],
    result: types[kind],
    run: ([list]) =>
      (list as Value[]).length ? least(list as readonly Value[]) : fail('no-such-key', 'The list is empty.'),
    doc: 'The least of a list.',
  },
]);

const listMeans = (['money', 'percent', 'decimal', 'int'] as const).map(
  (kind): Overload => ({
    id: `list.${kind}.mean`,
    name: 'mean',
    style: 'method',
    params: [listOf(kind)],
    result: types[kind === 'int' ? 'decimal' : kind],
    run: ([list]) =>
      (list as readonly Value[]).length ? mean(list as readonly Value[]) : fail('no-such-key', 'The list is empty.'),
    doc: 'The arithmetic mean of a list, exact.',
  }),
);

export const arithmetic: readonly Overload[] = [
  ...integers,
  ...doubles,
  ...sums,
  ...products,
  ...extremes,
  ...means,
  ...rates,
  ...totals,
  ...listMeans,
];
