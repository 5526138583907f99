/**
 * How the embedded engine grows on one machine: generates cities of several sizes and assesses each, in processes of their
 * own, and prints what it took as a table.
 *
 *   node proof/scaling.ts FOLDER [--subjects 50000,500000] [--policies 565] [--keep]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assess } from '../src/assessment/assess.ts';
import { cityCatalogue } from '../src/assessment/city/catalogue.ts';
import { generateCity } from '../src/assessment/city/generate.ts';
import { cityPolicies } from '../src/assessment/city/policies.ts';
import { citySources } from '../src/assessment/city/sources.ts';
import { parseCatalogue } from '../src/facts/catalogue.ts';
import { loadPolicies } from '../src/policy/load.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    subjects: { type: 'string', default: '50000,500000' },
    policies: { type: 'string', default: '565' },
    memory: { type: 'string', default: '3GiB' },
    keep: { type: 'boolean', default: false },
    step: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Name a folder for the cities.');

interface Step {
  readonly seconds: number;
  /** Of all cores together: what counts where the machine has other work. */
  readonly cpuSeconds: number;
  readonly rssMiB: number;
  readonly rows: number;
  readonly payable: string;
}

/** One step in this process. */
async function step(what: string, subjects: number, place: string): Promise<Step> {
  const started = performance.now();
  let [rows, payable] = [0, ''];
  if (what === 'generate') await generateCity({ directory: join(place, 'city'), subjects, shardSize: 125_000 });
  else {
    const catalogue = parseCatalogue(cityCatalogue);
    const policies = cityPolicies(Number(values.policies)).map(data => ({ path: data.id, data }));
    const loaded = loadPolicies({ catalogue, policies });
    if (loaded.problems) throw new Error(loaded.problems[0]?.message);
    const report = await assess({
      policies: loaded.policies,
      catalogue,
      sources: citySources(join(place, 'city')),
      asOf: '2020-12-15',
      directory: join(place, 'out'),
      memory: values.memory,
    });
    rows = report.rows;
    payable = String(report.totals.payable);
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage();
  return { seconds, cpuSeconds: (user + system) / 1e6, rssMiB: process.resourceUsage().maxRSS / 1024, rows, payable };
}

if (values.step !== undefined) {
  console.log(JSON.stringify(await step(values.step, Number(values.subjects), folder)));
} else {
  const number = (value: number): string => Math.round(value).toLocaleString('en-US');
  const megabytes = (path: string): number =>
    Number(execFileSync('du', ['-sm', path], { encoding: 'utf8' }).split('\t')[0]);
  console.log(`${availableParallelism()} cores, ${values.policies} policies`);
  console.log(
    '| subjects | written, s | Parquet, MB | assessed, s | CPU, s | subjects × policies /s | entitlement rows /s | RSS, MiB |',
  );
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const subjects of values.subjects.split(',').map(Number)) {
    const place = join(folder, String(subjects));
    mkdirSync(place, { recursive: true });
    const run = (what: string): Step =>
      JSON.parse(
        execFileSync(
          process.execPath,
          [
            ...process.execArgv,
            import.meta.filename,
            place,
            ...['--step', what, '--subjects', String(subjects)],
            ...['--policies', values.policies, '--memory', values.memory],
          ],
          { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
        ),
      ) as Step;
    const written = run('generate');
    const size = megabytes(join(place, 'city'));
    const assessed = run('assess');
    console.log(
      `| ${number(subjects)} | ${written.seconds.toFixed(1)} | ${number(size)} | ${assessed.seconds.toFixed(1)} | ${assessed.cpuSeconds.toFixed(1)} | ${number((subjects * Number(values.policies)) / assessed.seconds)} | ${number(assessed.rows / assessed.seconds)} | ${number(Math.max(assessed.rssMiB, written.rssMiB))} |`,
    );
    if (!values.keep) rmSync(place, { recursive: true });
  }
}
