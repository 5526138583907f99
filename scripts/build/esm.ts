/** ES modules for bundlers and Node: one file an entry, shared parts in `chunks`, dependencies left outside. */
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import type { Package } from '../packages.ts';

export async function buildModules(pkg: Package): Promise<void> {
  const isOutside = (id: string): boolean =>
    id.startsWith('node:') || pkg.dependencies.some(name => id === name || id.startsWith(`${name}/`));
  const bundle = await rollup({
    input: Object.fromEntries(pkg.entries.map(entry => [entry.name, entry.source])),
    external: isOutside,
    plugins: [nodeResolve({ extensions: ['.ts'] }), esbuild({ target: 'es2022', tsconfig: false })],
    onwarn: warning => {
      throw new Error(`${pkg.name}: ${warning.message}`);
    },
  });
  await bundle.write({
    dir: join(pkg.folder, 'dist'),
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await bundle.close();
  for (const command of pkg.commands) await chmod(join(pkg.folder, 'dist', `${command}.js`), 0o755);
}
