/**
 * Decides on the engines of a cluster what the closures decide: `npm run test:engines` brings the engines and runs this.
 *
 *   node proof/engines.ts random --clickhouse PYTHON --spark PYTHON [--seconds 60] [--seed 1]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCluster } from './cluster.ts';
import { compareCombined } from './combined.ts';
import { type Engine, openClickhouse, openDuckdb, openSpark } from './engine.ts';
import { comparePublished } from './published.ts';
import { quoteNames } from './quoting.ts';
import { compareRandom } from './random.ts';
import { runScript } from './script.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clickhouse: { type: 'string' },
    spark: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    subjects: { type: 'string', default: '40000' },
    policies: { type: 'string', default: '120' },
    kill: { type: 'string', default: 'policies' },
    folder: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    'executor-memory': { type: 'string', default: '1g' },
  },
});
const lanes = positionals.length ? positionals : ['quoting', 'combined', 'random', 'published', 'script', 'cluster'];
const asked = lanes.some(lane => lane !== 'cluster');
const engines: Engine[] = [await openDuckdb()];
if (asked && values.clickhouse !== undefined) engines.push(openClickhouse(values.clickhouse));
if (asked && values.spark !== undefined) engines.push(openSpark(values.spark));
const names = engines.map(engine => engine.dialect.name).join(' = ');
const seed = Number(values.seed);
try {
  for (const lane of lanes) {
    const started = performance.now();
    const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
    if (lane === 'quoting') {
      const { names: tried } = await quoteNames(engines, seed);
      console.log(
        `${names}: ${tried} random names and texts read back as they were written (seed ${seed}), ${seconds()}.`,
      );
    } else if (lane === 'combined') {
      const { sets, rows } = await compareCombined(engines, seed, values.spark === undefined ? 100 : 20);
      console.log(
        `combine = ${names}: ${sets} random sets of policies that limit each other, ${rows} shares alike (seed ${seed}), ${seconds()}.`,
      );
    } else if (lane === 'random') {
      const counts = await compareRandom(engines, { seed, seconds: Number(values.seconds) });
      console.log(
        `Closures = ${names}: ${counts.compared} random policies × ${counts.dossiers} dossiers alike (seed ${seed}); ${counts.refused} refused, ${counts.long} too long, ${counts.invalid} no policies, ${seconds()}.`,
      );
      for (const [reason, count] of [...counts.reasons].sort((a, b) => b[1] - a[1]).slice(0, 8))
        console.log(`  refused ${count}: ${reason}`);
      if (counts.compared === 0) throw new Error('Nothing was compared.');
    } else if (lane === 'published') {
      const { compared, policies, refused } = await comparePublished(engines, words => {
        if (values.verbose) console.log(`  ${words}`);
      });
      console.log(
        `Closures = ${names}: ${policies} published policies, ${compared} decisions alike; refused: ${refused.join(', ') || 'none'}, ${seconds()}.`,
      );
    } else if (lane === 'script') {
      for (const engine of engines.filter(one => one.run)) {
        const result = await runScript(engine, Number(values.subjects), Number(values.policies));
        console.log(
          `${engine.dialect.name}, by the scripts of yongyiban sql: ${result.subjects} subjects × ${result.policies} policies, ${result.eligible} eligible, ${result.payable} fen, ${result.undetermined} undetermined, every figure of every policy as in DuckDB's report, ${result.engineSeconds.toFixed(1)} s.`,
        );
      }
    } else if (lane === 'cluster') {
      if (values.spark === undefined) throw new Error('A cluster needs a Python that has pyspark.');
      const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'yongyiban-cluster-'));
      const result = await runCluster({
        python: values.spark,
        folder,
        subjects: Number(values.subjects),
        policies: Number(values.policies),
        kill: values.kill as 'policies',
        executorMemory: values['executor-memory'],
        say: words => console.log(`  ${words}`),
      });
      if (values.folder === undefined) rmSync(folder, { recursive: true });
      console.log(
        `Spark standalone, two workers${values.kill === 'none' ? '' : `, one killed with ${result.lostTasks} task(s) running`}: ${result.rows} rows, ${result.eligible} eligible, ${result.payable} fen, ${result.undetermined} undetermined, each row as DuckDB's; DuckDB ${result.duckdbSeconds.toFixed(1)} s, Spark ${result.sparkSeconds.toFixed(0)} s, ${seconds()}.`,
      );
    } else throw new Error(`There is no lane "${lane}": quoting, combined, random, published, script, cluster.`);
  }
} catch (error) {
  console.error(
    error instanceof Error ? `${error.message}\n${error.cause instanceof Error ? error.cause.message : ''}` : error,
  );
  process.exitCode = 1;
} finally {
  for (const engine of engines) engine.close();
}
