/** Builds every package into its `dist`, in the order in which they depend on each other. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packages } from '../packages.ts';
import { writeNotices } from '../release/licences.ts';
import { buildModules } from './esm.ts';
import { buildScriptTag } from './script-tag.ts';
import { buildTypes } from './types.ts';

/** @throws {Error} at the first package that cannot be built: what stands on it cannot be built either. */
export async function buildAll(): Promise<void> {
  for (const pkg of packages) {
    const started = performance.now();
    await rm(join(pkg.folder, 'dist'), { recursive: true, force: true });
    await Promise.all([buildModules(pkg), buildTypes(pkg)]);
    let note = '';
    if (pkg.name === '@yongyiban/widget') {
      const bytes = await buildScriptTag(pkg, join(pkg.folder, 'dist/yongyiban.js'));
      await writeNotices();
      note = `; yongyiban.js is ${(bytes / 1024).toFixed(1)} KiB with gzip`;
    }
    console.log(`${pkg.name} built in ${((performance.now() - started) / 1000).toFixed(1)} s${note}`);
  }
}
