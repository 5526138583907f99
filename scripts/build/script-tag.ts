/** The one file for a script tag: everything included, for the engines that citizens really use (ES2020). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import type { Package } from '../packages.ts';

/** Writes the bundle to `file`. Resolves to its size in bytes, compressed as a server sends it. */
export async function buildScriptTag(pkg: Package, file: string): Promise<number> {
  const bundle = await rollup({
    input: join(pkg.folder, 'src/index.ts'),
    plugins: [
      nodeResolve({
        browser: true,
        extensions: ['.ts', '.js', '.mjs'],
        exportConditions: ['@yongyiban/source', 'browser', 'production'],
      }),
      // Dependencies too are brought down to ES2020: some are published as ES2022 and later.
      esbuild({ target: 'es2020', tsconfig: false, include: /\.[cm]?[jt]s$/, exclude: [] }),
    ],
    onwarn: warning => {
      // A dependency's circle is its own affair; ours are found by the import rules.
      if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every(id => id.includes('node_modules'))) return;
      throw new Error(`${pkg.name} script: ${warning.message}`);
    },
  });
  await bundle.write({
    file,
    format: 'iife',
    name: 'yongyiban',
    inlineDynamicImports: true,
    sourcemap: true,
    plugins: [terser({ ecma: 2020, format: { comments: /^!|@license/ } })],
  });
  await bundle.close();
  return gzipSync(await readFile(file)).length;
}
