/** The whole population at once (大数据匡算): every policy over every subject, shard by shard, resumable, only what changed. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactCatalogue } from '../facts/catalogue.ts';
import type { Policy } from '../policy/policy.ts';
import { duckdb } from '../sql/duckdb.ts';
import { text } from '../sql/quote.ts';
import type { SourcesData } from '../sql/sources.ts';
import { checkSources } from './check-sources.ts';
import { type Database, openDatabase } from './database.ts';
import { AssessmentError } from './errors.ts';
import { readJson, writeJson } from './json.ts';
import { type Plan, planOf } from './plan.ts';
import { createProgress, type ProgressReport } from './progress.ts';
import { type AssessmentReport, reportOf } from './report.ts';
import { assessShard, type Delta } from './shard.ts';
import { addSummaries, type ShardSummary } from './summary.ts';

export interface AssessOptions {
  readonly policies: readonly Policy[];
  readonly catalogue: FactCatalogue;
  /** Where the facts lie, as parsed from JSON or YAML. */
  readonly sources: unknown;
  /** The day to assess as of, ISO 8601. */
  readonly asOf: string;
  /** Folder for entitlements and figures; an earlier run in it is resumed, or brought up to date. */
  readonly directory: string;
  /** Subjects whose data changed since the run in `directory`: one column of ids. Without it, all are looked at. */
  readonly changedSubjects?: { readonly files: string; readonly column: string } | readonly string[] | undefined;
  /** What the engine may hold, such as `3GiB`. */
  readonly memory?: string | undefined;
  readonly threads?: number | undefined;
  /** Leave out, and report, policies that cannot be assessed exactly, instead of refusing all. */
  readonly skipRefused?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly now?: (() => number) | undefined;
  onProgress?(report: ProgressReport): void;
}

/** What is known of a shard that is done. */
interface Done {
  readonly ground: string;
  /** Digest by policy id. */
  readonly policies: Readonly<Record<string, string>>;
  /** The run that made it: shards of one run fit together. */
  readonly summary: ShardSummary;
}

/**
 * Assesses a city. Writes `entitlements/shard=…/part.parquet` and `report.json` into the directory and returns the report.
 * What an interrupted run finished is not done again. With `changedSubjects`, only those subjects and the policies that
 * changed are looked at; the result is the same as that of a full run.
 *
 * @example
 * ```ts
 * const report = await assess({ policies, catalogue, sources, asOf: '2020-12-15', directory: 'out' });
 * report.totals.payable; // in fen
 * ```
 * @throws {@link AssessmentError} when the mapping does not fit the tables, or a policy cannot be assessed exactly.
 */
export async function assess(options: AssessOptions): Promise<AssessmentReport> {
  const { directory, signal, now = () => performance.now() } = options;
  const started = now();
  await mkdir(directory, { recursive: true });
  const database = await openDatabase({
    threads: options.threads,
    memory: options.memory,
    spill: join(directory, 'spill'),
  });
  try {
    const checked = await checkSources(database, options.catalogue, options.sources);
    if (checked.problems) {
      const all = checked.problems.map(one => `${one.at}: ${one.message} ${one.mend}`).join('\n');
      throw new AssessmentError(
        'assessment/sources',
        `The mapping does not fit the tables:\n${all}`,
        'Mend the mapping.',
      );
    }
    const plan = planOf({ ...options, ...checked, dialect: duckdb });
    const shards = await shardsOf(database, plan.sources);
    const progress = createProgress(shards.length * (plan.printed.length + 1), now);
    const summaries: ShardSummary[] = [];
    for (const shard of shards) {
      signal?.throwIfAborted();
      summaries.push(
        await oneShard(database, plan, shard, options, (at, weight) => options.onProgress?.(progress.step(at, weight))),
      );
    }
    const report = reportOf(plan, addSummaries(summaries), now() - started);
    await writeWhole(join(directory, 'report.json'), writeJson(report));
    return report;
  } finally {
    database.close();
  }
}

async function shardsOf(database: Database, sources: SourcesData): Promise<readonly (string | undefined)[]> {
  if (!sources.shard) return [undefined];
  const { subjects } = sources;
  const roll = subjects.table
    ? subjects.table.split('.').map(duckdb.name_).join('.')
    : duckdb.files(subjects.files!, subjects.format ?? 'parquet');
  const rows = await database.rows<{ shard: string }>(
    `SELECT DISTINCT CAST(${duckdb.name_(sources.shard)} AS VARCHAR) AS shard FROM ${roll} ORDER BY shard`,
  );
  return rows.map(row => row.shard);
}

async function oneShard(
  database: Database,
  plan: Plan,
  shard: string | undefined,
  options: AssessOptions,
  step: (at: string, weight: number) => void,
): Promise<ShardSummary> {
  const name = shard ?? 'all';
  const folder = join(options.directory, 'entitlements', `shard=${name}`);
  const marker = join(options.directory, 'shards', `${name}.json`);
  const before = await readFile(marker, 'utf8').then(
    file => readJson<Done>(file),
    () => undefined,
  );
  const policies = Object.fromEntries(plan.printed.map(({ policy }) => [policy.id, policy.digest]));
  const sameGround = before?.ground === plan.ground;
  const kept = new Set(sameGround ? Object.keys(policies).filter(id => before.policies[id] === policies[id]) : []);
  const gone = sameGround ? Object.keys(before.policies).filter(id => policies[id] === undefined) : [];
  const subjects = changedQuery(options.changedSubjects);
  if (sameGround && !subjects && kept.size === plan.printed.length && gone.length === 0) {
    step(name, plan.printed.length + 1);
    return before.summary;
  }
  const delta: Delta | undefined =
    sameGround && kept.size > 0
      ? { before: join(folder, 'part.parquet'), kept, ...(subjects !== undefined && { subjects }) }
      : undefined;
  if (delta && !subjects) step(name, kept.size);
  const summary = await assessShard(database, {
    plan,
    shard,
    folder,
    delta,
    dirt: true,
    signal: options.signal,
    onBatch: count => step(name, count),
  });
  await mkdir(join(options.directory, 'shards'), { recursive: true });
  await writeWhole(marker, writeJson({ ground: plan.ground, policies, summary } satisfies Done));
  step(name, 1);
  return summary;
}

function changedQuery(changed: AssessOptions['changedSubjects']): string | undefined {
  if (!changed) return undefined;
  if ('files' in changed) {
    const csv = changed.files.endsWith('.csv');
    return `SELECT CAST(${duckdb.name_(changed.column)} AS VARCHAR) FROM ${duckdb.files(changed.files, csv ? 'csv' : 'parquet')}`;
  }
  return changed.length
    ? `SELECT * FROM (VALUES ${changed.map(id => `(${text(id)})`).join(', ')}) AS changed(id)`
    : undefined;
}

async function writeWhole(path: string, content: string): Promise<void> {
  await writeFile(`${path}.unfinished`, content);
  await rename(`${path}.unfinished`, path);
}
