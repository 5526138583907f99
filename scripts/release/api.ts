/**
 * The recorded shape of each package's public API, `api.txt` in its folder. What is recorded is promised: whoever removes or
 * changes a line breaks an importer, and says so by a changeset.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';
import { type Package, packages } from '../packages.ts';
import { apiOf } from './api-shape.ts';

/** How the shape differs from what is recorded. Lines that are gone or changed break importers; new ones do not. */
export interface Difference {
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

export function difference(recorded: readonly string[], shape: readonly string[]): Difference {
  const [before, now] = [new Set(recorded), new Set(shape)];
  return { gone: recorded.filter(line => !now.has(line)), added: shape.filter(line => !before.has(line)) };
}

const fileOf = (pkg: Package): string => join(pkg.folder, 'api.txt');

function recordedOf(pkg: Package): readonly string[] {
  const file = fileOf(pkg);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/** @throws {Error} with every line that is not as recorded. */
export async function checkApi(): Promise<void> {
  const unexplained: string[] = [];
  const problems = packages.flatMap(pkg => {
    const { shape, undocumented } = apiOf(pkg);
    const { gone, added } = difference(recordedOf(pkg), shape);
    unexplained.push(...undocumented);
    const lines = [...gone.map(line => `  - ${line}`), ...added.map(line => `  + ${line}`)];
    return lines.length ? [`${pkg.name}: ${gone.length} lines gone or changed, ${added.length} new`, ...lines] : [];
  });
  if (unexplained.length) throw new Error(`Say in a doc comment what these mean:\n  ${unexplained.join('\n  ')}`);
  if (problems.length)
    throw new Error(
      [
        ...problems,
        'Take back what breaks importers, or record it: npm run api -- --accept (see docs/releases.md).',
      ].join('\n'),
    );
}

/** What a changeset of a breaking change must be: a major one, and before 1.0 a minor one (semver 2.0, clause 4). */
export function breakingLevel(version: string): 'major' | 'minor' {
  return version.startsWith('0.') ? 'minor' : 'major';
}

/** Whether an open changeset announces a change of at least this level. */
export function announces(changeset: string, name: string, level: 'major' | 'minor'): boolean {
  const levels = level === 'major' ? 'major' : 'major|minor';
  return new RegExp(`^['"]?${name}['"]?:\\s*(?:${levels})\\s*$`, 'm').test(changeset);
}

/**
 * Records the shape as it is.
 * @throws {Error} where a line is gone and no changeset announces the break
 */
export async function acceptApi(): Promise<void> {
  const folder = join(root, '.changeset');
  const changesets = readdirSync(folder)
    .filter(name => name.endsWith('.md') && name !== 'README.md')
    .map(name => readFileSync(join(folder, name), 'utf8'));
  for (const pkg of packages) {
    const { shape } = apiOf(pkg);
    const { gone, added } = difference(recordedOf(pkg), shape);
    const { version } = JSON.parse(readFileSync(join(pkg.folder, 'package.json'), 'utf8')) as { version: string };
    const level = breakingLevel(version);
    if (gone.length && !changesets.some(one => announces(one, pkg.name, level)))
      throw new Error(
        `${pkg.name}: ${gone.length} lines are gone or changed, which breaks importers:\n${gone.map(line => `  - ${line}`).join('\n')}\nAnnounce it by a ${level} changeset: npx changeset.`,
      );
    writeFileSync(fileOf(pkg), `${shape.join('\n')}\n`);
    console.log(`${pkg.name}: ${shape.length} lines; ${gone.length} gone or changed, ${added.length} new`);
  }
}
