/** The figures of one shard, and how the figures of several add up. All money is in fen. */
import type { MissingReason } from '../facts/unknown.ts';
import type { DirtCount } from './dirt.ts';

/** Eligible and undetermined decisions of one policy in one district for one kind of subject. */
export interface Cell {
  readonly policy: string;
  readonly district: string;
  readonly kind: string;
  readonly eligible: number;
  /** What the eligible are paid, after exclusions and shared ceilings. */
  readonly payable: bigint;
  /** Eligible, but the amount hangs on what is missing. */
  readonly openAmount: number;
  readonly undetermined: number;
  /** Between these is what the undetermined, and the open amounts, may add; an unbounded amount counts as its least. */
  readonly from: bigint;
  readonly to: bigint;
}

/** How often exactly these facts are missing for a policy. */
export interface MissingCell {
  readonly policy: string;
  /** `fact|reason`, sorted as the policy's leaves. */
  readonly facts: readonly string[];
  readonly decisions: number;
  readonly money: bigint;
}

export interface ShardSummary {
  readonly subjects: number;
  /** Subjects with at least one policy they are eligible for. */
  readonly reached: number;
  readonly rows: number;
  readonly cells: readonly Cell[];
  readonly missing: readonly MissingCell[];
  readonly dirt: readonly DirtCount[];
}

/** Adds the summaries of shards that have no subject in common. */
export function addSummaries(summaries: readonly ShardSummary[]): ShardSummary {
  const cells = new Map<string, Cell>();
  const missing = new Map<string, MissingCell>();
  const dirt = new Map<string, DirtCount>();
  for (const summary of summaries) {
    for (const cell of summary.cells) {
      const key = `${cell.policy}|${cell.district}|${cell.kind}`;
      const sum = cells.get(key);
      cells.set(
        key,
        sum
          ? {
              ...sum,
              eligible: sum.eligible + cell.eligible,
              payable: sum.payable + cell.payable,
              openAmount: sum.openAmount + cell.openAmount,
              undetermined: sum.undetermined + cell.undetermined,
              from: sum.from + cell.from,
              to: sum.to + cell.to,
            }
          : cell,
      );
    }
    for (const cell of summary.missing) {
      const key = `${cell.policy}|${cell.facts.join('+')}`;
      const sum = missing.get(key);
      missing.set(
        key,
        sum ? { ...sum, decisions: sum.decisions + cell.decisions, money: sum.money + cell.money } : cell,
      );
    }
    for (const count of summary.dirt) {
      const key = `${count.table}|${count.column}|${count.kind}`;
      const sum = dirt.get(key);
      dirt.set(key, sum ? { ...sum, rows: sum.rows + count.rows } : count);
    }
  }
  const total = (of: (summary: ShardSummary) => number): number => summaries.reduce((sum, one) => sum + of(one), 0);
  const sorted = <T>(map: ReadonlyMap<string, T>): readonly T[] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return {
    subjects: total(one => one.subjects),
    reached: total(one => one.reached),
    rows: total(one => one.rows),
    cells: sorted(cells),
    missing: sorted(missing),
    dirt: sorted(dirt),
  };
}

/** What one fact would settle if its department supplied it. */
export interface FactNeed {
  readonly fact: string;
  readonly reason: MissingReason;
  readonly department: string;
  /** Decisions that hang on nothing else. */
  readonly settles: number;
  /** The most that those may come to, in fen. */
  readonly settlesMoney: bigint;
  /** Decisions that hang on it, alone or with others. */
  readonly touches: number;
}

/** Ranks missing facts: what settles the most money by itself first, then the most decisions. */
export function rankNeeds(
  missing: readonly MissingCell[],
  departmentOf: (fact: string) => string,
): readonly FactNeed[] {
  const needs = new Map<string, FactNeed>();
  for (const cell of missing) {
    for (const key of cell.facts) {
      const [fact = '', reason = 'absent'] = key.split('|');
      const need = needs.get(key) ?? {
        fact,
        reason: reason as MissingReason,
        department: departmentOf(fact),
        settles: 0,
        settlesMoney: 0n,
        touches: 0,
      };
      const alone = cell.facts.length === 1;
      needs.set(key, {
        ...need,
        touches: need.touches + cell.decisions,
        settles: need.settles + (alone ? cell.decisions : 0),
        settlesMoney: need.settlesMoney + (alone ? cell.money : 0n),
      });
    }
  }
  return [...needs.values()].sort((a, b) =>
    a.settlesMoney === b.settlesMoney
      ? b.settles - a.settles || b.touches - a.touches || (a.fact < b.fact ? -1 : 1)
      : a.settlesMoney > b.settlesMoney
        ? -1
        : 1,
  );
}
