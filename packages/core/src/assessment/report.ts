/** What an assessment comes to, in tables for people and programs. All money is in fen. */
import type { Localized } from '../localized.ts';
import type { DirtCount } from './dirt.ts';
import type { Plan, Refused } from './plan.ts';
import { type Cell, type FactNeed, rankNeeds, type ShardSummary } from './summary.ts';

/**
 * How many decisions came out how, and for how much: `payable` is what the eligible are paid after exclusions and
 * shared ceilings, `openAmount` counts the eligible whose amount is not known yet. Money is whole fen.
 */
export interface Figures {
  readonly eligible: number;
  readonly payable: bigint;
  readonly openAmount: number;
  readonly undetermined: number;
  /** The least and the most that open amounts and undetermined decisions may add. */
  readonly from: bigint;
  readonly to: bigint;
}

/** The figures of one policy, and its budget in whole fen where it has one. */
export interface PolicyFigures extends Figures {
  readonly policy: string;
  readonly title: Localized;
  readonly department: Localized;
  readonly budget?: bigint;
  /** Payable ÷ budget in whole per mille, where there is a budget. */
  readonly budgetPerMille?: number;
}

/** The figures of one group: a district, a department or a kind of subject. */
export interface GroupFigures extends Figures {
  readonly name: string;
}

/**
 * What an assessment comes to, as of a day (ISO 8601). `reached` counts subjects with at least one policy they are
 * eligible for, `rows` all eligible and undetermined decisions; money is whole fen.
 */
export interface AssessmentReport {
  readonly asOf: string;
  readonly subjects: number;
  readonly policies: number;
  readonly reached: number;
  readonly rows: number;
  readonly totals: Figures;
  readonly byPolicy: readonly PolicyFigures[];
  readonly byDistrict: readonly GroupFigures[];
  readonly byDepartment: readonly GroupFigures[];
  readonly byKind: readonly GroupFigures[];
  /** What is missing, most decisive first. */
  readonly needs: readonly (FactNeed & { readonly label: Localized; readonly departmentLabel: Localized })[];
  readonly dirt: readonly (DirtCount & { readonly departmentLabel: Localized })[];
  readonly refused: readonly Refused[];
  readonly elapsedMs: number;
}

const nothing: Figures = { eligible: 0, payable: 0n, openAmount: 0, undetermined: 0, from: 0n, to: 0n };

const add = (a: Figures, b: Figures): Figures => ({
  eligible: a.eligible + b.eligible,
  payable: a.payable + b.payable,
  openAmount: a.openAmount + b.openAmount,
  undetermined: a.undetermined + b.undetermined,
  from: a.from + b.from,
  to: a.to + b.to,
});

function group(cells: readonly Cell[], by: (cell: Cell) => string): readonly GroupFigures[] {
  const groups = new Map<string, Figures>();
  for (const cell of cells) groups.set(by(cell), add(groups.get(by(cell)) ?? nothing, cell));
  return [...groups]
    .map(([name, figures]) => ({ name, ...figures }))
    .sort((a, b) => (a.payable === b.payable ? (a.name < b.name ? -1 : 1) : a.payable > b.payable ? -1 : 1));
}

export function reportOf(plan: Plan, summary: ShardSummary, elapsedMs: number): AssessmentReport {
  const { cells } = summary;
  const policies = new Map(plan.printed.map(({ policy }) => [policy.id, policy]));
  const perPolicy = new Map(group(cells, cell => cell.policy).map(one => [one.name, one]));
  const label = (fact: string): Localized => plan.catalogue.facts.get(fact)?.label ?? { 'zh-CN': fact, en: fact };
  const departments = new Map(
    [...plan.catalogue.facts.values()].map(({ department }) => [department.id, department.label]),
  );
  const departmentLabel = (id: string): Localized => departments.get(id) ?? { 'zh-CN': id, en: id };
  return {
    asOf: plan.day,
    subjects: summary.subjects,
    policies: plan.printed.length,
    reached: summary.reached,
    rows: summary.rows,
    totals: cells.reduce<Figures>(add, nothing),
    byPolicy: [...policies.values()]
      .map((policy): PolicyFigures => {
        const { name: _name, ...figures } = perPolicy.get(policy.id) ?? { name: policy.id, ...nothing };
        const budget = policy.budget === undefined ? undefined : BigInt(policy.budget);
        return {
          policy: policy.id,
          title: policy.title,
          department: policy.authority.department,
          ...figures,
          ...(budget !== undefined && { budget }),
          ...(budget !== undefined && budget > 0n && { budgetPerMille: Number((figures.payable * 1000n) / budget) }),
        };
      })
      .sort((a, b) => (a.payable === b.payable ? (a.policy < b.policy ? -1 : 1) : a.payable > b.payable ? -1 : 1)),
    byDistrict: group(cells, cell => cell.district),
    byDepartment: group(cells, cell => policies.get(cell.policy)?.authority.department['zh-CN'] ?? ''),
    byKind: group(cells, cell => cell.kind),
    needs: rankNeeds(summary.missing, fact => plan.catalogue.facts.get(fact)?.department.id ?? '').map(need => ({
      ...need,
      label: label(need.fact),
      departmentLabel: departmentLabel(need.department),
    })),
    dirt: summary.dirt
      .map(count => ({ ...count, departmentLabel: departmentLabel(count.department) }))
      .sort((a, b) => b.rows - a.rows),
    refused: plan.refused,
    elapsedMs,
  };
}
