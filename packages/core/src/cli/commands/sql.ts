import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readColumnsFile } from '../columns-file.ts';
import { type Command, text } from '../command.ts';
import { exit, UsageError } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { readSourcesFile } from '../sources-file.ts';
import { readWorkspace } from '../workspace.ts';

const dialects = ['spark', 'clickhouse', 'duckdb'] as const;

/** The whole assessment as statements, for the cluster that a city already runs. */
export const sql: Command = {
  name: 'sql',
  summary: 'Prints an assessment for Spark, ClickHouse or DuckDB: the table of facts, the entitlements, the totals.',
  usage: '[path…] --dialect <engine> --sources <file> --out <folder> [--on <day>] [--columns <file>]',
  options: {
    dialect: { type: 'string', help: `${dialects.join(', ')}`, value: 'engine' },
    sources: { type: 'string', help: 'Where the facts lie: tables, series and lists', value: 'file' },
    out: { type: 'string', help: 'Folder for the statements', value: 'folder' },
    on: { type: 'string', help: 'The day to assess as of; today unless told otherwise', value: 'day' },
    columns: {
      type: 'string',
      help: 'CSV table,column,type of the real tables, where they cannot be read from here',
      value: 'file',
    },
    skip: { type: 'boolean', help: 'Leave out, and list, policies that cannot be assessed exactly' },
    catalogue: {
      type: 'string',
      help: 'The fact catalogue; the nearest catalogue.yaml unless told otherwise',
      value: 'file',
    },
  },
  watchable: false,
  async run(given, host) {
    const [name, out, columns] = [text(given, 'dialect'), text(given, 'out'), text(given, 'columns')];
    const engine = dialects.find(one => one === name);
    if (engine === undefined) throw new UsageError(`--dialect <engine> says for whom: ${dialects.join(', ')}.`);
    if (out === undefined) throw new UsageError('--out <folder> says where the statements go.');
    const workspace = readWorkspace(host.cwd, given.paths, { catalogue: text(given, 'catalogue') });
    if (workspace.problems.length || !workspace.catalogue) {
      if (given.options.json)
        host.out(`${JSON.stringify({ ok: false, problems: sorted(workspace.problems) }, null, 2)}\n`);
      else printProblems(host, workspace.problems);
      return exit.findings;
    }
    const { AssessmentError, printForCluster } = await import('../../assessment.ts');
    try {
      const { files, refused, open } = await printForCluster({
        policies: workspace.policies,
        catalogue: workspace.catalogue,
        sources: readSourcesFile(host.cwd, text(given, 'sources')),
        asOf: text(given, 'on') ?? host.today(),
        dialect: engine,
        skipRefused: given.options.skip === true,
        ...(columns !== undefined && { describe: readColumnsFile(host.cwd, columns) }),
      });
      const directory = resolve(host.cwd, out);
      mkdirSync(directory, { recursive: true });
      for (const [file, content] of Object.entries(files)) writeFileSync(join(directory, file), content);
      if (given.options.json) {
        host.out(`${JSON.stringify({ ok: true, files: Object.keys(files), refused, open }, null, 2)}\n`);
        return exit.fine;
      }
      for (const file of Object.keys(files)) host.out(`${out}/${file}\n`);
      for (const one of refused) host.out(`Left out: ${one.policy}: ${one.message}\n`);
      if (open.length)
        host.out(`Too many policies limit each other; what is payable of them is left open: ${open.join(', ')}\n`);
      return exit.fine;
    } catch (error) {
      if (!(error instanceof AssessmentError)) throw error;
      host.err(`${error.message}\n${error.mend}\n`);
      return exit.findings;
    }
  },
};
