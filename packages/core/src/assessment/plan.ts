/** Everything that is decided before the first row is read: which policies, printed how, reading which columns, fingerprinted. */
import { createHash } from 'node:crypto';
import { parseDay } from '../day.ts';
import type { FactCatalogue } from '../facts/catalogue.ts';
import type { Policy } from '../policy/policy.ts';
import { type ColumnRequest, Columns } from '../sql/columns.ts';
import type { Dialect } from '../sql/dialect.ts';
import { inForce, type PrintedPolicy, printPolicy } from '../sql/policy.ts';
import { SqlRefusal } from '../sql/refusal.ts';
import type { SourceSchema, SourcesData } from '../sql/sources.ts';
import { AssessmentError } from './errors.ts';

/** A policy that cannot be printed, and why. */
export interface Refused {
  readonly policy: string;
  readonly message: string;
  readonly mend: string;
}

export interface Plan {
  readonly asOf: number;
  readonly day: string;
  readonly catalogue: FactCatalogue;
  readonly sources: SourcesData;
  readonly schema: SourceSchema;
  /** Those in force on the day, in the order given. */
  readonly printed: readonly PrintedPolicy[];
  readonly refused: readonly Refused[];
  readonly requests: readonly ColumnRequest[];
  /** Of everything but the policies: what must be the same for earlier results to be kept. */
  readonly ground: string;
}

export interface PlanInput {
  readonly policies: readonly Policy[];
  readonly catalogue: FactCatalogue;
  readonly sources: SourcesData;
  readonly schema: SourceSchema;
  readonly asOf: string;
  readonly dialect: Dialect;
  /** Leave out policies that cannot be printed, and say so in the report, instead of refusing the run. */
  readonly skipRefused?: boolean | undefined;
}

/** @throws {@link AssessmentError} when the day does not exist, or a policy cannot be printed exactly. */
export function planOf(input: PlanInput): Plan {
  const asOf = parseDay(input.asOf);
  if (asOf === undefined)
    throw new AssessmentError('assessment/policy', `"${input.asOf}" is no day.`, 'Write it as 2020-12-15.');
  const columns = new Columns();
  const printed: PrintedPolicy[] = [];
  const refused: Refused[] = [];
  for (const policy of input.policies) {
    if (!inForce(policy, asOf)) continue;
    try {
      printed.push(printPolicy(policy, { dialect: input.dialect, asOf, columns }));
    } catch (error) {
      if (!(error instanceof SqlRefusal)) throw error;
      refused.push({ policy: policy.id, message: error.message, mend: error.mend });
    }
  }
  if (refused.length && !input.skipRefused) {
    const all = refused.map(one => `${one.message} ${one.mend}`).join('\n');
    throw new AssessmentError(
      'assessment/policy',
      `Policies that cannot be assessed exactly:\n${all}`,
      'Mend them, or leave them out.',
    );
  }
  const ground = createHash('sha256')
    .update(
      JSON.stringify(
        [
          input.asOf,
          input.sources,
          [...input.schema].map(([table, families]) => [table, [...families]]),
          [...input.catalogue.facts.values()].map(fact => [fact.path, fact.sharing, fact.freshness]),
        ],
        (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
      ),
    )
    .digest('hex');
  return {
    asOf,
    day: input.asOf,
    catalogue: input.catalogue,
    sources: input.sources,
    schema: input.schema,
    printed,
    refused,
    requests: columns.requests,
    ground,
  };
}
