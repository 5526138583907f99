import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AssessmentReport } from '../../assessment.ts';
import { type Command, text } from '../command.ts';
import { exit, type Host, UsageError } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { progressLine } from '../progress-line.ts';
import { readSourcesFile } from '../sources-file.ts';
import { pad, styleOf, widthOf } from '../style.ts';
import { readWorkspace } from '../workspace.ts';

/** Every policy over every subject. */
export const assess: Command = {
  name: 'assess',
  summary: 'Assesses a whole population: entitlements as Parquet, figures, what is missing, what is dirty.',
  usage: '[path…] --sources <file> --out <folder> [--on <day>] [--changed <ids.csv>]',
  options: {
    sources: { type: 'string', help: 'Where the facts lie: tables, series and lists', value: 'file' },
    out: { type: 'string', help: 'Folder for the results; an earlier run there is resumed', value: 'folder' },
    on: { type: 'string', help: 'The day to assess as of; today unless told otherwise', value: 'day' },
    changed: {
      type: 'string',
      help: 'Only subjects listed here (CSV or Parquet, column id) and changed policies',
      value: 'file',
    },
    memory: { type: 'string', help: 'What the engine may hold; 3GiB unless told otherwise', value: 'size' },
    threads: { type: 'string', help: 'Threads of the engine; all cores unless told otherwise', value: 'n' },
    skip: { type: 'boolean', help: 'Leave out, and list, policies that cannot be assessed exactly' },
    catalogue: {
      type: 'string',
      help: 'The fact catalogue; the nearest catalogue.yaml unless told otherwise',
      value: 'file',
    },
  },
  watchable: false,
  async run(given, host) {
    const out = text(given, 'out');
    if (out === undefined) throw new UsageError('--out <folder> says where the results go.');
    const workspace = readWorkspace(host.cwd, given.paths, { catalogue: text(given, 'catalogue') });
    if (workspace.problems.length || !workspace.catalogue) {
      if (given.options.json)
        host.out(`${JSON.stringify({ ok: false, problems: sorted(workspace.problems) }, null, 2)}\n`);
      else printProblems(host, workspace.problems);
      return exit.findings;
    }
    const { AssessmentError, assess: run, assessPage, nameOf, writeJson } = await import('../../assessment.ts');
    const line = progressLine(host);
    const directory = resolve(host.cwd, out);
    const changed = text(given, 'changed');
    const threads = text(given, 'threads');
    try {
      const report = await run({
        policies: workspace.policies,
        catalogue: workspace.catalogue,
        sources: readSourcesFile(host.cwd, text(given, 'sources')),
        asOf: text(given, 'on') ?? host.today(),
        directory,
        memory: text(given, 'memory') ?? '3GiB',
        skipRefused: given.options.skip === true,
        ...(threads !== undefined && { threads: Number(threads) }),
        ...(changed !== undefined && { changedSubjects: { files: resolve(host.cwd, changed), column: 'id' } }),
        ...(host.signal && { signal: host.signal }),
        onProgress: progress => line.show(progress),
      });
      line.clear();
      writeFileSync(join(directory, 'report.html'), assessPage(report, pageOptions(host, nameOf)));
      if (given.options.json) host.out(writeJson(report));
      else print(host, report, pageOptions(host, nameOf).name, out);
      return exit.fine;
    } catch (error) {
      line.clear();
      if (host.signal?.aborted) {
        host.err('Interrupted. What is finished is kept: the same command goes on from there.\n');
        return exit.findings;
      }
      if (!(error instanceof AssessmentError)) throw error;
      if (given.options.json) {
        const { code, message, mend } = error;
        host.out(`${JSON.stringify({ ok: false, problems: [{ code, message, mend }] }, null, 2)}\n`);
      } else host.err(`${error.message}\n${error.mend}\n`);
      return exit.findings;
    }
  },
};

/** Codes and words in the language of the terminal. */
export function pageOptions(
  { language }: Host,
  nameOf: (code: string, language: Host['language']) => string,
): { readonly language: Host['language']; readonly name: (code: string) => string } {
  return { language, name: code => nameOf(code, language) };
}

const yuan = (fen: bigint): string => `¥${(fen / 100n).toLocaleString('en-US')}.${String(fen % 100n).padStart(2, '0')}`;
const count = (value: number): string => value.toLocaleString('en-US');

function rows(host: Host, title: string, lines: readonly (readonly string[])[]): void {
  if (!lines.length) return;
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map(line => widthOf(line[i]!))));
  host.out(`\n${styleOf(host)('bold', title)}\n`);
  for (const line of lines)
    host.out(
      `  ${line
        .map((cell, i) => (i === 0 ? pad(cell, widths[i]!) : `${' '.repeat(widths[i]! - widthOf(cell))}${cell}`))
        .join('  ')
        .trimEnd()}\n`,
    );
}

function print(host: Host, report: AssessmentReport, nameOf: (code: string) => string, out: string): void {
  const { totals } = report;
  const language = host.language;
  host.out(
    `${count(report.subjects)} subjects × ${count(report.policies)} policies as of ${report.asOf}, ${(report.elapsedMs / 1000).toFixed(1)} s\n`,
  );
  host.out(
    `${count(report.reached)} subjects reached, ${count(totals.eligible)} entitlements, ${yuan(totals.payable)}\n`,
  );
  host.out(
    `${count(totals.undetermined)} undetermined, ${count(totals.openAmount)} with an open amount: ${yuan(totals.from)} to ${yuan(totals.to)} more\n`,
  );
  rows(
    host,
    'By district',
    report.byDistrict.slice(0, 12).map(one => [nameOf(one.name) || '?', count(one.eligible), yuan(one.payable)]),
  );
  rows(
    host,
    'Largest policies',
    report.byPolicy
      .slice(0, 10)
      .map(one => [
        one.title[language],
        count(one.eligible),
        yuan(one.payable),
        one.budgetPerMille === undefined ? '' : `${(one.budgetPerMille / 10).toFixed(1)} % of the budget`,
      ]),
  );
  rows(
    host,
    'What is missing, most useful first',
    report.needs
      .slice(0, 10)
      .map(one => [
        `${one.departmentLabel[language]}: ${one.label[language]} (${one.reason})`,
        `settles ${count(one.settles)}`,
        `up to ${yuan(one.settlesMoney)}`,
      ]),
  );
  rows(
    host,
    'Data not used',
    report.dirt
      .filter(one => one.kind !== 'empty')
      .slice(0, 10)
      .map(one => [
        `${one.departmentLabel[language]}: ${one.table}.${one.column}`,
        one.kind,
        `${count(one.rows)} rows`,
      ]),
  );
  rows(
    host,
    'Policies left out',
    report.refused.map(one => [one.policy, one.message]),
  );
  host.out(`\nEntitlements: ${out}/entitlements  Report: ${out}/report.html\n`);
}
