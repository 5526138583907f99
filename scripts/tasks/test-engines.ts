/**
 * `npm run test:engines -- [LANES…] [--short] [--optional] [--seconds 60] [--seed 1]`: the policies' SQL on the engines that
 * cities run. Lanes: `quoting`, `combined`, `random`, `published`, `script`, `cluster`; all of them unless told otherwise. Needs Python 3.11 and,
 * for Spark, Java 17; the engines themselves are brought from PyPI into `.cache/engines`, once. `--short` is for CI;
 * `--optional` says what is missing and leaves it out instead of failing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root, run } from '../command.ts';

const engines = {
  clickhouse: { packages: ['chdb-core==26.9.0'], folder: 'clickhouse-26.9.0', needs: ['python3'], size: '900 MB' },
  spark: { packages: ['pyspark==4.3.0'], folder: 'spark-4.3.0', needs: ['python3', 'java'], size: '520 MB' },
} as const;

const given = process.argv.slice(2);
const take = (name: string): boolean => {
  const at = given.indexOf(name);
  if (at >= 0) given.splice(at, 1);
  return at >= 0;
};
const [short, optional] = [take('--short'), take('--optional')];
const lacks = (program: string): boolean => {
  const flag = program === 'java' ? '-version' : '--version';
  return spawnSync(program, [flag], { stdio: 'ignore' }).status !== 0;
};

/** A Python that has the engine; undefined where it cannot be had. */
async function bring(name: keyof typeof engines): Promise<string | undefined> {
  const { packages, folder, needs, size } = engines[name];
  const missing = needs.filter(lacks);
  if (missing.length) {
    console.error(
      `SKIPPED ${name}: ${missing.join(' and ')} not found. Debian: apt-get install -y python3-venv openjdk-17-jre-headless`,
    );
    return undefined;
  }
  const home = join(root, '.cache/engines', folder);
  const python = join(home, 'bin/python');
  if (!existsSync(join(home, 'installed'))) {
    console.log(`Bringing ${packages.join(', ')} from PyPI (about ${size}, once).`);
    await capture('python3', ['-m', 'venv', home]);
    await capture(python, ['-m', 'pip', 'install', '--quiet', ...packages]);
    writeFileSync(join(home, 'installed'), '');
  }
  return python;
}

const prove = (...args: readonly string[]): Promise<number> =>
  run('node', ['--conditions=@yongyiban/source', 'packages/core/proof/engines.ts', ...args]);

const found: string[] = [];
for (const name of ['clickhouse', 'spark'] as const) {
  const python = await bring(name).catch((error: Error) => {
    console.error(`SKIPPED ${name}: ${error.message}`);
    return undefined;
  });
  if (python !== undefined) found.push(`--${name}`, python);
  else if (!optional) process.exit(1);
}
if (!short) process.exit(await prove(...given, ...found));

// ClickHouse is asked in milliseconds, Spark plans for seconds: each gets what it can do in CI's time.
const quick = found.filter((_, at) => at < 2 && found[0] === '--clickhouse');
const lanes: readonly (readonly string[])[] = [
  ...(quick.length
    ? [['combined', 'random', 'published', 'script', '--seconds', '45', '--subjects', '20000', ...quick]]
    : []),
  ...(found.includes('--spark')
    ? [
        ['quoting', 'combined', 'random', '--seconds', '60', ...found],
        ['cluster', '--subjects', '8000', '--policies', '24', ...found],
      ]
    : []),
];
for (const lane of lanes) {
  const code = await prove(...lane, ...given);
  if (code !== 0) process.exit(code);
}
