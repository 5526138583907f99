import { add, compare, type Exact, multiply, subtract } from '../../exact.ts';
import { type Type, types } from '../../facts/type.ts';
import { fail, merge, type Result, Unknown } from '../../facts/unknown.ts';
import type { Band, BandsValue, RowValue, TableValue, Value } from '../../facts/value.ts';
import { highOf, lowOf, type Overload } from '../overload.ts';

const isBands = (type: Type): boolean => type.kind === 'bands';

const reached = (band: Band, value: Exact): boolean => compare(value, band.at) > (band.inclusive ? -1 : 0);

/** The value of the highest tier reached; below the first, nothing. */
function tier([bands, value]: readonly Value[]): Result {
  return (bands as BandsValue).bands.findLast(band => reached(band, value as Exact))?.value ?? 0;
}

/** Between the tiers of the least and the greatest the value may still be. */
function tierPartial([bands, value]: readonly Result[]): Result {
  if (bands instanceof Unknown) return merge([bands, value!]);
  const { bands: all } = bands as BandsValue;
  const [low, high] = [lowOf(value!), highOf(value!)];
  const from = low === undefined ? -1 : all.findLastIndex(band => reached(band, low));
  const to = high === undefined ? all.length - 1 : all.findLastIndex(band => reached(band, high));
  const options: Exact[] = from < 0 ? [0] : [];
  for (let i = Math.max(from, 0); i <= to; i++) options.push(all[i]!.value);
  const sorted = options.sort(compare);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  return compare(least, most) === 0 ? least : merge([value!], { low: least, high: most });
}

/** The part of an amount that lies in each bracket, and what it gives at the bracket's rate. */
export function slicesOf({ bands }: BandsValue, value: Exact): readonly { part: Exact; rate: Exact; gives: Exact }[] {
  return bands.flatMap((band, i) => {
    if (compare(value, band.at) <= 0) return [];
    const end = bands[i + 1]?.at;
    const part = subtract(end !== undefined && compare(value, end) > 0 ? end : value, band.at);
    return [{ part, rate: band.value, gives: multiply(band.value, part) }];
  });
}

/** Each slice at its own rate: 5 % of what lies below the first million, 10 % of what lies above. */
function marginal([bands, value]: readonly Value[]): Result {
  return slicesOf(bands as BandsValue, value as Exact).reduce<Exact>((total, { gives }) => add(total, gives), 0);
}

function marginalPartial([bands, value]: readonly Result[]): Result {
  if (bands instanceof Unknown) return merge([bands, value!]);
  const rising = (bands as BandsValue).bands.every(band => compare(band.value, 0) >= 0);
  const slices: Value = bands!;
  const at = (bound: Exact | undefined): Exact | undefined => {
    if (bound === undefined || !rising) return undefined;
    return marginal([slices, bound]) as Exact;
  };
  return merge([value!], { low: rising ? (at(lowOf(value!)) ?? 0) : undefined, high: at(highOf(value!)) });
}

function row([table, key]: readonly Value[]): Result {
  const { rows, otherwise } = table as TableValue;
  return rows.get(key as string) ?? otherwise ?? fail('no-such-key', `The table has no row "${String(key)}".`);
}

/** How many levels above the lowest an indicator reaches. */
const levelOf = (bounds: readonly Exact[], value: Exact): number =>
  bounds.filter(bound => compare(value, bound) >= 0).length;

/**
 * The smallest level that any one indicator of the row gives (工信部联企业〔2011〕300号: a firm belongs to a size only if
 * every indicator reaches it). The indicators come as name, value, name, value; those the row does not use are passed over.
 * While some are missing, the levels that remain possible are known, and one at the lowest level settles all.
 */
function smallestReached(args: readonly Result[]): Result {
  const [given, ...pairs] = args;
  if (given instanceof Unknown) return merge(args);
  const { bounds, levels } = given as RowValue;
  const top = levels.length - 1;
  let [least, most] = [top, top];
  const doubts: Result[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const column = bounds.get(pairs[i] as string);
    const value = pairs[i + 1]!;
    if (!column) continue;
    const [low, high] = [lowOf(value), highOf(value)];
    if (value instanceof Unknown) doubts.push(value);
    least = Math.min(least, low === undefined ? 0 : levelOf(column, low));
    most = Math.min(most, high === undefined ? top : levelOf(column, high));
  }
  if (least === most) return levels[least]!;
  return merge(doubts, { among: levels.slice(least, most + 1) });
}

export const tableFunctions: readonly Overload[] = [
  {
    id: 'bands.tier',
    name: 'tier',
    style: 'method',
    params: [isBands, () => true],
    result: ([bands, value]) => (bands!.kind === 'bands' && bands!.key.kind === value!.kind ? bands!.value : undefined),
    run: tier,
    partial: tierPartial,
    doc: 'The value of the highest tier that a value reaches; below the first, zero.',
  },
  {
    id: 'bands.marginal',
    name: 'marginal',
    style: 'method',
    params: [isBands, 'money'],
    result: ([bands]) =>
      bands!.kind === 'bands' && bands!.key.kind === 'money' && bands!.value.kind === 'percent'
        ? types.money
        : undefined,
    run: marginal,
    partial: marginalPartial,
    doc: 'Each slice of an amount at the rate of its own bracket, added up.',
  },
  {
    id: 'table.row',
    name: 'row',
    style: 'method',
    params: [type => type.kind === 'table', type => type.kind === 'string' || type.kind === 'enum'],
    result: ([table]) =>
      table!.kind === 'table' ? { kind: 'row', columns: table!.columns, levels: table!.levels } : undefined,
    run: row,
    doc: 'The row of a key; of a key without one, the row named otherwise.',
  },
  {
    id: 'row.smallestReached',
    name: 'smallestReached',
    style: 'method',
    params: [type => type.kind === 'row', () => true],
    rest: true,
    result: ([given]) => (given!.kind === 'row' ? { kind: 'enum', values: given!.levels } : undefined),
    run: smallestReached,
    partial: smallestReached,
    doc: 'The smallest level that any one indicator gives: smallestReached({ "headcount": headcount, "revenue": revenue.last() }).',
  },
];
