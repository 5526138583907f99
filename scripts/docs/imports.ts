/** Who imports whom, read from the sources by dependency-cruiser: rooms of core, and public names between packages. */
import { join } from 'node:path';
import { capture, root } from '../command.ts';

/** From a room that imports to a room that is imported. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Whether only types are taken: these leave no trace at run time. */
  readonly typesOnly: boolean;
}

export interface Imports {
  /** Rooms of `packages/core/src`, in the order in which data walks through them, with their number of files. */
  readonly rooms: readonly { readonly name: string; readonly files: number }[];
  readonly edges: readonly Edge[];
  /** The public names of core that each package uses, the most used first. */
  readonly publicNames: ReadonlyMap<string, readonly string[]>;
}

interface Cruised {
  modules: readonly {
    source: string;
    dependencies: readonly { module: string; resolved: string; dependencyTypes: readonly string[] }[];
  }[];
}

/** @throws {Error} when dependency-cruiser cannot read the sources */
export async function readImports(): Promise<Imports> {
  const folders = ['core', 'widget', 'mock-server'].map(name => `packages/${name}/src`);
  const json = await capture('depcruise', [...folders, '--config', '.dependency-cruiser.mjs', '-T', 'json']);
  const { rooms } = (await import(join(root, '.dependency-cruiser.mjs'))) as { rooms: readonly (readonly string[])[] };
  return gather(JSON.parse(json) as Cruised, rooms.flat());
}

const roomOf = (path: string): string | undefined => /^packages\/core\/src\/([\w-]+)(?:\/|\.ts$)/.exec(path)?.[1];
const isTest = (path: string): boolean => /\.(test|bench)\.ts$/.test(path);

export function gather({ modules }: Cruised, order: readonly string[]): Imports {
  const files = new Map<string, number>();
  const edges = new Map<string, { count: number; typesOnly: boolean }>();
  const names = new Map<string, Map<string, number>>();
  for (const { source, dependencies } of modules) {
    if (isTest(source)) continue;
    const from = roomOf(source);
    // An entry file gathers from any room and is a room only where it stands for one by itself.
    const entry = from !== undefined && source === `packages/core/src/${from}.ts`;
    if (from && order.includes(from)) files.set(from, (files.get(from) ?? 0) + 1);
    for (const { module, resolved, dependencyTypes } of dependencies) {
      const to = roomOf(resolved);
      const typesOnly = dependencyTypes.includes('type-only');
      if (from && to && from !== to && !entry && order.includes(from) && order.includes(to)) {
        const key = `${from}\n${to}`;
        const edge = edges.get(key) ?? { count: 0, typesOnly: true };
        edges.set(key, { count: edge.count + 1, typesOnly: edge.typesOnly && typesOnly });
      }
      const other = /^packages\/(widget|mock-server)\//.exec(source)?.[1];
      if (other && module.startsWith('@yongyiban/core')) {
        const used = names.get(other) ?? new Map<string, number>();
        names.set(other, used.set(module, (used.get(module) ?? 0) + 1));
      }
    }
  }
  return {
    rooms: order.filter(name => files.has(name)).map(name => ({ name, files: files.get(name)! })),
    edges: [...edges].map(([key, edge]) => ({ from: key.split('\n')[0]!, to: key.split('\n')[1]!, ...edge })),
    publicNames: new Map(
      [...names].map(([name, used]) => [name, [...used].sort((a, b) => b[1] - a[1]).map(([module]) => module)]),
    ),
  };
}
