/** The packages as a stranger gets them: packed, looked at by publint and arethetypeswrong, then installed and used. */
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture, root } from '../command.ts';
import { pnpm } from '../install.mjs';
import { type Package, packages } from '../packages.ts';
import { provePackedSimulator } from './packed-conformance.ts';
import { checkExamples } from './packed-examples.ts';

/** Where the packages are used with nothing of ours around. */
const stranger = join(root, 'reports/stranger');

/** @throws {Error} with everything that is wrong with the packages. Needs a build first. */
export async function checkPacked(): Promise<void> {
  const folder = join(root, 'reports/packed');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const pkg of packages) await capture('npx', ['--yes', pnpm, 'pack', '--pack-destination', folder], pkg.folder);
  const tarballs = readdirSync(folder).map(name => join(folder, name));

  const problems: string[] = [];
  const keep = (error: Error) => problems.push(error.message);
  for (const tarball of tarballs) {
    await capture('publint', ['run', '--strict', tarball]).catch(keep);
    const plain = packages.flatMap(pkg => pkg.plain.map(path => path.slice(2)));
    const rules = ['--profile', 'esm-only', '--format', 'ascii', '--exclude-entrypoints', ...plain];
    await capture('attw', [tarball, ...rules]).catch(keep);
  }
  await useAsStranger(tarballs)
    .then(() => checkExamples(stranger))
    .catch(keep);
  if (problems.length > 0) throw new Error(problems.join('\n\n'));
}

/** Puts the tarballs into a project of its own, with nothing of ours around, type-checks and loads every entry. */
async function useAsStranger(tarballs: readonly string[]): Promise<void> {
  const project = stranger;
  rmSync(project, { recursive: true, force: true });
  for (const pkg of packages) {
    const place = join(project, 'node_modules', pkg.name);
    const file = tarballs.find(name => name.includes(pkg.name.replace('@', '').replace('/', '-')));
    if (!file) throw new Error(`${pkg.name} was not packed`);
    mkdirSync(place, { recursive: true });
    await capture('tar', ['-xzf', file, '-C', place, '--strip-components=1']);
    linkDependencies(pkg, join(project, 'node_modules'));
  }

  const names = packages.flatMap(pkg =>
    pkg.exported.map(path => (path === '.' ? pkg.name : `${pkg.name}${path.slice(1)}`)),
  );
  const imports = names
    .map((name, index) => `import * as entry${index} from '${name}';\nvoid entry${index};\n`)
    .join('');
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    lib: ['ES2023', 'ESNext.Disposable', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  };
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'module' }));
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
  writeFileSync(join(project, 'use.ts'), imports);
  await capture('tsc', ['-p', project]);

  // What needs a page (elements, service workers) cannot be loaded by Node; the browser tests do that.
  const forNode = names.filter(name => !name.startsWith('@yongyiban/widget') && !name.endsWith('/browser'));
  writeFileSync(join(project, 'use.mjs'), forNode.map(name => `await import('${name}');\n`).join(''));
  await capture('node', ['use.mjs'], project);
  await provePackedSimulator(project);
}

/** Third-party dependencies come from our own installation, at the versions of the lockfile. */
function linkDependencies(pkg: Package, modules: string): void {
  for (const name of pkg.dependencies.filter(name => !name.startsWith('@yongyiban/'))) {
    const link = join(modules, name);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(pkg.folder, 'node_modules', name), link);
  }
}
