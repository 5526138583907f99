import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** What a page loads of one public name, as a bundler for browsers puts it together. */
async function bundled(names: string) {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: `export { ${names} } from './index.ts';`,
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/',
    write: false,
    metafile: true,
  });
  const entry = outputFiles.find(({ path }) => path.endsWith('stdin.js'));
  const [, output] = Object.entries(metafile.outputs).find(([path]) => path.endsWith('stdin.js')) ?? [];
  const modules = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { bytes: gzipSync(entry?.contents ?? '', { level: 9 }).length, modules: modules.map(([path]) => path) };
}

test('client, stores and journals reach a page without zod or the schemas, and stay within their weight', async () => {
  const names = 'createClient, createStores, hostSession, signInSession, indexedDbJournal, memoryJournal, leaseLocks';
  const { bytes, modules } = await bundled(names);
  expect(modules.filter(path => /node_modules\/zod\//.test(path))).toEqual([]);
  expect(modules.filter(path => /src\/contract\//.test(path))).toEqual(['src/contract/problem-rules.ts']);
  expect(modules.some(path => /node_modules\/ky\//.test(path))).toBe(true);
  expect(bytes).toBeLessThan(28 * 1024);
});
