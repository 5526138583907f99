import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCatalogue } from '../../facts/catalogue.ts';
import { readYaml } from '../../policy/yaml.ts';
import type { Command } from '../command.ts';
import { shown, writeNew } from '../files.ts';
import { exit, type Host, UsageError } from '../host.ts';
import { styleOf } from '../style.ts';
import { catalogueTemplate, editorTemplate, packageTemplate, policyTemplate, workflowTemplate } from '../templates.ts';
import { version } from '../version.ts';

/** A folder in which policies can be written at once. */
export const init: Command = {
  name: 'init',
  summary: 'Makes a folder for policies: a catalogue, a first policy with cases, the editor and CI set up.',
  usage: '[folder]',
  options: {},
  watchable: false,
  run(given, host) {
    if (given.paths.length > 1) throw new UsageError('Name one folder, or none for this one.');
    const folder = resolve(host.cwd, given.paths[0] ?? '.');
    if (existsSync(join(folder, 'catalogue.yaml')))
      throw new UsageError(
        `${shown(host.cwd, join(folder, 'catalogue.yaml'))} exists already; yongyiban new policy <id> adds a policy.`,
      );
    const catalogue = parseCatalogue(readYaml('catalogue.yaml', catalogueTemplate('./')).data);
    const first = policyTemplate({ id: 'first-policy', from: host.today(), up: './' }, catalogue)!;
    const files: readonly (readonly [string, string])[] = [
      ['catalogue.yaml', catalogueTemplate('./')],
      ['first-policy.policy.yaml', first.policy],
      ['first-policy.cases.yaml', first.cases],
      ['package.json', packageTemplate(version())],
      ['.vscode/settings.json', editorTemplate],
      ['.github/workflows/policies.yml', workflowTemplate],
    ];
    const written = files.map(([name, text]) => ({
      path: shown(host.cwd, join(folder, name)),
      created: writeNew(join(folder, name), text),
    }));
    tell(
      host,
      written,
      given.options.json === true,
      'Next: npm install, then npx yongyiban test --watch while you write.',
    );
    return exit.fine;
  },
};

/** Says which files were made and which were there and left alone. */
export function tell(
  host: Host,
  files: readonly { readonly path: string; readonly created: boolean }[],
  json: boolean,
  next: string,
): void {
  if (json) {
    host.out(`${JSON.stringify({ ok: true, files }, null, 2)}\n`);
    return;
  }
  const style = styleOf(host);
  for (const { path, created } of files)
    host.out(created ? `${style('green', 'made')}  ${path}\n` : `${style('dim', 'kept')}  ${path}, which was there\n`);
  if (host.terminal) host.out(`\n${next}\n`);
}
