import {
  add,
  compare,
  divide,
  type Exact,
  multiply,
  negate,
  type Rounding,
  round,
  sign,
  subtract,
} from '../../exact.ts';
import { type PlainKind, types } from '../../facts/type.ts';
import { fail, merge, type Result, Unknown } from '../../facts/unknown.ts';
import type { Value } from '../../facts/value.ts';
import { highOf, listOf, lowOf, monotone, type Overload } from '../overload.ts';
import { celNumbers } from './cel-numbers.ts';
import { type Binary, byZero, operator, product, scaled, times } from './operator.ts';

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
  ...celNumbers,
  ...sums,
  ...products,
  ...extremes,
  ...means,
  ...rates,
  ...totals,
  ...listMeans,
];
