/** Assesses one shard of a city: its table of facts, every policy over it, the best combination, the entitlements as Parquet. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { duckdb } from '../sql/duckdb.ts';
import { type PrintedPolicy, selectOf } from '../sql/policy.ts';
import { text } from '../sql/quote.ts';
import { printStage } from '../sql/stage.ts';
import { combineRows } from './combine-rows.ts';
import type { Database } from './database.ts';
import { countDirt } from './dirt.ts';
import type { Plan } from './plan.ts';
import type { Cell, MissingCell, ShardSummary } from './summary.ts';

/** Policies asked in one query: the shape measured fastest (see the bench `city`). */
export const batchSize = 32;

/** What is kept of an earlier run, and what is looked at again. */
export interface Delta {
  /** The entitlements of this shard as they were. */
  readonly before: string;
  /** Policies, by id, whose earlier rows stand. */
  readonly kept: ReadonlySet<string>;
  /** A query of one column with the subjects that changed. */
  readonly subjects?: string;
}

export interface ShardInput {
  readonly plan: Plan;
  /** The shards to look at together; all where the city is in one. */
  readonly shards: readonly string[] | undefined;
  /** Where the Parquet file goes. */
  readonly folder: string;
  readonly delta?: Delta | undefined;
  readonly dirt: boolean;
  readonly signal?: AbortSignal | undefined;
  /** The table of facts is there. */
  onStaged?(): void;
  onBatch?(policies: number): void;
}

export async function assessShard(database: Database, input: ShardInput): Promise<ShardSummary> {
  const { plan, shards, delta, signal } = input;
  const stage = { dialect: duckdb, ...plan, ...(shards && { shard: shards }) };
  const run = (sql: string): Promise<void> => database.run(sql, signal);
  await run(
    'CREATE OR REPLACE TABLE found (policy INTEGER, subject VARCHAR, district VARCHAR, kind VARCHAR, eligible BOOLEAN, low BIGINT, high BIGINT, missing BIGINT)',
  );
  const numbers = plan.printed.map((_, number) => number);
  const kept = delta ? numbers.filter(number => delta.kept.has(plan.printed[number]!.policy.id)) : [];
  const fresh = numbers.filter(number => !kept.includes(number));
  if (fresh.length) {
    await run(`CREATE OR REPLACE TABLE facts AS ${printStage(stage)}`);
    input.onStaged?.();
    await decideInto(database, plan.printed, fresh, input);
  }
  if (delta) {
    await keepRows(database, plan.printed, kept, delta, signal);
    if (delta.subjects && kept.length) {
      await run(`CREATE OR REPLACE TABLE facts AS ${printStage({ ...stage, only: delta.subjects })}`);
      await decideInto(database, plan.printed, kept, input);
    }
  }
  await combineRows(database, plan.printed, signal);
  await run(
    `CREATE OR REPLACE VIEW entitlements AS SELECT found.*, CASE WHEN eligible AND low = high THEN coalesce(reduced.payable, high) END AS payable FROM found LEFT JOIN reduced USING (policy, subject)`,
  );
  await writeRows(database, plan, input);
  const summary = await summarize(database, plan, shards, signal);
  const wanted = new Set(plan.requests.map(request => request.fact.path));
  return { ...summary, dirt: input.dirt ? await countDirt(database, stage, wanted, signal) : [] };
}

async function decideInto(
  database: Database,
  printed: readonly PrintedPolicy[],
  numbers: readonly number[],
  input: ShardInput,
): Promise<void> {
  const gaps = input.plan.requests
    .filter(request => request.kind === 'gaps')
    .map(request => duckdb.name_(request.name));
  const [row] = gaps.length
    ? await database.rows<{ some: boolean | null }>(`SELECT bool_or(${gaps.join(' OR ')}) AS some FROM facts`)
    : [];
  const gapless = !row?.some;
  for (let i = 0; i < numbers.length; i += batchSize) {
    const batch = numbers.slice(i, i + batchSize);
    const union = batch
      .map(number => selectOf(printed[number]!, number, duckdb, 'facts', { gapless }))
      .join('UNION ALL\n');
    await database.run(
      // Gathered first: thirty-two short streams of rows, each written to the table by itself, cost twice as much.
      `INSERT INTO found WITH batch AS MATERIALIZED (\n${union}) SELECT policy, subject, district, kind, eligible, coalesce(low, high, 0), high, missing FROM batch`,
      input.signal,
    );
    input.onBatch?.(batch.length);
  }
}

/** Earlier rows of policies that have not changed, for subjects that have not. */
async function keepRows(
  database: Database,
  printed: readonly PrintedPolicy[],
  kept: readonly number[],
  delta: Delta,
  signal?: AbortSignal,
): Promise<void> {
  if (!kept.length) return;
  const names = kept.map(number => `(${number}, ${text(printed[number]!.policy.id)})`).join(', ');
  const unchanged = delta.subjects ? `AND old.subject NOT IN (${delta.subjects})` : '';
  await database.run(
    `INSERT INTO found SELECT names.number, old.subject, old.district, old.kind, old.outcome = 'eligible', old.low, old.high, old.missing
     FROM read_parquet(${text(delta.before)}) AS old JOIN (VALUES ${names}) AS names(number, id) ON names.id = old.policy WHERE true ${unchanged}`,
    signal,
  );
}

async function writeRows(database: Database, plan: Plan, { folder, signal }: ShardInput): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = plan.printed
    .map(({ policy }, number) => `(${number}, ${text(policy.id)}, ${policy.version})`)
    .join(', ');
  const unfinished = join(folder, 'part.parquet.unfinished');
  await database.run(
    `COPY (SELECT names.id AS policy, names.version AS version, subject, district, kind, CASE WHEN eligible THEN 'eligible' ELSE 'undetermined' END AS outcome, low, high, payable, missing
       FROM entitlements JOIN (VALUES ${names || "(-1, '', 0)"}) AS names(number, id, version) ON names.number = entitlements.policy)
     TO ${text(unfinished)} (FORMAT parquet, COMPRESSION zstd)`,
    signal,
  );
  // Whole or not at all: a reader never sees half a file.
  await rename(unfinished, join(folder, 'part.parquet')).catch(async error => {
    await rm(unfinished, { force: true });
    throw error;
  });
}

async function summarize(
  database: Database,
  plan: Plan,
  shards: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<Omit<ShardSummary, 'dirt'>> {
  const open = 'payable IS NULL';
  const cells = await database.rows<{
    policy: number;
    district: string | null;
    kind: string | null;
    eligible: bigint;
    payable: bigint;
    open_amount: bigint;
    undetermined: bigint;
    least: bigint;
    most: bigint;
  }>(
    `SELECT policy, district, kind, count(*) FILTER (WHERE eligible) AS eligible, CAST(coalesce(sum(payable), 0) AS BIGINT) AS payable,
       count(*) FILTER (WHERE eligible AND ${open}) AS open_amount, count(*) FILTER (WHERE NOT eligible) AS undetermined,
       CAST(coalesce(sum(CASE WHEN eligible THEN low ELSE 0 END) FILTER (WHERE ${open}), 0) AS BIGINT) AS least, CAST(coalesce(sum(coalesce(high, low)) FILTER (WHERE ${open}), 0) AS BIGINT) AS most
     FROM entitlements GROUP BY ALL ORDER BY policy, district, kind`,
    signal,
  );
  const missing = await database.rows<{ policy: number; missing: bigint; decisions: bigint; money: bigint }>(
    `SELECT policy, missing, count(*) AS decisions, CAST(coalesce(sum(coalesce(high, low)), 0) AS BIGINT) AS money FROM entitlements WHERE missing <> 0 GROUP BY ALL ORDER BY policy, missing`,
    signal,
  );
  const [reach] = await database.rows<{ reached: bigint; n: bigint }>(
    'SELECT count(DISTINCT subject) FILTER (WHERE eligible) AS reached, count(*) AS n FROM found',
    signal,
  );
  const { sources } = plan;
  const roll = sources.subjects.table
    ? sources.subjects.table.split('.').map(duckdb.name_).join('.')
    : duckdb.files(sources.subjects.files!, sources.subjects.format ?? 'parquet');
  const where =
    shards && sources.shard ? ` WHERE ${duckdb.name_(sources.shard)} IN (${shards.map(text).join(', ')})` : '';
  const [size] = await database.rows<{ n: bigint }>(
    `SELECT count(DISTINCT ${duckdb.name_(sources.subjects.id)}) AS n FROM ${roll}${where}`,
    signal,
  );
  return {
    subjects: Number(size?.n ?? 0),
    reached: Number(reach?.reached ?? 0),
    rows: Number(reach?.n ?? 0),
    cells: cells.map(
      (cell): Cell => ({
        policy: plan.printed[cell.policy]!.policy.id,
        district: cell.district ?? '',
        kind: cell.kind ?? '',
        eligible: Number(cell.eligible),
        payable: BigInt(cell.payable),
        openAmount: Number(cell.open_amount),
        undetermined: Number(cell.undetermined),
        from: BigInt(cell.least),
        to: BigInt(cell.most),
      }),
    ),
    missing: missing.map(
      (cell): MissingCell => ({
        policy: plan.printed[cell.policy]!.policy.id,
        facts: plan.printed[cell.policy]!.leaves.filter((_, bit) => (BigInt(cell.missing) >> BigInt(bit)) & 1n).map(
          leaf => `${leaf.fact.path}|${leaf.reason}`,
        ),
        decisions: Number(cell.decisions),
        money: BigInt(cell.money),
      }),
    ),
  };
}
