/** A draft, or a parameter at several values, against today's rule: reach, cost, winners and losers, and when the budget is used up. */
import { join } from 'node:path';
import { formatDay, parseDay } from '../day.ts';
import type { FactCatalogue } from '../facts/catalogue.ts';
import type { Localized } from '../localized.ts';
import { loadPolicies } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { ScalarOrList } from '../policy/schema.ts';
import type { ColumnRequest } from '../sql/columns.ts';
import { duckdb } from '../sql/duckdb.ts';
import { type PrintedPolicy, selectOf } from '../sql/policy.ts';
import { printStage, rollColumns } from '../sql/stage.ts';
import { checkSources } from './check-sources.ts';
import { type Database, openDatabase } from './database.ts';
import { AssessmentError } from './errors.ts';
import { planOf } from './plan.ts';
import { createProgress, type ProgressReport } from './progress.ts';

/** One rule to try. */
export interface Scenario {
  readonly name: string;
  readonly policy: Policy;
}

/**
 * Which rules are compared, and on which tables; `sources` is the mapping as parsed from JSON or YAML, `asOf` a day,
 * ISO 8601. All cores are used unless `threads` says otherwise; `now` counts milliseconds.
 */
export interface WhatIfOptions {
  /** Today's rule; without it every scenario is compared with nothing. */
  readonly today?: Policy | undefined;
  readonly scenarios: readonly Scenario[];
  readonly catalogue: FactCatalogue;
  readonly sources: unknown;
  readonly asOf: string;
  readonly memory?: string | undefined;
  readonly threads?: number | undefined;
  /** Folder for what does not fit into memory. */
  readonly spill?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly now?: (() => number) | undefined;
  onProgress?(report: ProgressReport): void;
}

/** How one group of subjects fares. Money in fen. */
export interface GroupChange {
  readonly group: string;
  readonly eligible: number;
  readonly payable: bigint;
  readonly winners: number;
  readonly gained: bigint;
  readonly losers: number;
  readonly lost: bigint;
}

/**
 * What one rule comes to by itself: reach, cost, and who is paid more or less than by today's rule. Money is whole fen,
 * days ISO 8601.
 */
export interface ScenarioFigures {
  readonly name: string;
  readonly eligible: number;
  readonly payable: bigint;
  /** Eligible for an amount that is not known yet, and undetermined; what they may add at least and at most. */
  readonly open: number;
  readonly from: bigint;
  readonly to: bigint;
  readonly winners: number;
  readonly losers: number;
  readonly bySize: readonly GroupChange[];
  readonly byDistrict: readonly GroupChange[];
  readonly byIndustry: readonly GroupChange[];
  readonly budget?: bigint;
  /** The day the budget is used up if claims come evenly over the claim period; undefined where it suffices. */
  readonly budgetDay?: string;
}

/** Scenarios beside today's rule, in the order they were given, over so many subjects. `asOf` is a day, ISO 8601. */
export interface WhatIfReport {
  readonly asOf: string;
  readonly title: Localized;
  readonly subjects: number;
  readonly today?: ScenarioFigures;
  readonly scenarios: readonly ScenarioFigures[];
}

/**
 * Makes scenarios of one policy by setting a parameter to several values.
 *
 * @throws {@link AssessmentError} when there is no such parameter, or a value does not fit it.
 */
export function sweep(policy: Policy, parameter: string, values: readonly ScalarOrList[]): readonly Scenario[] {
  if (!policy.parameters.has(parameter))
    throw new AssessmentError(
      'assessment/policy',
      `${policy.id} has no parameter "${parameter}".`,
      `It has ${[...policy.parameters.keys()].join(', ')}.`,
    );
  return values.map(value => {
    const given = policy.data.parameters?.[parameter];
    const object = typeof given === 'object' && given !== null && 'value' in given;
    const data = {
      ...policy.data,
      parameters: { ...policy.data.parameters, [parameter]: object ? { ...given, value } : value },
    };
    const loaded = loadPolicies({
      catalogue: policy.catalogue,
      policies: [{ path: `${policy.id} with ${parameter} ${String(value)}`, data }],
    });
    if (loaded.problems)
      throw new AssessmentError(
        'assessment/policy',
        loaded.problems.map(one => `${one.message} ${one.mend}`).join('\n'),
        'Correct the value.',
      );
    return { name: `${parameter} = ${String(value)}`, policy: loaded.policies[0]! };
  });
}

/** Compares scenarios with today's rule over the whole population, each rule by itself. */
export async function whatIf(options: WhatIfOptions): Promise<WhatIfReport> {
  const { today, scenarios, catalogue, signal, now = () => performance.now() } = options;
  const database = await openDatabase({
    threads: options.threads,
    memory: options.memory,
    spill: options.spill && join(options.spill, 'spill'),
  });
  try {
    const checked = await checkSources(database, catalogue, options.sources);
    if (checked.problems)
      throw new AssessmentError(
        'assessment/sources',
        `The mapping does not fit the tables:\n${checked.problems.map(one => `${one.at}: ${one.message} ${one.mend}`).join('\n')}`,
        'Mend the mapping.',
      );
    const rules = [...(today ? [today] : []), ...scenarios.map(one => one.policy)];
    const plan = planOf({ policies: rules, catalogue, ...checked, asOf: options.asOf, dialect: duckdb });
    if (plan.printed.length < rules.length)
      throw new AssessmentError(
        'assessment/policy',
        'A rule is not in force on that day.',
        'Choose a day on which all of them are.',
      );
    const progress = createProgress(rules.length + 1, now);
    const { segments } = plan.sources;
    const requests: ColumnRequest[] = [...plan.requests];
    for (const path of [segments?.size, segments?.industry]) {
      const fact = path === undefined ? undefined : catalogue.facts.get(path);
      if (fact && !requests.some(request => request.name === fact.path))
        requests.push({ name: fact.path, kind: 'fact', fact });
    }
    await database.run(`CREATE TABLE facts AS ${printStage({ dialect: duckdb, ...plan, requests })}`, signal);
    options.onProgress?.(progress.step('facts'));
    const q = duckdb.name_;
    const size = segments?.size ? q(segments.size) : undefined;
    await database.run(
      `CREATE TABLE groups AS SELECT ${q(rollColumns.id)} AS subject, coalesce(${q(rollColumns.district)}, '?') AS district,
         ${size ? `CASE WHEN ${size} < 20 THEN '1–19' WHEN ${size} < 300 THEN '20–299' WHEN ${size} < 1000 THEN '300–999' WHEN ${size} IS NOT NULL THEN '1000+' ELSE '?' END` : "'?'"} AS size,
         ${segments?.industry ? `coalesce(${q(segments.industry)}, '?')` : "'?'"} AS industry FROM facts`,
      signal,
    );
    await database.run('CREATE TABLE base (subject VARCHAR, payable BIGINT)');
    const figures: ScenarioFigures[] = [];
    for (const [number, printed] of plan.printed.entries()) {
      signal?.throwIfAborted();
      const isToday = today !== undefined && number === 0;
      const name = isToday ? 'today' : scenarios[number - (today ? 1 : 0)]!.name;
      figures.push(await figuresOf(database, printed, number, name, signal));
      if (isToday) await database.run('INSERT INTO base SELECT subject, payable FROM chosen WHERE payable > 0', signal);
      options.onProgress?.(progress.step(name));
    }
    const [count] = await database.rows<{ n: bigint }>('SELECT count(*) AS n FROM facts');
    return {
      asOf: options.asOf,
      title: (scenarios[0]?.policy ?? today!).title,
      subjects: Number(count?.n ?? 0),
      ...(today && { today: figures[0]! }),
      scenarios: figures.slice(today ? 1 : 0),
    };
  } finally {
    database.close();
  }
}

async function figuresOf(
  database: Database,
  printed: PrintedPolicy,
  number: number,
  name: string,
  signal?: AbortSignal,
): Promise<ScenarioFigures> {
  await database.run(
    `CREATE OR REPLACE TABLE chosen AS SELECT subject, eligible, coalesce(low, high, 0) AS low, high, CASE WHEN eligible AND coalesce(low, high) = high THEN high END AS payable
     FROM (\n${selectOf(printed, number, duckdb, 'facts', { amounts: true })}) AS one`,
    signal,
  );
  type Totals = { eligible: bigint; payable: bigint; open: bigint; least: bigint; most: bigint };
  const [totals] = await database.rows<Totals & Record<string, unknown>>(
    `SELECT count(*) FILTER (WHERE eligible) AS eligible, CAST(coalesce(sum(payable), 0) AS BIGINT) AS payable, count(*) FILTER (WHERE payable IS NULL) AS open,
       CAST(coalesce(sum(CASE WHEN eligible THEN low ELSE 0 END) FILTER (WHERE payable IS NULL), 0) AS BIGINT) AS least, CAST(coalesce(sum(coalesce(high, low)) FILTER (WHERE payable IS NULL), 0) AS BIGINT) AS most FROM chosen`,
    signal,
  );
  const by = (column: string): Promise<readonly GroupChange[]> => changes(database, column, signal);
  const [bySize, byDistrict, byIndustry] = [await by('size'), await by('district'), await by('industry')];
  const payable = BigInt(totals!.payable);
  const budget = printed.policy.budget === undefined ? undefined : BigInt(printed.policy.budget);
  const day = budget === undefined ? undefined : usedUp(printed.policy, budget, payable);
  return {
    name,
    eligible: Number(totals!.eligible),
    payable,
    open: Number(totals!.open),
    from: BigInt(totals!.least),
    to: BigInt(totals!.most),
    winners: bySize.reduce((sum, one) => sum + one.winners, 0),
    losers: bySize.reduce((sum, one) => sum + one.losers, 0),
    bySize,
    byDistrict,
    byIndustry,
    ...(budget !== undefined && { budget }),
    ...(day !== undefined && { budgetDay: day }),
  };
}

async function changes(database: Database, column: string, signal?: AbortSignal): Promise<readonly GroupChange[]> {
  type ChangeRow = {
    name: string;
    eligible: bigint;
    payable: bigint;
    winners: bigint;
    gained: bigint;
    losers: bigint;
    lost: bigint;
  };
  const rows = await database.rows<ChangeRow & Record<string, unknown>>(
    `WITH change AS (
       SELECT subject, coalesce(chosen.payable, 0) AS after, coalesce(base.payable, 0) AS before, coalesce(chosen.eligible, false) AS eligible
       FROM chosen FULL JOIN base USING (subject)
     )
     SELECT groups.${column} AS name, count(*) FILTER (WHERE eligible) AS eligible, CAST(sum(after) AS BIGINT) AS payable,
       count(*) FILTER (WHERE after > before) AS winners, CAST(coalesce(sum(after - before) FILTER (WHERE after > before), 0) AS BIGINT) AS gained,
       count(*) FILTER (WHERE after < before) AS losers, CAST(coalesce(sum(before - after) FILTER (WHERE after < before), 0) AS BIGINT) AS lost
     FROM change JOIN groups USING (subject) GROUP BY ALL HAVING eligible > 0 OR losers > 0 ORDER BY payable DESC, name`,
    signal,
  );
  return rows.map(row => ({
    group: row.name,
    eligible: Number(row.eligible),
    payable: BigInt(row.payable),
    winners: Number(row.winners),
    gained: BigInt(row.gained),
    losers: Number(row.losers),
    lost: BigInt(row.lost),
  }));
}

/** The day on which the budget is gone if claims come evenly from the day the rule takes effect to the deadline. */
function usedUp(policy: Policy, budget: bigint, payable: bigint): string | undefined {
  if (payable <= budget) return undefined;
  const from = parseDay(policy.effective.from)!;
  const to = parseDay(policy.deadline ?? policy.effective.to ?? '')!;
  if (!Number.isFinite(to)) return undefined;
  return formatDay(from + Number((BigInt(to - from + 1) * budget) / payable));
}
