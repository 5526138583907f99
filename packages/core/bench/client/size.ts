/** What a page loads: client, stores and journal with all dependencies, minified and compressed as a server sends it. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

export interface Sizes {
  readonly core: number;
  /** The built-in sign-in, loaded when somebody first signs in. */
  readonly signIn: number;
}

const names = {
  core: 'createClient, createStores, hostSession, indexedDbJournal, memoryJournal',
  signIn: 'signInSession',
};

/** Bytes, gzip level 9. */
export async function sizes(): Promise<Sizes> {
  const core = await bundle(names.core);
  return { core, signIn: (await bundle(`${names.core}, ${names.signIn}`)) - core };
}

async function bundle(exported: string): Promise<number> {
  const index = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
  const built = await rollup({
    input: 'entry',
    plugins: [
      {
        name: 'entry',
        resolveId: id => (id === 'entry' ? id : null),
        load: id => (id === 'entry' ? `export { ${exported} } from ${JSON.stringify(index)};` : null),
      },
      nodeResolve({ browser: true, extensions: ['.ts', '.js'] }),
      esbuild({ target: 'es2022', tsconfig: false }),
    ],
    onwarn: () => {},
  });
  const { output } = await built.generate({
    format: 'es',
    plugins: [terser({ ecma: 2020, module: true, compress: { passes: 3 } })],
  });
  return output.reduce((sum, part) => sum + (part.type === 'chunk' ? gzipSync(part.code, { level: 9 }).length : 0), 0);
}
