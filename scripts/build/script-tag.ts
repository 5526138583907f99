/**
 * The script for a script tag, for the engines that citizens really use (ES2020): one module with all that the straight way
 * from list to money needs, and beside it the parts that are loaded when first needed.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { type Package, packages } from '../packages.ts';
import { loosenPrivateNames } from './loosen-private.ts';
import { minifyStylesIn } from './minify-styles.ts';
import { retryParts } from './retry-parts.ts';
import { shortenClassesIn } from './shorten-classes.ts';

/**
 * Fields that are set instead of defined: `(this.a = 1)` for `__publicField(this, "a", 1)`. It is the same where no class
 * shadows an accessor of another by a field, and none of ours or of what we build on does.
 */
export function setFields(code: string): string {
  return code
    .replace(/__publicField\(this, "([\w$]+)"\)/g, '(this.$1 = void 0)')
    .replace(/__publicField\(this, "([\w$]+)", /g, '(this.$1 = ');
}

/**
 * Writes the module to `file`, the later parts into `file`'s name without its ending as a folder. Resolves to the size of
 * the module in bytes, compressed as a server sends it.
 */
export async function buildScriptTag(pkg: Package, file: string): Promise<number> {
  const bundle = await rollup({
    input: join(pkg.folder, 'src/script.ts'),
    // The later parts use what is in the first: it may export more than its own, so that there is one of it.
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      nodeResolve({
        browser: true,
        extensions: ['.ts', '.js', '.mjs'],
        exportConditions: ['@yongyiban/source', 'browser', 'production'],
      }),
      esbuild({
        target: 'es2022',
        tsconfig: false,
        // Fields are set, not defined: a third shorter, and the same where no class redefines another's accessor.
        tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
        include: /\.[cm]?[jt]s$/,
        exclude: [],
        loaders: { '.mjs': 'js', '.cjs': 'js' },
      }),
      loosenPrivateNames(),
      minifyStylesIn(),
      shortenClassesIn(join(pkg.folder, 'src')),
      retryParts(...packages.map(({ folder }) => join(folder, 'src'))),
    ],
    onwarn: warning => {
      // A dependency's circle is its own affair; ours are found by the import rules.
      if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every(id => id.includes('node_modules'))) return;
      throw new Error(`${pkg.name} script: ${warning.message}`);
    },
  });
  await bundle.write({
    dir: dirname(file),
    format: 'es',
    entryFileNames: basename(file),
    chunkFileNames: `${basename(file, '.js')}/[name]-[hash].js`,
    sourcemap: true,
    plugins: [
      // Dependencies too are brought down to ES2020: some are published as ES2022 and later.
      {
        name: 'to-es2020',
        async renderChunk(chunk) {
          const { code, map } = await transform(chunk, {
            target: 'es2020',
            format: 'esm',
            sourcemap: true,
            // Each notice once: every file of Lit's has one of its own.
            legalComments: 'eof',
          });
          return { code: setFields(code), map };
        },
      },
      terser({
        ecma: 2020,
        module: true,
        compress: { passes: 2, pure_getters: true, unsafe_arrows: true },
        format: { comments: /^!|@license/ },
      }),
    ],
  });
  await bundle.close();
  return gzipSync(await readFile(file)).length;
}
