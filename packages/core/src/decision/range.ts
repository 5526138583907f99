import type { Exact } from '../exact.ts';
import type { Value } from '../facts/value.ts';
import type { Tree } from '../policy/tree.ts';
import { regionPrefix } from '../region.ts';
import { constantOf } from './key.ts';
import { exactSlot, type Facts, fitsSlot, type Layout } from './slots.ts';
import { allOf, type Test } from './three-valued.ts';

/** "The slot lies between": what nearly every clause of law comes down to. Both ends belong to it. */
export interface Range {
  readonly slot: number;
  readonly low: number;
  readonly high: number;
}

const flipped: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==' };

/** A clause as a range of one plain fact, where it is one. */
export function rangeOf(tree: Tree, layout: Layout, asOf: number): Range | undefined {
  if (tree.op === 'fact')
    return tree.type.kind === 'bool' && !tree.fact.derived
      ? { slot: layout.fact(tree.fact), low: 1, high: 1 }
      : undefined;
  if (tree.op === 'not')
    return tree.arg.op === 'fact' && tree.arg.type.kind === 'bool' && !tree.arg.fact.derived
      ? { slot: layout.fact(tree.arg.fact), low: 0, high: 0 }
      : undefined;
  if (tree.op !== 'call' || tree.args.length !== 2) return undefined;
  const [left, right] = tree.args as readonly [Tree, Tree];
  const { name, id } = tree.overload;
  const [term, other, sign] = left.op === 'fact' ? [left, right, name] : [right, left, flipped[name] ?? ''];
  if (term.op !== 'fact' || term.fact.derived || !fitsSlot(term.fact.type)) return undefined;
  const constant = constantOf(other, asOf);
  if (constant === undefined) return undefined;
  if (id === 'region.within' && term === left) return regionRange(layout.fact(term.fact), constant as string);
  if (term.fact.type.kind === 'enum') return enumRange(tree, term, constant, layout);
  if (!(sign in flipped) || term.fact.type.kind === 'region' || term.fact.type.kind === 'bool') return undefined;
  const at = exactSlot(constant as Exact);
  if (!Number.isFinite(at)) return undefined;
  const most = Number.MAX_VALUE;
  const slot = layout.fact(term.fact);
  switch (sign) {
    case '<':
      return { slot, low: -most, high: nextDown(at) };
    case '<=':
      return { slot, low: -most, high: at };
    case '>':
      return { slot, low: -nextDown(-at), high: most };
    case '>=':
      return { slot, low: at, high: most };
    default:
      return { slot, low: at, high: at };
  }
}

const view = new DataView(new ArrayBuffer(8));

/** The greatest double below: "less than" as an end that belongs to the range. */
function nextDown(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return view.getFloat64(0);
}

function regionRange(slot: number, region: string): Range | undefined {
  const prefix = regionPrefix(region);
  return { slot, low: Number(prefix.padEnd(12, '0')), high: Number(prefix.padEnd(12, '9')) };
}

/** One value, or several that stand next to each other in the enumeration. */
function enumRange(
  tree: Tree & { op: 'call' },
  term: Tree & { op: 'fact' },
  constant: Value,
  layout: Layout,
): Range | undefined {
  const { type } = term.fact;
  if (type.kind !== 'enum') return undefined;
  const listed =
    tree.overload.id === 'list.contains' && term === tree.args[0]
      ? (constant as readonly string[])
      : tree.overload.id === 'any.equals'
        ? [constant as string]
        : undefined;
  const places = listed?.map(value => type.values.indexOf(value)).sort((a, b) => a - b);
  if (!places?.length || places[0]! < 0 || places.some((place, i) => i > 0 && place - places[i - 1]! > 1))
    return undefined;
  return { slot: layout.fact(term.fact), low: places[0]!, high: places.at(-1)! };
}

/**
 * A conjunction of ranges without a call between them: NaN, which is unknown, passes both comparisons. The sizes are written out, because a loop over records is half as fast (measured).
 */
export function allRanges(ranges: readonly Range[], kinds: number, rest: Test | undefined): Test {
  if (ranges.length > 6)
    return allRanges(ranges.slice(0, 6), kinds, chain(allRanges(ranges.slice(6), ~0, undefined), rest));
  const [a, b, c, d, e, f] = ranges;
  if (!a) return facts => ((facts.kind & kinds) === 0 ? 0 : rest ? rest(facts) : 1);
  const { slot: ai, low: al, high: ah } = a;
  if (!b) {
    return facts => {
      const x = facts.slots[ai]!;
      if ((facts.kind & kinds) === 0 || x < al || x > ah) return 0;
      return finish(x, rest, facts);
    };
  }
  const { slot: bi, low: bl, high: bh } = b;
  if (!c) {
    return facts => {
      const s = facts.slots;
      const x = s[ai]!;
      const y = s[bi]!;
      if ((facts.kind & kinds) === 0 || x < al || x > ah || y < bl || y > bh) return 0;
      return finish(x + y, rest, facts);
    };
  }
  const { slot: ci, low: cl, high: ch } = c;
  if (!d) {
    return facts => {
      const s = facts.slots;
      const x = s[ai]!;
      const y = s[bi]!;
      const z = s[ci]!;
      if ((facts.kind & kinds) === 0 || x < al || x > ah || y < bl || y > bh || z < cl || z > ch) return 0;
      return finish(x + y + z, rest, facts);
    };
  }
  const { slot: di, low: dl, high: dh } = d;
  if (!e) {
    return facts => {
      const s = facts.slots;
      const x = s[ai]!;
      const y = s[bi]!;
      const z = s[ci]!;
      const u = s[di]!;
      if ((facts.kind & kinds) === 0 || x < al || x > ah || y < bl || y > bh || z < cl || z > ch || u < dl || u > dh)
        return 0;
      return finish(x + y + z + u, rest, facts);
    };
  }
  const { slot: ei, low: el, high: eh } = e;
  if (!f) {
    return facts => {
      const s = facts.slots;
      const x = s[ai]!;
      const y = s[bi]!;
      const z = s[ci]!;
      const u = s[di]!;
      const v = s[ei]!;
      if (
        (facts.kind & kinds) === 0 ||
        x < al ||
        x > ah ||
        y < bl ||
        y > bh ||
        z < cl ||
        z > ch ||
        u < dl ||
        u > dh ||
        v < el ||
        v > eh
      )
        return 0;
      return finish(x + y + z + u + v, rest, facts);
    };
  }
  const { slot: fi, low: fl, high: fh } = f;
  return facts => {
    const s = facts.slots;
    const x = s[ai]!;
    const y = s[bi]!;
    const z = s[ci]!;
    const u = s[di]!;
    const v = s[ei]!;
    const w = s[fi]!;
    if (
      (facts.kind & kinds) === 0 ||
      x < al ||
      x > ah ||
      y < bl ||
      y > bh ||
      z < cl ||
      z > ch ||
      u < dl ||
      u > dh ||
      v < el ||
      v > eh ||
      w < fl ||
      w > fh
    )
      return 0;
    return finish(x + y + z + u + v + w, rest, facts);
  };
}

/** `sum` adds up all that was read: it is NaN exactly if any of it is unknown, the rest being finite. */
function finish(sum: number, rest: Test | undefined, facts: Facts): number {
  const known = !Number.isNaN(sum);
  if (rest === undefined) return known ? 1 : 2;
  const value = rest(facts);
  return value === 0 ? 0 : known ? value : 2;
}

function chain(first: Test, second: Test | undefined): Test {
  return second ? allOf([first, second]) : first;
}
