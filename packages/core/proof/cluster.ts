/**
 * A real cluster: Spark's own master and two workers, each a process of its own on the loopback, assess a generated city
 * from partitioned Parquet with the statements that `yongyiban sql` writes. One worker is killed while it runs tasks. What
 * comes out must be what DuckDB comes to, row by row and to the fen.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { assess } from '../src/assessment/assess.ts';
import { generateCity } from '../src/assessment/city/generate.ts';
import { citySources } from '../src/assessment/city/sources.ts';
import { openDatabase } from '../src/assessment/database.ts';
import { printForCluster } from '../src/assessment/print-for-cluster.ts';
import { cityRules } from './city.ts';

export interface ClusterRun {
  /** A Python that has pyspark. */
  readonly python: string;
  /** Where the city, the results and the logs go. */
  readonly folder: string;
  readonly subjects: number;
  readonly policies: number;
  /** In which part of the run a worker is killed; `none` to measure. */
  readonly kill: 'facts' | 'policies' | 'none';
  readonly executorMemory?: string;
  say(words: string): void;
}

export interface ClusterResult {
  readonly rows: number;
  readonly eligible: number;
  readonly payable: bigint;
  readonly undetermined: number;
  /** Tasks that ended because their worker was gone. */
  readonly lostTasks: number;
  readonly duckdbSeconds: number;
  readonly sparkSeconds: number;
}

const asOf = '2020-12-15';

/** @throws when the results differ, or the worker was not killed while tasks ran on it */
export async function runCluster(options: ClusterRun): Promise<ClusterResult> {
  const { folder, say } = options;
  const city = join(folder, 'city');
  if (!existsSync(join(city, 'city.json'))) {
    say(`a city of ${options.subjects.toLocaleString('en-US')} subjects`);
    await generateCity({ directory: city, subjects: options.subjects, shardSize: Math.ceil(options.subjects / 8) });
  }
  const rules = cityRules(options.policies);
  const what = { ...rules, sources: citySources(city), asOf };

  say('DuckDB');
  const report = await assess({ ...what, directory: join(folder, 'duckdb'), memory: '3GiB' });
  const { files } = await printForCluster({ ...what, dialect: 'spark' });
  const script = join(folder, 'sql');
  mkdirSync(script, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(script, name), content);

  const started = performance.now();
  const lostTasks = await submit(options, script);
  const sparkSeconds = (performance.now() - started) / 1000;
  const difference = await compare(folder);
  if (report.totals.payable !== difference.payable || report.totals.eligible !== difference.eligible)
    throw new Error(`DuckDB reports ${report.totals.payable} fen, Spark's rows hold ${difference.payable}.`);
  return { ...difference, lostTasks, duckdbSeconds: report.elapsedMs / 1000, sparkSeconds };
}

/** A process that is killed with all that it started. */
class Member {
  readonly process: ChildProcess;
  readonly #lines: string[] = [];
  readonly #waiting = new Set<(line: string) => void>();

  constructor(name: string, command: string, args: readonly string[], folder: string, env: NodeJS.ProcessEnv) {
    // A group of its own: a machine that dies takes the executors with it.
    this.process = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(folder, `${name}.log`));
    for (const stream of [this.process.stdout!, this.process.stderr!]) {
      stream.pipe(log, { end: false });
      createInterface({ input: stream }).on('line', line => {
        this.#lines.push(line);
        for (const one of this.#waiting) one(line);
      });
    }
  }

  /** The first line, said already or yet to come, in which something stands. */
  async says(pattern: RegExp, seconds = 90): Promise<RegExpExecArray> {
    for (const line of this.#lines) {
      const match = pattern.exec(line);
      if (match) return match;
    }
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = (line: string): void => {
        const match = pattern.exec(line);
        if (!match) return;
        stop();
        resolve(match);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${pattern} was not said within ${seconds} s:\n${this.#lines.slice(-15).join('\n')}`));
      }, seconds * 1000);
      this.#waiting.add(look);
    });
  }

  ended(): Promise<number | null> {
    if (this.process.exitCode !== null) return Promise.resolve(this.process.exitCode);
    return new Promise(resolve => this.process.on('exit', resolve));
  }

  signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.process.pid!, signal);
    } catch {
      // It is gone already.
    }
  }

  get tail(): string {
    return this.#lines.slice(-25).join('\n');
  }
}

async function submit(options: ClusterRun, script: string): Promise<number> {
  const { folder, python, say } = options;
  const [where] = await run(python, ['-c', 'import os, pyspark; print(os.path.dirname(pyspark.__file__))']);
  const home = where!.trim();
  const env = {
    ...process.env,
    SPARK_HOME: home,
    SPARK_LOCAL_IP: '127.0.0.1',
    SPARK_DAEMON_MEMORY: '512m',
    PYSPARK_PYTHON: python,
    PYSPARK_DRIVER_PYTHON: python,
  };
  const logs = join(folder, 'logs');
  const events = join(folder, 'events');
  for (const one of [logs, events]) mkdirSync(one, { recursive: true });
  const members: Member[] = [];
  const daemon = (name: string, args: readonly string[]): Member => {
    const member = new Member(name, join(home, 'bin/spark-class'), args, logs, env);
    members.push(member);
    return member;
  };
  try {
    const at = ['--host', '127.0.0.1', '--port', '0', '--webui-port', '0'];
    const master = daemon('master', ['org.apache.spark.deploy.master.Master', ...at]);
    const [, url] = await master.says(/Starting Spark master at (spark:\/\/\S+)/);
    const workers = [1, 2].map(number =>
      daemon(`worker-${number}`, [
        'org.apache.spark.deploy.worker.Worker',
        ...at,
        '--cores',
        '1',
        '--memory',
        options.executorMemory ?? '1g',
        '--work-dir',
        join(folder, `worker-${number}`),
        url!,
      ]),
    );
    await Promise.all(workers.map(worker => worker.says(/Successfully registered with master/)));
    say(`a master and two workers at ${url}`);
    const ui = await freePort();
    const settings = {
      'spark.executor.memory': options.executorMemory ?? '1g',
      'spark.executor.cores': '1',
      'spark.driver.memory': '2g',
      'spark.driver.host': '127.0.0.1',
      'spark.ui.port': String(ui),
      'spark.eventLog.enabled': 'true',
      'spark.eventLog.dir': `file://${events}`,
      'spark.eventLog.rolling.enabled': 'false',
      'spark.eventLog.compress': 'false',
      'spark.sql.shuffle.partitions': '8',
    };
    const driver = new Member(
      'driver',
      join(home, 'bin/spark-submit'),
      [
        '--master',
        url!,
        ...Object.entries(settings).flatMap(([key, value]) => ['--conf', `${key}=${value}`]),
        join(script, 'assess.py'),
        '--out',
        `file://${folder}/spark`,
      ],
      logs,
      env,
    );
    members.push(driver);
    const end = driver.ended();
    let killed: string | undefined;
    if (options.kill !== 'none') {
      await driver.says(options.kill === 'facts' ? /^\S+ facts$/ : /^\S+ entitlements\/batch=/, 300);
      killed = await killWhileWorking(workers[1]!, join(folder, 'worker-2'), ui, end);
      say(`worker 2 was killed while it ran a task (executor ${killed})`);
    }
    const code = await end;
    if (code !== 0) throw new Error(`spark-submit ended with ${code}:\n${driver.tail}`);
    return killed === undefined ? 0 : lost(events, killed);
  } finally {
    for (const member of members) member.signal('SIGKILL');
  }
}

/** Stops the worker, looks whether the driver waits for a task there, and only then kills it; its executor's number. */
async function killWhileWorking(worker: Member, folder: string, ui: number, end: Promise<unknown>): Promise<string> {
  let over = false;
  void end.then(() => {
    over = true;
  });
  while (!over) {
    const executor = executorOf(folder);
    if (executor !== undefined) {
      worker.signal('SIGSTOP');
      if ((await activeTasks(ui, executor)) > 0) {
        worker.signal('SIGKILL');
        return executor;
      }
      worker.signal('SIGCONT');
    }
    await new Promise(resolve => setTimeout(resolve, 150));
  }
  throw new Error('The run was over before a worker could be killed.');
}

/** A worker keeps a folder for every executor that it started. */
function executorOf(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const application = readdirSync(folder).find(name => name.startsWith('app-'));
  return application === undefined ? undefined : readdirSync(join(folder, application))[0];
}

async function activeTasks(ui: number, executor: string): Promise<number> {
  try {
    const base = `http://127.0.0.1:${ui}/api/v1/applications`;
    const [application] = (await (await fetch(base)).json()) as { id: string }[];
    const executors = (await (await fetch(`${base}/${application!.id}/executors`)).json()) as {
      id: string;
      activeTasks: number;
    }[];
    return executors.find(one => one.id === executor)?.activeTasks ?? 0;
  } catch {
    return 0;
  }
}

/** Tasks of an executor that ended because it was gone, as the driver wrote down. */
function lost(events: string, executor: string): number {
  const [file] = readdirSync(events).map(name => join(events, name));
  const tasks = readFileSync(file!, 'utf8')
    .split('\n')
    .filter(line => line.includes('"SparkListenerTaskEnd"'))
    .map(line => JSON.parse(line) as { 'Task End Reason': { Reason: string; 'Executor ID'?: string } })
    .filter(({ 'Task End Reason': why }) => why.Reason === 'ExecutorLostFailure' && why['Executor ID'] === executor);
  if (!tasks.length)
    throw new Error(`No task of executor ${executor} was lost: the worker was idle when it was killed.`);
  return tasks.length;
}

/** Both results, row by row. */
async function compare(folder: string): Promise<Omit<ClusterResult, 'lostTasks' | 'duckdbSeconds' | 'sparkSeconds'>> {
  const database = await openDatabase({ threads: 2, memory: '3GiB' });
  try {
    const columns = 'policy, version, subject, district, kind, outcome, low, high, payable, missing';
    const rowsOf = (pattern: string): string =>
      `SELECT ${columns} FROM read_parquet('${folder}/${pattern}', hive_partitioning = false)`;
    const [one, other] = [rowsOf('duckdb/entitlements/**/*.parquet'), rowsOf('spark/*/entitlements/*/*.parquet')];
    const [apart] = await database.rows<{ n: bigint }>(
      `SELECT count(*) AS n FROM ((${one} EXCEPT ALL ${other}) UNION ALL (${other} EXCEPT ALL ${one}))`,
    );
    if (Number(apart!.n) > 0) throw new Error(`${apart!.n} entitlements of DuckDB and Spark differ.`);
    const [totals] = await database.rows<{ rows: bigint; eligible: bigint; payable: bigint; undetermined: bigint }>(
      `SELECT count(*) AS rows, count(*) FILTER (WHERE outcome = 'eligible') AS eligible, CAST(sum(payable) AS BIGINT) AS payable, count(*) FILTER (WHERE outcome <> 'eligible') AS undetermined FROM (${other})`,
    );
    return {
      rows: Number(totals!.rows),
      eligible: Number(totals!.eligible),
      payable: BigInt(totals!.payable),
      undetermined: Number(totals!.undetermined),
    };
  } finally {
    database.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function run(command: string, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', piece => {
    said += String(piece);
  });
  const code = await new Promise(resolve => child.on('exit', resolve));
  if (code !== 0) throw new Error(`${command} ended with ${code}.`);
  return said.split('\n');
}
