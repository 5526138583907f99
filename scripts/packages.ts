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
  /** The paths of `exports` that are code with types: `.`, `./policy`. */
  readonly exported: readonly string[];
  /** The paths of `exports` that are plain files, without types: scripts for a page, styles, data. */
  readonly plain: readonly string[];
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
  const sources = Object.entries(manifest.exports).flatMap(([path, target]) => {
    const file = typeof target === 'object' ? target['@yongyiban/source'] : undefined;
    return file ? [{ path, name: file.replace(/^\.\/src\//, '').replace(/\.ts$/, '') }] : [];
  });
  const commands = Object.values(manifest.bin ?? {}).map(file => file.replace(/^\.\/dist\//, '').replace(/\.js$/, ''));
  return {
    name: manifest.name,
    folder,
    plain: Object.keys(manifest.exports).filter(path => typeof manifest.exports[path] === 'string'),
    exported: sources.map(({ path }) => path),
    entries: [...new Set([...sources.map(({ name }) => name), ...commands])].map(name => ({
      name,
      source: join(folder, 'src', `${name}.ts`),
    })),
    commands,
    dependencies: [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.peerDependencies ?? {})],
  };
}

export const packages: readonly Package[] = ['core', 'mock-server', 'widget'].map(readPackage);
