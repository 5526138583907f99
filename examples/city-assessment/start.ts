/**
 * `npm start`: writes invented exports if there are none, checks and tests the policies, assesses everybody, and tries other
 * amounts. Each step is one command of `yongyiban`, printed as you would type it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeExports } from './departments.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
/** The command itself, which lies beside the package's entry; `npx yongyiban` starts the same. */
const entry = import.meta.resolve('@yongyiban/core');
const yongyiban = fileURLToPath(new URL(`./cli/main${extname(entry)}`, entry));

function step(...args: readonly string[]): void {
  console.log(`\n$ npx yongyiban ${args.map(arg => (/[ ;]/.test(arg) ? `"${arg}"` : arg)).join(' ')}`);
  const { status } = spawnSync(process.execPath, [...process.execArgv, yongyiban, ...args], {
    cwd: here,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(new URL('data/registration.csv', import.meta.url))) {
  writeExports(fileURLToPath(new URL('data', import.meta.url)));
  console.log(
    'data/*.csv: 2,000 invented companies, as three departments would export them · 三个部门导出的两千家虚构企业',
  );
}

const on = ['--on', '2025-03-01'];
const everybody = ['policies', '--sources', 'sources.yaml', ...on];
step('check', 'policies');
step('test', 'policies');
step('assess', ...everybody, '--out', 'out');
step(
  'what-if',
  ...everybody,
  '--policy',
  'sample-skills-2025',
  '--set',
  'each=300 yuan;400 yuan;500 yuan',
  '--out',
  'out/what-if.html',
);
console.log('\nOpen · 打开  out/report.html  out/what-if.html');
