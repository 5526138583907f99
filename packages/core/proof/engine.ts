/** One engine behind a narrow door: tables in, the table of facts, rows out. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase, type Row } from '../src/assessment/database.ts';
import { clickhouse } from '../src/sql/clickhouse.ts';
import type { Dialect } from '../src/sql/dialect.ts';
import { duckdb } from '../src/sql/duckdb.ts';
import { spark } from '../src/sql/spark.ts';

export interface Engine {
  readonly dialect: Dialect;
  /** Takes over tables that statements for DuckDB make, by name; those of the same name are forgotten. */
  load(statements: readonly string[], tables: readonly string[]): Promise<void>;
  /** Makes the table `facts` of a SELECT. */
  stage(select: string): Promise<void>;
  /** Runs a script of several statements, where the engine takes one. */
  run?(script: string): Promise<void>;
  /** @throws with the engine's own words */
  rows<R extends Row>(select: string): Promise<readonly R[]>;
  /** Whether statements are compiled before they run, where an engine has a choice: slower to begin with, as on a cluster. */
  compiled?(yes: boolean): Promise<void>;
  close(): void;
}

/** DuckDB, which also writes the tables for the others. */
export async function openDuckdb(): Promise<Engine> {
  const database = await openDatabase({ threads: 1 });
  return {
    dialect: duckdb,
    load: statements => database.run(statements.join(';\n')),
    run: script => database.run(script),
    stage: select => database.run(`CREATE OR REPLACE TABLE facts AS ${select}`),
    rows: <R extends Row>(select: string) => database.rows<R>(select),
    close: () => database.close(),
  };
}

export const openClickhouse = (python: string): Engine => piped(clickhouse, python, ['run_clickhouse.py']);
export const openSpark = (python: string, master = 'local[1]'): Engine =>
  piped(spark, python, ['run_spark.py', master]);

type Answer = { readonly rows?: readonly Row[]; readonly error?: string };

/** An engine in a process of its own, asked a line at a time. */
function piped(dialect: Dialect, python: string, [script, ...args]: readonly string[]): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'yongyiban-engine-'));
  const child: ChildProcess = spawn(python, [join(import.meta.dirname, script!), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: folder,
  });
  let said = '';
  child.stderr!.on('data', piece => {
    said = (said + String(piece)).slice(-4000);
  });
  const waiting: ((answer: Answer) => void)[] = [];
  createInterface({ input: child.stdout! }).on('line', line => waiting.shift()?.(parse(line)));
  child.on('exit', code => {
    for (const one of waiting.splice(0)) one({ error: `${dialect.name} ended with ${code}.\n${said}` });
  });
  const ask = async (question: object): Promise<readonly Row[]> => {
    if (child.exitCode !== null) throw new Error(`${dialect.name} ended with ${child.exitCode}.\n${said}`);
    const { rows = [], error } = await new Promise<Answer>(resolve => {
      waiting.push(resolve);
      child.stdin!.write(`${JSON.stringify(question)}\n`);
    });
    if (error !== undefined) throw new Error(error);
    return rows;
  };
  return {
    dialect,
    async load(statements, tables) {
      const database = await openDatabase({ threads: 1 });
      try {
        await database.run(statements.join(';\n'));
        for (const table of tables)
          await database.run(`COPY ${table} TO '${folder}/${table}.parquet' (FORMAT parquet)`);
      } finally {
        database.close();
      }
      await ask({ load: folder, tables });
    },
    stage: async select => void (await ask({ stage: select })),
    rows: async <R extends Row>(select: string) => (await ask({ rows: select })) as readonly R[],
    ...(dialect === clickhouse && { run: async (script: string) => void (await ask({ run: script })) }),
    ...(dialect === spark && { compiled: async (yes: boolean) => void (await ask({ compiled: yes })) }),
    close() {
      child.stdin!.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whole numbers that a number does not hold exactly arrive as bigint. */
function parse(line: string): Answer {
  return JSON.parse(line, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && context?.source ? BigInt(context.source) : value,
  ) as Answer;
}
