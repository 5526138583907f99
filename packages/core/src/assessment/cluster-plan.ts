/** A whole assessment as statements for the engine of a cluster: the table of facts, the entitlements, the totals. */
import { createHash } from 'node:crypto';
import { clickhouse } from '../sql/clickhouse.ts';
import { printCombinations } from '../sql/combination.ts';
import type { Dialect } from '../sql/dialect.ts';
import { type PrintedPolicy, selectOf } from '../sql/policy.ts';
import { text } from '../sql/quote.ts';
import { printStage, rollColumns } from '../sql/stage.ts';
import type { Plan } from './plan.ts';

/** What a program that runs the statements is told. */
export interface ClusterPlan {
  readonly dialect: Dialect['name'];
  readonly asOf: string;
  /** Changes with every statement: results of two different plans are never mixed. */
  readonly digest: string;
  /** The SELECT of the table that the policies read, which they call `facts`. */
  readonly facts: string;
  readonly policies: readonly {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    /** What the bits of `missing` stand for, the lowest first: `path|reason`. */
    readonly missing: readonly string[];
    /** Its `payable` hangs on what the same subject gets of other policies: its rows go to a table called `found` first. */
    readonly combined: boolean;
    /** The SELECT of its entitlements. */
    readonly select: string;
  }[];
  /** SELECTs over `found` of what is payable in the best combination; together they are a table called `combined`. */
  readonly combinations: readonly string[];
  /** The SELECT of the entitlements of the rows of `found`, over `found` and `combined`. */
  readonly settled: string;
  /** Policies of which too many limit each other for a statement: their `payable` is left NULL. */
  readonly open: readonly string[];
  /** The SELECT of the figures by policy, over a table called `entitlements`. */
  readonly totals: string;
}

export function clusterPlan(plan: Plan, dialect: Dialect): ClusterPlan {
  const { combinations, open } = printCombinations(
    plan.printed.map(one => one.policy),
    dialect,
    'found',
  );
  const limited = new Set([...open, ...combinations.flatMap(one => one.policies)]);
  const facts = printStage({ dialect, ...plan });
  const policies = plan.printed.map(printed => ({
    id: printed.policy.id,
    version: printed.policy.version,
    title: printed.policy.title['zh-CN'],
    missing: printed.leaves.map(leaf => `${leaf.fact.path}|${leaf.reason}`),
    combined: limited.has(printed.policy.id),
    select: entitlementsOf(printed, dialect, limited.has(printed.policy.id)),
  }));
  const selects = combinations.map(one => one.select);
  const digest = createHash('sha256')
    .update(JSON.stringify([facts, policies, selects]))
    .digest('hex');
  return {
    dialect: dialect.name,
    asOf: plan.day,
    digest,
    facts,
    policies,
    combinations: selects,
    settled,
    open,
    totals: totalsOf(dialect),
  };
}

const settled = [
  'SELECT e.policy AS policy, e.version AS version, e.subject AS subject, e.district AS district, e.kind AS kind, e.outcome AS outcome,',
  "  e.low AS low, e.high AS high, CASE WHEN e.outcome = 'eligible' AND e.low = e.high THEN c.payable END AS payable, e.missing AS missing",
  'FROM found AS e LEFT JOIN combined AS c ON c.policy = e.policy AND c.subject = e.subject',
].join('\n');

function entitlementsOf(printed: PrintedPolicy, dialect: Dialect, combined: boolean): string {
  const { policy } = printed;
  const low = 'coalesce(found.low, found.high, 0)';
  const payable = combined
    ? dialect.nothing({ kind: 'int' })
    : `CASE WHEN found.eligible AND ${low} = found.high THEN found.high END`;
  return [
    `SELECT ${text(policy.id)} AS policy, ${policy.version} AS version, found.subject AS subject, found.district AS district, found.kind AS kind,`,
    `  CASE WHEN found.eligible THEN 'eligible' ELSE 'undetermined' END AS outcome,`,
    `  ${dialect.narrow(low)} AS low, ${dialect.narrow('found.high')} AS high, ${dialect.narrow(payable)} AS payable, found.missing AS missing`,
    `FROM (\n${selectOf(printed, 0, dialect, 'facts')}) AS found`,
  ].join('\n');
}

/** The same figures as in `report.json`. */
function totalsOf({ aggregate, narrow }: Dialect): string {
  const open = 'e.payable IS NULL';
  const eligible = "e.outcome = 'eligible'";
  const sum = (value: string, where: string): string => narrow(`coalesce(${aggregate.sum(value, where)}, 0)`);
  return [
    'SELECT e.policy AS policy,',
    `  ${aggregate.count(eligible)} AS eligible,`,
    `  ${sum('e.payable', 'true')} AS payable,`,
    `  ${aggregate.count(`${eligible} AND ${open}`)} AS open_amount,`,
    `  ${aggregate.count(`NOT (${eligible})`)} AS undetermined,`,
    `  ${sum(`CASE WHEN ${eligible} THEN e.low ELSE 0 END`, open)} AS least_more,`,
    `  ${sum('coalesce(e.high, e.low)', open)} AS most_more`,
    'FROM entitlements AS e',
    'GROUP BY e.policy',
    'ORDER BY e.policy',
  ].join('\n');
}

/** Statements in the order in which a client runs them; run again, they begin anew. */
export interface ClusterScript {
  readonly facts: string;
  readonly entitlements: string;
  readonly totals: string;
}

/** Rows go where they belong at once, but those that are combined wait in `found` for each other. */
function inserts(plan: ClusterPlan, create: (table: string, columns: 'rows' | 'shares') => string): readonly string[] {
  const into = (table: string, select: string): string => `INSERT INTO ${table}\n${select};\n`;
  const rows = plan.policies.map(one => into(one.combined ? 'found' : 'entitlements', one.select));
  if (!plan.policies.some(one => one.combined)) return [create('entitlements', 'rows'), ...rows];
  return [
    ...[create('entitlements', 'rows'), create('found', 'rows'), create('combined', 'shares')],
    ...rows,
    ...plan.combinations.map(select => into('combined', select)),
    into('entitlements', plan.settled),
  ];
}

export function duckdbScript(plan: ClusterPlan): ClusterScript {
  return {
    facts: `CREATE OR REPLACE TABLE facts AS\n${plan.facts};\n`,
    entitlements: inserts(
      plan,
      (table, columns) =>
        `CREATE OR REPLACE TABLE ${table} (${columns === 'shares' ? 'policy VARCHAR, subject VARCHAR, payable BIGINT' : 'policy VARCHAR, version INTEGER, subject VARCHAR, district VARCHAR, kind VARCHAR, outcome VARCHAR, low BIGINT, high BIGINT, payable BIGINT, missing BIGINT'});\n`,
    ).join('\n'),
    totals: `${plan.totals};\n`,
  };
}

export function clickhouseScript(plan: ClusterPlan): ClusterScript {
  const limits = 'SET max_query_size = 10000000, max_ast_elements = 1000000, max_expanded_ast_elements = 10000000;\n';
  const [kind, district] = [rollColumns.kind, rollColumns.district].map(clickhouse.factColumn);
  return {
    facts: `${limits}\nCREATE OR REPLACE TABLE facts ENGINE = MergeTree ORDER BY (${kind}, ${district}) SETTINGS allow_nullable_key = 1 AS\n${plan.facts};\n`,
    entitlements: [
      limits,
      ...inserts(
        plan,
        (table, columns) =>
          `CREATE OR REPLACE TABLE ${table} (${columns === 'shares' ? 'policy LowCardinality(String), subject String, payable Nullable(Int64)' : 'policy LowCardinality(String), version UInt32, subject String, district LowCardinality(Nullable(String)), kind LowCardinality(String), outcome LowCardinality(String), low Int64, high Nullable(Int64), payable Nullable(Int64), missing Int64'}) ENGINE = MergeTree ORDER BY (policy, subject);\n`,
      ),
    ].join('\n'),
    totals: `${plan.totals};\n`,
  };
}
