/** The packages as a stranger gets them: packed, then looked at by publint and arethetypeswrong. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root } from '../command.ts';
import { packages } from '../packages.ts';

const pnpm = ['--yes', 'pnpm@12.21.0'];

/** Files to be loaded by a page as they are, or read as data: they have no types. */
const withoutTypes = ['script', 'package.json', 'policies/*'];

/** @throws {Error} with everything that is wrong with the packages. Needs a build first. */
export async function checkPacked(): Promise<void> {
  const folder = join(root, 'reports/packed');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const pkg of packages) await capture('npx', [...pnpm, 'pack', '--pack-destination', folder], pkg.folder);

  const problems: string[] = [];
  for (const tarball of readdirSync(folder).map(name => join(folder, name))) {
    for (const [program, args] of [
      ['publint', ['run', '--strict', tarball]],
      ['attw', [tarball, '--profile', 'esm-only', '--format', 'ascii', '--exclude-entrypoints', ...withoutTypes]],
    ] as const) {
      await capture(program, args).catch((error: Error) => problems.push(error.message));
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n\n'));
}
