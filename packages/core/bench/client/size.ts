/** What a page loads: client, stores and journal with all dependencies, minified and compressed as a server sends it. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

export interface Sizes {
  /** What is loaded at once. */
  readonly core: number;
  /** Parts that are loaded when first used, all together: short forms, documents, statistics, locks of old browsers. */
  readonly parts: number;
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
  const all = await bundle(`${names.core}, ${names.signIn}`);
  return { core: core.atOnce, parts: core.parts, signIn: all.atOnce + all.parts - core.atOnce - core.parts };
}

async function bundle(exported: string): Promise<{ atOnce: number; parts: number }> {
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
  const chunks = new Map(output.flatMap(part => (part.type === 'chunk' ? [[part.fileName, part]] : [])));
  const atOnce = new Set<string>();
  const follow = (name: string): void => {
    if (atOnce.has(name)) return;
    atOnce.add(name);
    for (const next of chunks.get(name)?.imports ?? []) follow(next);
  };
  for (const { isEntry, fileName } of chunks.values()) if (isEntry) follow(fileName);
  const weigh = (chosen: (name: string) => boolean): number =>
    [...chunks.values()]
      .filter(({ fileName }) => chosen(fileName))
      .reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
  return { atOnce: weigh(name => atOnce.has(name)), parts: weigh(name => !atOnce.has(name)) };
}
