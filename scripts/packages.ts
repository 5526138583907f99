/** The published packages, in the order in which they depend on each other, as their package.json describes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './command.ts';

/** One source file that becomes one file in `dist`: an export, or a command. */
export interface Entry {
  /** `index`, `policy`, `cli/main`: the path below `src` and below `dist`, without its ending. */
  readonly name: string;
  readonly source: string;
}

export interface Package {
  readonly name: string;
  readonly folder: string;
  readonly entries: readonly Entry[];
  readonly commands: readonly string[];
  readonly dependencies: readonly string[];
}

interface Manifest {
  name: string;
  exports: Record<string, string | Record<string, string>>;
  bin?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

function readPackage(short: string): Package {
  const folder = join(root, 'packages', short);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const exported = Object.values(manifest.exports).flatMap(target =>
    typeof target === 'object' && target['@yongyiban/source'] ? [target['@yongyiban/source']] : [],
  );
  const commands = Object.values(manifest.bin ?? {}).map(file => file.replace(/^\.\/dist\//, '').replace(/\.js$/, ''));
  const names = [...exported.map(file => file.replace(/^\.\/src\//, '').replace(/\.ts$/, '')), ...commands];
  return {
    name: manifest.name,
    folder,
    entries: [...new Set(names)].map(name => ({ name, source: join(folder, 'src', `${name}.ts`) })),
    commands,
    dependencies: [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.peerDependencies ?? {})],
  };
}

export const packages: readonly Package[] = ['core', 'mock-server', 'widget'].map(readPackage);
