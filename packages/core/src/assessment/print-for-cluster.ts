/** Everything that a city's own cluster needs to assess it: files to copy there and run. */
import type { FactCatalogue } from '../facts/catalogue.ts';
import type { Policy } from '../policy/policy.ts';
import { clickhouse } from '../sql/clickhouse.ts';
import { duckdb } from '../sql/duckdb.ts';
import type { Family } from '../sql/sources.ts';
import { spark } from '../sql/spark.ts';
import { type CheckedSources, checkSources, checkSourcesBy, type NamedOrigin } from './check-sources.ts';
import { clickhouseScript, clusterPlan, duckdbScript } from './cluster-plan.ts';
import { openDatabase } from './database.ts';
import { AssessmentError } from './errors.ts';
import { planOf, type Refused } from './plan.ts';
import { sparkDriver } from './spark-driver.ts';

/** What is assessed, on which day, and the engine of the cluster it is printed for. */
export interface ClusterOptions {
  readonly policies: readonly Policy[];
  readonly catalogue: FactCatalogue;
  /** Where the facts lie, as the cluster sees them, as parsed from JSON or YAML. */
  readonly sources: unknown;
  /** The day to assess as of, ISO 8601. */
  readonly asOf: string;
  readonly dialect: 'spark' | 'clickhouse' | 'duckdb';
  /** Says which columns a table has, where its files cannot be read from here; without it, the embedded engine looks. */
  readonly describe?: (table: NamedOrigin) => Promise<ReadonlyMap<string, Family>>;
  /** Leave out policies that cannot be assessed exactly, instead of refusing all. */
  readonly skipRefused?: boolean;
}

/** What the cluster is given, and what it leaves out or open. Money in all of it is whole fen. */
export interface ClusterFiles {
  /**
   * Content by name. For Spark `plan.json` and `assess.py`, which `spark-submit` runs; else `facts.sql`,
   * `entitlements.sql` and `totals.sql`, to be run in this order, and `plan.json`, which says what the bits of `missing` mean.
   */
  readonly files: Readonly<Record<string, string>>;
  readonly refused: readonly Refused[];
  /** Policies of which too many limit each other for a statement: what is payable of them is left open. */
  readonly open: readonly string[];
}

/**
 * Prints an assessment for an engine.
 *
 * @example
 * ```ts
 * const { files } = await printForCluster({ policies, catalogue, sources, asOf: '2020-12-15', dialect: 'spark' });
 * files['assess.py']; // to be given to spark-submit, beside plan.json
 * ```
 * @throws {@link AssessmentError} when the mapping does not fit the tables, or a policy cannot be assessed exactly.
 */
export async function printForCluster(options: ClusterOptions): Promise<ClusterFiles> {
  const dialect = { spark, clickhouse, duckdb }[options.dialect];
  const checked = await check(options);
  if (checked.problems) {
    const all = checked.problems.map(one => `${one.at}: ${one.message} ${one.mend}`).join('\n');
    throw new AssessmentError(
      'assessment/sources',
      `The mapping does not fit the tables:\n${all}`,
      'Mend the mapping.',
    );
  }
  const plan = planOf({ ...options, ...checked, dialect });
  const printed = clusterPlan(plan, dialect);
  const about = {
    refused: plan.refused,
    open: printed.open,
  };
  const json = `${JSON.stringify(printed, null, 1)}\n`;
  if (dialect === spark) return { files: { 'plan.json': json, 'assess.py': sparkDriver }, ...about };
  const { facts, entitlements, totals } = dialect === clickhouse ? clickhouseScript(printed) : duckdbScript(printed);
  return {
    files: { 'facts.sql': facts, 'entitlements.sql': entitlements, 'totals.sql': totals, 'plan.json': json },
    ...about,
  };
}

async function check({ describe, catalogue, sources }: ClusterOptions): Promise<CheckedSources> {
  if (describe) return checkSourcesBy(describe, catalogue, sources);
  const database = await openDatabase({ threads: 1 });
  try {
    return await checkSources(database, catalogue, sources);
  } finally {
    database.close();
  }
}
