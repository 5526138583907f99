import { type Fen, fen, sumFen } from '../money.ts';
import type { Decision } from './decide.ts';

/** Why a decision that stands by itself is not paid in full together with the others. */
export type Reduction =
  /** Another chosen policy excludes it, or it that one. */
  | { readonly kind: 'excluded'; readonly by: readonly string[] }
  /** A ceiling shared by several policies leaves less, or nothing. */
  | { readonly kind: 'shared-cap'; readonly cap: string; readonly limit: Fen };

/** One eligible decision within a combination. */
export interface Share {
  readonly decision: Decision;
  /** What is paid of it here. */
  readonly fen: Fen;
  readonly reduction?: Reduction;
}

/** The best of what policies that exclude or limit each other allow one subject. */
export interface Combination {
  readonly total: Fen;
  /** Every eligible decision with a known amount, the chosen ones first, in order of their policies' ids. */
  readonly shares: readonly Share[];
  readonly chosen: readonly string[];
}

/** What a combination has to know beyond the decisions. Money is whole fen; nothing was received unless told. */
export interface CombineOptions {
  /** What the subject already received this year under a shared cap, by its id. */
  readonly received?: Readonly<Record<string, Fen>>;
}

interface Item {
  readonly decision: Decision;
  readonly id: string;
  readonly amount: number;
  readonly cap: string | undefined;
}

/**
 * Chooses, among the eligible decisions of one subject, those worth most together (就高不重复): policies that exclude each
 * other are never chosen together, and policies that share a cap are paid up to it. The choice is exact. Of equal totals
 * the one with fewer policies is taken, then the one whose ids come first.
 *
 * @example
 * ```ts
 * combine([decide(a, dossier, day), decide(b, dossier, day)]).chosen; // the ids of the better one where a excludes b
 * ```
 */
export function combine(decisions: readonly Decision[], options: CombineOptions = {}): Combination {
  const items: Item[] = decisions
    .flatMap(decision =>
      decision.outcome === 'eligible' && decision.amount.kind === 'known'
        ? [
            {
              decision,
              id: decision.policy.id,
              amount: decision.amount.fen as number,
              cap: decision.policy.sharedCap?.id,
            },
          ]
        : [],
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const room = new Map<string, number>();
  for (const { decision } of items) {
    const { sharedCap } = decision.policy;
    if (sharedCap) room.set(sharedCap.id, Math.max(0, sharedCap.amount - (options.received?.[sharedCap.id] ?? 0)));
  }
  const chosen = new Set(groupsOf(items).flatMap(group => bestOf(group, room)));
  return explainChoice(items, chosen, room);
}

/** Whether two policies may not be paid together; either may say so. */
function excludes(a: Item, b: Item): boolean {
  return a.decision.policy.excludes.includes(b.id) || b.decision.policy.excludes.includes(a.id);
}

/** Items that hang together by exclusions or caps; each group is chosen by itself. */
function groupsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const left = new Set(items);
  const groups: Item[][] = [];
  for (const start of items) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (const item of group) {
      for (const other of left) {
        if (excludes(item, other) || (item.cap !== undefined && item.cap === other.cap)) {
          left.delete(other);
          group.push(other);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

/** What a set is worth: everything in full, but no more than the room of each cap. */
function worth(items: readonly Item[], room: ReadonlyMap<string, number>): number {
  const capped = new Map<string, number>();
  let total = 0;
  for (const { amount, cap } of items) {
    if (cap === undefined) total += amount;
    else capped.set(cap, (capped.get(cap) ?? 0) + amount);
  }
  for (const [cap, sum] of capped) total += Math.min(sum, room.get(cap) ?? 0);
  return total;
}

/** Branch and bound: what is left can add at most the sum of its amounts. */
function bestOf(group: readonly Item[], room: ReadonlyMap<string, number>): readonly Item[] {
  const sorted = group.toSorted((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1));
  const rest = sorted.map((_, i) => sorted.slice(i).reduce((sum, item) => sum + item.amount, 0));
  let best: readonly Item[] = [];
  let most = 0;
  const visit = (at: number, taken: readonly Item[]): void => {
    const value = worth(taken, room);
    if (value > most || (value === most && preferred(taken, best))) [best, most] = [taken, value];
    const item = sorted[at];
    if (!item || value + rest[at]! < most) return;
    if (!taken.some(other => excludes(item, other))) visit(at + 1, [...taken, item]);
    visit(at + 1, taken);
  };
  visit(0, []);
  return best;
}

/** The stated rule for equal totals: fewer policies, then the ids that come first. */
function preferred(a: readonly Item[], b: readonly Item[]): boolean {
  if (a.length !== b.length) return a.length < b.length;
  const [x, y] = [a, b].map(items =>
    items
      .map(item => item.id)
      .sort()
      .join('\n'),
  );
  return x! < y!;
}

function explainChoice(
  items: readonly Item[],
  chosen: ReadonlySet<Item>,
  room: ReadonlyMap<string, number>,
): Combination {
  const left = new Map(room);
  const paid = items
    .filter(item => chosen.has(item))
    .map((item): Share => {
      if (item.cap === undefined) return { decision: item.decision, fen: fen(item.amount) };
      const share = Math.min(item.amount, left.get(item.cap) ?? 0);
      left.set(item.cap, (left.get(item.cap) ?? 0) - share);
      return {
        decision: item.decision,
        fen: fen(share),
        ...(share < item.amount && { reduction: capReduction(item) }),
      };
    });
  const unpaid = items
    .filter(item => !chosen.has(item))
    .map((item): Share => {
      const by = items.filter(other => chosen.has(other) && excludes(item, other)).map(other => other.id);
      const reduction: Reduction | undefined = by.length
        ? { kind: 'excluded', by }
        : item.cap !== undefined
          ? capReduction(item)
          : undefined;
      return { decision: item.decision, fen: fen(0), ...(reduction && { reduction }) };
    });
  return {
    total: sumFen(paid.map(share => share.fen)),
    shares: [...paid, ...unpaid],
    chosen: paid.map(share => share.decision.policy.id),
  };
}

function capReduction(item: Item): Reduction {
  const cap = item.decision.policy.sharedCap!;
  return { kind: 'shared-cap', cap: cap.id, limit: cap.amount };
}
