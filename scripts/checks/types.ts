/** Type check of every package from its sources, and of these scripts. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root } from '../command.ts';
import { packages } from '../packages.ts';

/** @throws {Error} with everything TypeScript found. */
export async function checkTypes(): Promise<void> {
  const others = ['scripts', 'examples', 'docs/.vitepress'].map(folder => join(root, folder));
  const projects = [...packages.map(pkg => pkg.folder), ...others].filter(folder =>
    existsSync(join(folder, 'tsconfig.json')),
  );
  const problems: string[] = [];
  for (const project of projects) {
    await capture('tsc', ['-p', project]).catch((error: Error) => problems.push(error.message));
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
