/**
 * `node scripts/run.mjs TASK [ARGUMENTS]`: every script of package.json comes through here. Needs Node 20 and npm,
 * nothing else: installs what is missing, then runs `scripts/tasks/TASK.ts` with the Node version that is pinned.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tasks = readdirSync(join(root, 'scripts/tasks'))
  .filter(name => name.endsWith('.ts'))
  .map(name => name.slice(0, -3));

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** The pinned Node, or this one where it is new enough to read TypeScript. */
function pinnedNode() {
  const pinned = join(root, 'node_modules/.bin/node');
  // It may be there and yet not run: built for another C library, for one.
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(`No pinned Node for ${process.platform}/${process.arch}; install Node.js 22.18 or newer and run again.`);
}

const [task = '', ...rest] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node.js 20 or newer is needed; this is ${process.version}.`);
if (!tasks.includes(task)) fail(`Usage: node scripts/run.mjs TASK [ARGUMENTS]\nTasks: ${tasks.join(', ')}`);

try {
  ensureInstalled(root);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

const child = spawn(pinnedNode(), [join(root, 'scripts/tasks', `${task}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) },
});
// Ctrl-C reaches the child by itself; this process only waits for it to stop cleanly.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
