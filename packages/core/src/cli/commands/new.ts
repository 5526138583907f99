import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { catalogueFor, catalogueOption } from '../catalogue.ts';
import { type Command, text } from '../command.ts';
import { shown, writeNew } from '../files.ts';
import { exit, UsageError } from '../host.ts';
import { policyTemplate } from '../templates.ts';
import { tell } from './init.ts';

/** A policy to begin with. */
export const create: Command = {
  name: 'new',
  summary: 'Begins a policy: new policy <id> writes it and its cases beside the catalogue.',
  usage: 'policy <id> [--in <folder>]',
  options: { in: { type: 'string', value: 'folder', help: 'Where to write it; otherwise here' }, ...catalogueOption },
  watchable: false,
  run(given, host) {
    const [what, id, ...rest] = given.paths;
    if (what !== 'policy' || id === undefined || rest.length) throw new UsageError('Write yongyiban new policy <id>.');
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id))
      throw new UsageError(
        `"${id}" is no id: use lower-case letters, digits and hyphens, such as nb-job-retention-2020.`,
      );
    const folder = resolve(host.cwd, text(given, 'in') ?? '.');
    const catalogue = catalogueFor(host.cwd, folder, text(given, 'catalogue'));
    const path = join(folder, `${id}.policy.yaml`);
    if (existsSync(path)) throw new UsageError(`${shown(host.cwd, path)} exists already.`);
    const made = policyTemplate({ id, from: host.today(), up: upwards(folder) }, catalogue);
    if (!made)
      throw new UsageError('The catalogue has no place, yes-or-no or count to begin a clause with; add a fact first.');
    const files = [
      { path: shown(host.cwd, path), created: writeNew(path, made.policy) },
      {
        path: shown(host.cwd, join(folder, `${id}.cases.yaml`)),
        created: writeNew(join(folder, `${id}.cases.yaml`), made.cases),
      },
    ];
    tell(
      host,
      files,
      given.options.json === true,
      `Next: write the clauses beside the published text, then yongyiban test --policy ${id} --watch.`,
    );
    return exit.fine;
  },
};

/** From a folder to the nearest one that has the package installed, ending in a slash. */
function upwards(folder: string): string {
  for (let at = folder; ; at = resolve(at, '..')) {
    if (existsSync(join(at, 'node_modules/@yongyiban/core')))
      return `${relative(folder, at) || '.'}/`.replaceAll('\\', '/');
    if (at === resolve(at, '..')) return './';
  }
}
