/** Installs what the lockfile names, unless that is already done. Runs on plain Node 20 and npm. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package manager, at the one version that wrote the lockfile. */
export const pnpm = 'pnpm@12.21.0';

/** @param {string} root */
function manifests(root) {
  const workspaces = ['packages', 'examples'].flatMap(folder =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map(name => join(folder, name)) : [],
  );
  return ['.', 'docs', ...workspaces]
    .map(folder => join(root, folder, 'package.json'))
    .filter(file => existsSync(file))
    .sort();
}

/**
 * What an installation depends on, in one word: the lockfile, the workspace, the manifests and the machine.
 *
 * @param {string} root
 */
function fingerprint(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${pnpm}`);
  for (const file of [join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml'), ...manifests(root)]) {
    hash.update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Brings `node_modules` up to date with the lockfile. Does nothing, quickly, where it already is.
 *
 * @param {string} root
 * @throws {Error} when the installation fails; its own output has said why.
 */
export function ensureInstalled(root) {
  const stamp = join(root, 'node_modules', '.yongyiban-installed');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  process.stdout.write('Installing what is missing …\n');
  const { status, error } = spawnSync(
    'npx',
    ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (error) throw new Error(`npx could not be started (${error.message}); install Node.js 20 or newer with npm.`);
  if (status !== 0) throw new Error(`"npx ${pnpm} install --frozen-lockfile" ended with ${status}; see above.`);
  writeFileSync(stamp, wanted);
}
