/** The declarations that go beside the bundles, from the sources, by TypeScript itself. */
import { run } from '../command.ts';
import type { Package } from '../packages.ts';

export async function buildTypes(pkg: Package): Promise<void> {
  const code = await run('tsc', ['-p', 'tsconfig.build.json'], pkg.folder);
  if (code !== 0) throw new Error(`${pkg.name}: TypeScript found errors; see above.`);
}
