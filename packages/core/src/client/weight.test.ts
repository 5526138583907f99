import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** What a page loads at once for these names, as a bundler for browsers puts it together. */
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
    outdir: 'out',
    write: false,
    metafile: true,
  });
  const atOnce = new Set<string>();
  const follow = (path: string): void => {
    if (atOnce.has(path)) return;
    atOnce.add(path);
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
      if (kind === 'import-statement') follow(next);
  };
  follow('out/stdin.js');
  const modules = [...atOnce].flatMap(path => Object.entries(metafile.outputs[path]?.inputs ?? {}));
  const files = outputFiles.filter(({ path }) => [...atOnce].some(name => path.endsWith(name)));
  return {
    bytes: files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0),
    modules: modules.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  };
}

test('client, stores and journals reach a page without zod or the schemas, and stay within their weight', async () => {
  const names = 'createClient, createStores, hostSession, signInSession, indexedDbJournal, memoryJournal';
  const { bytes, modules } = await bundled(names);
  expect(modules.filter(path => /node_modules\/zod\//.test(path))).toEqual([]);
  expect(modules.filter(path => /src\/contract\/(?!problem-rules)/.test(path))).toEqual([]);
  for (const part of [/node_modules\/ky\//, /client\/transport/, /confirmation\/pursuit/, /payout\/watch/])
    expect(modules.filter(path => part.test(path))).not.toEqual([]);
  for (const later of [/later/, /sign-in-flow/, /oauth/, /stores\/application-desk/])
    expect(modules.filter(path => later.test(path))).toEqual([]);
  expect(bytes).toBeLessThan(24 * 1024);
});
