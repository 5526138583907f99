/** Writes a simulated city as Parquet, shard by shard, so that nothing but one shard is ever held. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../../sql/quote.ts';
import { type Database, openDatabase } from '../database.ts';
import { createProgress, type ProgressReport } from '../progress.ts';
import { drawMacros } from './draw.ts';
import { type CityShape, cityTables } from './tables.ts';

/**
 * What a simulated city is like, and the folder it is written into. Unless told otherwise the seed is `ningbo`, and 3
 * of a thousand rows carry something wrong.
 */
export interface CityOptions extends Partial<CityShape> {
  readonly directory: string;
  /** 495,000 unless told otherwise. */
  readonly subjects?: number;
  /** Subjects in one shard, 50,000 unless told otherwise. */
  readonly shardSize?: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly now?: () => number;
  onProgress?(report: ProgressReport): void;
}

/** What a city on disk was made of; written beside it as `city.json`. */
export interface CityManifest extends CityShape {
  readonly subjects: number;
  readonly shards: number;
  readonly tables: readonly string[];
}

/**
 * Generates a city to try on. The same seed gives the same rows, whatever the size of the shards. Everything in it is
 * invented: names begin with 示例.
 */
export async function generateCity(options: CityOptions): Promise<CityManifest> {
  const { directory, subjects = 495_000, shardSize = 50_000, seed = 'ningbo', dirtyPerMille = 3, signal } = options;
  const tables = cityTables({ seed, dirtyPerMille });
  const shards = Math.max(1, Math.ceil(subjects / shardSize));
  const progress = createProgress(shards * tables.length, options.now ?? (() => performance.now()));
  const database = await openDatabase({ threads: options.threads });
  try {
    for (const macro of drawMacros) await database.run(macro);
    for (let shard = 0; shard < shards; shard++) {
      for (const table of tables) {
        signal?.throwIfAborted();
        await writeShard(
          database,
          join(directory, table.name, `shard=${String(shard).padStart(4, '0')}`),
          table.select(shard * shardSize, Math.min(subjects, (shard + 1) * shardSize)),
          signal,
        );
        options.onProgress?.(progress.step(table.name));
      }
    }
  } finally {
    database.close();
  }
  const manifest: CityManifest = { seed, dirtyPerMille, subjects, shards, tables: tables.map(({ name }) => name) };
  await writeFile(join(directory, 'city.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  return manifest;
}

async function writeShard(database: Database, folder: string, select: string, signal?: AbortSignal): Promise<void> {
  await mkdir(folder, { recursive: true });
  await database.run(
    `COPY (${select}) TO ${text(join(folder, 'part.parquet'))} (FORMAT parquet, COMPRESSION zstd)`,
    signal,
  );
}
