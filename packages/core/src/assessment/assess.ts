/** The whole population at once (大数据匡算): every policy over every subject, shard by shard, resumable, only what changed. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactCatalogue } from '../facts/catalogue.ts';
import type { Policy } from '../policy/policy.ts';
import { duckdb } from '../sql/duckdb.ts';
import { text } from '../sql/quote.ts';
import type { SourcesData } from '../sql/sources.ts';
import { checkSources } from './check-sources.ts';
import { type Database, openDatabase } from './database.ts';
import { AssessmentError } from './errors.ts';
import { writeJson } from './json.ts';
import { cut, openPieces, type Piece, type PieceStore, type Shard, writeWhole } from './piece.ts';
import { type Plan, planOf } from './plan.ts';
import { createProgress, type ProgressReport } from './progress.ts';
import { type AssessmentReport, reportOf } from './report.ts';
import { assessShard, type Delta } from './shard.ts';
import { addSummaries, type ShardSummary } from './summary.ts';

/**
 * What is assessed, from which tables and into which folder. All cores are used unless `threads` says otherwise; `now`
 * counts milliseconds.
 */
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
  /**
   * Subjects looked at together, 500,000 unless told otherwise: shards are put together up to it. A smaller number needs
   * less memory and loses less when a run is interrupted; a greater one is faster.
   */
  readonly pieceSize?: number | undefined;
  /** Leave out, and report, policies that cannot be assessed exactly, instead of refusing all. */
  readonly skipRefused?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly now?: (() => number) | undefined;
  onProgress?(report: ProgressReport): void;
}

/**
 * Assesses a city. Writes `entitlements/piece=…/part.parquet` and `report.json` into the directory and returns the report.
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
    const store = await openPieces(directory);
    const shards = await shardsOf(database, plan.sources);
    const pieces = shards
      ? cut(shards, options.pieceSize ?? 500_000, store.done)
      : [{ name: 'all', shards: undefined }];
    await store.keepOnly(pieces);
    const progress = createProgress(pieces.length * stepsOf(plan.printed.length), now);
    const summaries: ShardSummary[] = [];
    for (const piece of pieces) {
      signal?.throwIfAborted();
      summaries.push(
        await onePiece(database, plan, store, piece, options, weight =>
          options.onProgress?.(progress.step(piece.name, weight)),
        ),
      );
    }
    const report = reportOf(plan, addSummaries(summaries), now() - started);
    await writeWhole(join(directory, 'report.json'), writeJson(report));
    return report;
  } finally {
    database.close();
  }
}

/** The shards of the roll; undefined where the city is in one. */
async function shardsOf(database: Database, sources: SourcesData): Promise<readonly Shard[] | undefined> {
  if (!sources.shard) return undefined;
  const { subjects } = sources;
  const roll = subjects.table
    ? subjects.table.split('.').map(duckdb.name_).join('.')
    : duckdb.files(subjects.files!, subjects.format ?? 'parquet');
  const rows = await database.rows<{ name: string; subjects: bigint }>(
    `SELECT CAST(${duckdb.name_(sources.shard)} AS VARCHAR) AS name, count(*) AS subjects FROM ${roll} GROUP BY 1 ORDER BY 1`,
  );
  return rows.map(row => ({ name: row.name, subjects: Number(row.subjects) }));
}

/** Gathering the facts and writing down the figures take about this part of the time of deciding. */
const around = 0.35;
const stepsOf = (policies: number): number => policies + 2 * Math.ceil(policies * around) + 1;

async function onePiece(
  database: Database,
  plan: Plan,
  store: PieceStore,
  piece: Piece,
  options: AssessOptions,
  step: (weight: number) => void,
): Promise<ShardSummary> {
  const before = store.done.get(piece.name);
  const count = plan.printed.length;
  const policies = Object.fromEntries(plan.printed.map(({ policy }) => [policy.id, policy.digest]));
  const sameGround = before?.ground === plan.ground;
  const kept = new Set(sameGround ? Object.keys(policies).filter(id => before.policies[id] === policies[id]) : []);
  const gone = sameGround ? Object.keys(before.policies).filter(id => policies[id] === undefined) : [];
  const subjects = changedQuery(options.changedSubjects);
  if (sameGround && !subjects && kept.size === count && gone.length === 0) {
    step(stepsOf(count));
    return before.summary;
  }
  const folder = store.folder(piece);
  const delta: Delta | undefined =
    sameGround && kept.size > 0
      ? { before: join(folder, 'part.parquet'), kept, ...(subjects !== undefined && { subjects }) }
      : undefined;
  let left = stepsOf(count);
  const advance = (weight: number): void => {
    const now = Math.min(weight, left - 1);
    left -= now;
    if (now > 0) step(now);
  };
  if (delta && !subjects) advance(kept.size);
  const summary = await assessShard(database, {
    plan,
    shards: piece.shards,
    folder,
    delta,
    dirt: true,
    signal: options.signal,
    onStaged: () => advance(Math.ceil(count * around)),
    onBatch: advance,
  });
  await store.finish(piece, { ground: plan.ground, policies, summary });
  step(left);
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
