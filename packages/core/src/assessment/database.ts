/** The embedded engine behind a narrow door: open, run, read, interrupt, close. */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { AssessmentError } from './errors.ts';

/** How much of the machine the embedded engine may use, and where its data lies. */
export interface DatabaseOptions {
  /** Threads of the engine; all cores unless told otherwise. */
  readonly threads?: number | undefined;
  /** What the engine may hold, such as `3GiB`; beyond it, it spills to `spill`. */
  readonly memory?: string | undefined;
  /** Folder for what does not fit. */
  readonly spill?: string | undefined;
  /** A database file, or nothing for one in memory. */
  readonly file?: string | undefined;
}

/** One row, by column. Whole numbers beyond 2⁵³ arrive as bigint, dates as text. */
export type Row = Readonly<Record<string, unknown>>;

/** The embedded engine, opened. SQL is its own; whoever opened it closes it. */
export interface Database {
  /** Runs statements and forgets their results. An abort interrupts the engine. */
  run(sql: string, signal?: AbortSignal): Promise<void>;
  /** Runs one query and reads all rows. */
  rows<R extends Row = Row>(sql: string, signal?: AbortSignal): Promise<R[]>;
  /** Runs one query and hands its rows on in pieces, so that a long answer is never held whole. */
  stream(sql: string, onRows: (rows: Row[]) => void | Promise<void>, signal?: AbortSignal): Promise<void>;
  close(): void;
}

/**
 * Opens the embedded engine.
 *
 * @throws {@link AssessmentError} `assessment/no-engine` when the optional package `@duckdb/node-api` is not installed.
 */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  let api: typeof import('@duckdb/node-api');
  try {
    api = await import('@duckdb/node-api');
  } catch (cause) {
    throw new AssessmentError(
      'assessment/no-engine',
      'The embedded engine DuckDB is not installed.',
      'Install it beside this package: npm install @duckdb/node-api',
      { cause },
    );
  }
  const settings: Record<string, string> = {
    // What is read is named in the mapping; nothing is fetched from elsewhere behind its back.
    autoinstall_known_extensions: 'false',
    preserve_insertion_order: 'false',
    ...(options.threads !== undefined && { threads: String(options.threads) }),
    ...(options.memory !== undefined && { memory_limit: options.memory }),
    ...(options.spill !== undefined && { temp_directory: options.spill }),
  };
  const instance: DuckDBInstance = await api.DuckDBInstance.create(options.file ?? ':memory:', settings);
  return wrap(await instance.connect(), instance);
}

function wrap(connection: DuckDBConnection, instance: DuckDBInstance): Database {
  const guarded = async <T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    signal?.throwIfAborted();
    const interrupt = (): void => connection.interrupt();
    signal?.addEventListener('abort', interrupt, { once: true });
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', interrupt);
    }
  };
  return {
    run: (sql, signal) => guarded(async () => void (await connection.run(sql)), signal),
    rows: <R extends Row>(sql: string, signal?: AbortSignal) =>
      guarded(async () => (await connection.runAndReadAll(sql)).getRowObjectsJS() as unknown as R[], signal),
    stream: (sql, onRows, signal) =>
      guarded(async () => {
        const result = await connection.stream(sql);
        for await (const rows of result.yieldRowObjectJs()) {
          signal?.throwIfAborted();
          await onRows(rows as Row[]);
        }
      }, signal),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
