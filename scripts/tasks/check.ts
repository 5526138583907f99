/** Everything that is checked besides the tests. Runs every check, then says which failed: `npm run check`. */
import { buildAll } from '../build/all.ts';
import { checkDocuments } from '../checks/documents.ts';
import { checkMachinePaths } from '../checks/machine-paths.ts';
import { checkPacked } from '../checks/packed.ts';
import { checkTypes } from '../checks/types.ts';
import { capture } from '../command.ts';
import { checkArchitecture } from '../docs/architecture.ts';
import { buildSite, docs } from '../docs/site.ts';
import { visitSite } from '../docs/visit-site.ts';
import { checkApi } from '../release/api.ts';
import { checkLicences } from '../release/licences.ts';

const checks: readonly { readonly name: string; readonly check: () => Promise<unknown> }[] = [
  { name: 'lint and format', check: () => capture('biome', ['check', '--error-on-warnings']) },
  { name: 'types', check: checkTypes },
  {
    name: 'import rules',
    check: () => capture('depcruise', ['packages', 'examples', 'scripts', '--config', '.dependency-cruiser.mjs']),
  },
  { name: 'picture of the architecture', check: () => checkArchitecture() },
  { name: 'unused code', check: () => capture('knip', ['--no-progress']) },
  { name: 'examples and links in the documents', check: checkDocuments },
  { name: 'no machine paths', check: checkMachinePaths },
  {
    name: 'site of the documents',
    check: async () => {
      await buildSite();
      await visitSite(`${docs}/site`);
    },
  },
  { name: 'build', check: buildAll },
  { name: 'packed packages', check: checkPacked },
  { name: 'public API as recorded', check: checkApi },
  { name: 'licences', check: () => checkLicences() },
];

const wanted = process.argv.slice(2).join(' ');
const failed: string[] = [];
for (const { name, check } of checks.filter(one => one.name.includes(wanted))) {
  const started = performance.now();
  const problem = await check().then(
    () => undefined,
    (error: Error) => error,
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${problem ? '✘' : '✔'} ${name} (${seconds} s)`);
  if (!problem) continue;
  failed.push(name);
  console.error(`${problem.message}\n`);
}
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
