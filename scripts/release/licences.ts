/** The licences of what is shipped or installed with the packages: listed, held to those a city can accept, and enclosed. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';
import { packages } from '../packages.ts';
import { type Component, componentsOf, inOrder, writeSboms } from './sbom.ts';

/** Licences without conditions on those who embed: permission notices at most. */
const acceptable: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
]);

/** Whether an SPDX expression leaves a way to take it: every part of an AND, one part of an OR. */
export function isAcceptable(licence: string): boolean {
  const plain = licence.replace(/[()]/g, '');
  return plain.split(/\s+AND\s+/).every(part => part.split(/\s+OR\s+/).some(one => acceptable.has(one.trim())));
}

/** The table of `docs/licences.md`. */
export function tableOf(
  lists: readonly { readonly name: string; readonly components: readonly Component[] }[],
): string {
  const users = new Map<string, { component: Component; by: string[] }>();
  for (const { name, components } of lists)
    for (const component of components) {
      const key = `${component.name}@${component.version}`;
      const entry = users.get(key) ?? { component, by: [] };
      entry.by.push(name.replace('@yongyiban/', ''));
      users.set(key, entry);
    }
  const rows = [...users.values()]
    .sort((a, b) => (inOrder(a.component) < inOrder(b.component) ? -1 : 1))
    .map(
      ({ component, by }) => `| ${component.name} | ${component.version} | ${component.licence} | ${by.join(', ')} |`,
    );
  return ['| package | version | licence | comes with |', '|---|---|---|---|', ...rows].join('\n');
}

const page = join(root, 'docs/licences.md');
const [begin, end] = ['<!-- licences -->', '<!-- /licences -->'];

/** @throws {Error} where the page is stale or a licence is none that is accepted; with `write`, the page is made new first. */
export async function checkLicences(write = false): Promise<void> {
  const files = await writeSboms();
  const lists = packages.map((pkg, index) => ({ name: pkg.name, components: componentsOf(files[index]!) }));
  const refused = lists.flatMap(({ name, components }) =>
    components
      .filter(one => !isAcceptable(one.licence))
      .map(one => `${name}: ${one.name}@${one.version} is under ${one.licence}`),
  );
  if (refused.length)
    throw new Error(`${refused.join('\n')}\nTake another library, or decide on the licence in docs/decisions.`);
  const text = readFileSync(page, 'utf8');
  const fresh = `${text.slice(0, text.indexOf(begin) + begin.length)}\n${tableOf(lists)}\n${text.slice(text.indexOf(end))}`;
  if (fresh === text) return;
  if (!write) throw new Error('docs/licences.md is stale: npm run licences');
  writeFileSync(page, fresh);
}

/** The licence texts of everything that the script tag's files contain, as their licences ask. */
export async function writeNotices(): Promise<void> {
  const files = await writeSboms();
  const widget = packages.findIndex(pkg => pkg.name === '@yongyiban/widget');
  const texts = componentsOf(files[widget]!).map(
    ({ name, version, licence }) => `${name} ${version} (${licence})\n\n${licenceText(name, version)}`,
  );
  const line = '-'.repeat(80);
  writeFileSync(join(packages[widget]!.folder, 'dist/third-party-licences.txt'), `${texts.join(`\n\n${line}\n\n`)}\n`);
}

/** The text in the installed package; a package without one is told by its licence's name alone. */
function licenceText(name: string, version: string): string {
  const store = join(root, 'node_modules/.pnpm');
  const prefix = `${name.replace('/', '+')}@${version}`;
  const folder = readdirSync(store).find(one => one === prefix || one.startsWith(`${prefix}_`));
  const place = folder && join(store, folder, 'node_modules', name);
  const file = place && existsSync(place) ? readdirSync(place).find(one => /^licen[cs]e/i.test(one)) : undefined;
  return file ? readFileSync(join(place!, file), 'utf8').trim() : 'No licence text is enclosed in the package.';
}
