import { compare, divide, type Exact, formatDecimal, subtract, toNumber } from '../exact.ts';
import type { Type } from '../facts/type.ts';
import { type Result, Unknown } from '../facts/unknown.ts';
import type { Localized } from '../localized.ts';
import { childrenOf, type Tree } from '../policy/tree.ts';
import { closureOf } from './closures.ts';
import type { Gap } from './explanation.ts';
import { both, formatValue } from './format.ts';
import { hides } from './reads.ts';
import type { Run } from './run.ts';
import { describe, unitOf } from './words.ts';

interface Candidate {
  readonly gap: Gap;
  /** Tests besides this one that fail in the same conjunction. */
  readonly others: number;
  readonly relative: number;
}

/** How far a failed test is from holding: of alternatives, the one nearest to holding. */
export function gapOf(tree: Tree, run: Run): Candidate | undefined {
  if (tree.op === 'call') return thresholdGap(tree, run);
  if (tree.op === 'and') {
    const failing = tree.args.filter(arg => closureOf(arg)(run) === false);
    const candidates = failing.map(arg => gapOf(arg, run)).filter(candidate => candidate !== undefined);
    const first = candidates[0];
    return first && { ...first, others: first.others + failing.length - 1 };
  }
  if (tree.op === 'or') {
    const candidates = tree.args.map(arg => gapOf(arg, run)).filter(candidate => candidate !== undefined);
    return candidates.sort((a, b) => a.others - b.others || a.relative - b.relative)[0];
  }
  return undefined;
}

const tooHigh: ReadonlySet<string> = new Set(['<', '<=']);
const tooLow: ReadonlySet<string> = new Set(['>', '>=']);
const flipped: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const measured: ReadonlySet<string> = new Set(['int', 'money', 'percent', 'decimal']);

function thresholdGap(tree: Tree & { op: 'call' }, run: Run): Candidate | undefined {
  const { name } = tree.overload;
  const [left, right] = tree.args;
  if (!left || !right || !(name in flipped) || !measured.has(left.type.kind)) return undefined;
  const [subject, threshold, sign] = readsFacts(left) ? [left, right, name] : [right, left, flipped[name]!];
  if (!readsFacts(subject) || hides(subject)) return undefined;
  const value: Result = closureOf(subject)(run);
  const limit: Result = closureOf(threshold)(run);
  if (value instanceof Unknown || limit instanceof Unknown) return undefined;
  const by = subtract(value as Exact, limit as Exact);
  const high = tooHigh.has(sign);
  if (!high && !tooLow.has(sign)) return undefined;
  const unit = unitOf(subject) ?? unitOf(threshold);
  const distance = compare(by, 0) < 0 ? subtract(0, by) : by;
  return {
    others: 0,
    relative: Math.abs(toNumber(distance)) / Math.max(Math.abs(toNumber(limit as Exact)), 1e-9),
    gap: {
      label: describe(subject),
      direction: high ? 'too-high' : 'too-low',
      ...toldApart(subject.type, value as Exact, limit as Exact, unit),
      by: subject.type.kind === 'percent' ? points(distance) : formatValue(subject.type, distance, unit),
      scale: { limit: scaleOf(threshold, limit as Exact), value: scaleOf(subject, value as Exact) },
    },
  };
}

/** Value and limit in words: with as many decimals as it takes, so that what lies just below 15 % is not told as 15 %. */
function toldApart(type: Type, value: Exact, limit: Exact, unit: Localized | undefined): Pick<Gap, 'limit' | 'value'> {
  const plain = { limit: formatValue(type, limit, unit), value: formatValue(type, value, unit) };
  if (compare(value, limit) === 0 || plain.limit.en !== plain.value.en) return plain;
  const scale = type.kind === 'percent' ? 100 : 1;
  const long = (of: Exact, places: number): string =>
    type.kind === 'money'
      ? `¥${formatDecimal(divide(of, 100), places)}`
      : `${formatDecimal(of, places, scale)}${type.kind === 'percent' ? '%' : ''}`;
  const places = [8, 16].find(count => long(value, count) !== long(limit, count)) ?? 30;
  return { limit: plain.limit, value: both(long(value, places)) };
}

/** The difference of two percents is told in percentage points. */
function points(distance: Exact): Localized {
  const { en } = formatValue({ kind: 'percent' }, distance);
  const number = en.slice(0, -1);
  return { 'zh-CN': `${number} 个百分点`, en: `${number} percentage ${number === '1' ? 'point' : 'points'}` };
}

function scaleOf(tree: Tree, value: Exact): number {
  const number = toNumber(value);
  return tree.type.kind === 'money'
    ? number / 100
    : tree.type.kind === 'percent'
      ? Number((number * 100).toPrecision(12))
      : number;
}

function readsFacts(tree: Tree): boolean {
  return tree.op === 'fact' || tree.op === 'variable' || childrenOf(tree).some(readsFacts);
}
