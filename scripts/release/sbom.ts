/** What each published package brings along, as CycloneDX: the SBOM, and the licences read from it. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root } from '../command.ts';
import { pnpm } from '../install.mjs';
import { type Package, packages } from '../packages.ts';

export interface Component {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or `unknown`. */
  readonly licence: string;
}

interface Bom {
  components?: readonly {
    group?: string;
    name: string;
    version: string;
    licenses?: readonly { license?: { id?: string; name?: string }; expression?: string }[];
  }[];
}

/** Writes one SBOM a package to `reports/sbom` and gives their paths, in the order of the packages. */
export async function writeSboms(): Promise<readonly string[]> {
  const folder = join(root, 'reports/sbom');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const args = ['--sbom-format', 'cyclonedx', '--prod', '--split', '--filter', './packages/*'];
  await capture('npx', ['--yes', pnpm, 'sbom', ...args, '--out', join(folder, '%s.cdx.json')]);
  return packages.map(pkg => join(folder, `${fileName(pkg)}.cdx.json`));
}

const fileName = (pkg: Package): string => pkg.name.replace('@', '').replace('/', '-');

/** By name, then by version: an SBOM lists in any order. */
export const inOrder = ({ name, version }: Component): string => `${name} ${version}`;

/** What an SBOM lists, by name; types alone never reach a user. */
export function componentsOf(file: string): readonly Component[] {
  const { components = [] } = JSON.parse(readFileSync(file, 'utf8')) as Bom;
  return components
    .map(one => ({
      name: one.group ? `${one.group}/${one.name}` : one.name,
      version: one.version,
      licence:
        one.licenses?.map(each => each.expression ?? each.license?.id ?? each.license?.name).join(' AND ') || 'unknown',
    }))
    .filter(one => !one.name.startsWith('@types/') && !one.name.startsWith('@yongyiban/'))
    .sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
}
