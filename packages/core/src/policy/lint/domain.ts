import { compare, type Exact } from '../../exact.ts';
import { regionPrefix } from '../../region.ts';

/** Where an interval begins or ends. */
export interface Edge {
  readonly at: Exact;
  /** Whether the edge itself is left out. */
  readonly open: boolean;
}

/** What a part of an expression may still be: numbers between edges, one of some words, yes or no, inside a region. */
export type Domain =
  | { readonly kind: 'number'; readonly low?: Edge; readonly high?: Edge }
  | { readonly kind: 'among'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'not-among'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'within'; readonly region: string };

const laterLow = (a: Edge | undefined, b: Edge | undefined): Edge | undefined => {
  if (!a || !b) return a ?? b;
  const order = compare(a.at, b.at);
  return order > 0 || (order === 0 && a.open) ? a : b;
};

const earlierHigh = (a: Edge | undefined, b: Edge | undefined): Edge | undefined => {
  if (!a || !b) return a ?? b;
  const order = compare(a.at, b.at);
  return order < 0 || (order === 0 && a.open) ? a : b;
};

/** A number's domain between edges, either of which may be missing. */
export function between(low: Edge | undefined, high: Edge | undefined): Domain {
  if (low) return high ? { kind: 'number', low, high } : { kind: 'number', low };
  return high ? { kind: 'number', high } : { kind: 'number' };
}

/** What lies in both; undefined when nothing does. */
export function intersect(a: Domain, b: Domain): Domain | undefined {
  if (a.kind === 'number' && b.kind === 'number') {
    const low = laterLow(a.low, b.low);
    const high = earlierHigh(a.high, b.high);
    if (low && high) {
      const order = compare(low.at, high.at);
      if (order > 0 || (order === 0 && (low.open || high.open))) return undefined;
    }
    return between(low, high);
  }
  if (a.kind === 'bool' && b.kind === 'bool') return a.value === b.value ? a : undefined;
  if (a.kind === 'within' && b.kind === 'within') {
    if (isInside(a.region, b.region)) return a;
    return isInside(b.region, a.region) ? b : undefined;
  }
  if (a.kind === 'among' && b.kind === 'among') return among([...a.values].filter(value => b.values.has(value)));
  if (a.kind === 'among' && b.kind === 'not-among') return among([...a.values].filter(value => !b.values.has(value)));
  if (a.kind === 'not-among' && b.kind === 'among') return intersect(b, a);
  if (a.kind === 'not-among' && b.kind === 'not-among')
    return { kind: 'not-among', values: new Set([...a.values, ...b.values]) };
  // Different ways of speaking of one thing: nothing is concluded.
  return a;
}

const among = (values: readonly string[]): Domain | undefined =>
  values.length ? { kind: 'among', values: new Set(values) } : undefined;

/** Whether a region lies in another. */
export const isInside = (region: string, of: string): boolean => regionPrefix(region).startsWith(regionPrefix(of));

/** What lies in either, as far as one domain can say it; undefined when nothing can be said. */
export function join(a: Domain, b: Domain): Domain | undefined {
  if (a.kind === 'number' && b.kind === 'number') {
    const low = a.low && b.low && (laterLow(a.low, b.low) === a.low ? b.low : a.low);
    const high = a.high && b.high && (earlierHigh(a.high, b.high) === a.high ? b.high : a.high);
    return low || high ? between(low, high) : undefined;
  }
  if (a.kind === 'among' && b.kind === 'among') return { kind: 'among', values: new Set([...a.values, ...b.values]) };
  if (a.kind === 'bool' && b.kind === 'bool') return a.value === b.value ? a : undefined;
  if (a.kind === 'within' && b.kind === 'within')
    return isInside(a.region, b.region) ? b : isInside(b.region, a.region) ? a : undefined;
  return undefined;
}
