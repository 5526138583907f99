import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Scenario, WhatIfReport } from '../../assessment.ts';
import type { Problem } from '../../facts/problem.ts';
import { loadPolicies } from '../../policy/load.ts';
import type { Policy } from '../../policy/policy.ts';
import { type Command, text } from '../command.ts';
import { readSource } from '../files.ts';
import { exit, type Host, UsageError } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { progressLine } from '../progress-line.ts';
import { readSourcesFile } from '../sources-file.ts';
import { readWorkspace } from '../workspace.ts';
import { pageOptions } from './assess.ts';

/** A draft or a parameter sweep against today's rule. */
export const whatIf: Command = {
  name: 'what-if',
  summary:
    'Tries a draft, or a parameter at several values, on the whole population: reach, cost, winners, losers, budget.',
  usage: '[path…] --sources <file> --policy <id> (--draft <file> | --set <name>=<value>;…) [--out <page.html>]',
  options: {
    sources: { type: 'string', help: 'Where the facts lie: tables, series and lists', value: 'file' },
    policy: { type: 'string', help: "Today's rule", value: 'id' },
    draft: { type: 'string', help: 'A policy file to try instead', value: 'file' },
    set: {
      type: 'string',
      help: 'A parameter and the values to try: cap=300,000 yuan;500,000 yuan',
      value: 'name=values',
    },
    on: { type: 'string', help: 'The day to assess as of; today unless told otherwise', value: 'day' },
    out: { type: 'string', help: 'Where the page goes; what-if.html unless told otherwise', value: 'file' },
    memory: { type: 'string', help: 'What the engine may hold; 3GiB unless told otherwise', value: 'size' },
    catalogue: {
      type: 'string',
      help: 'The fact catalogue; the nearest catalogue.yaml unless told otherwise',
      value: 'file',
    },
  },
  watchable: false,
  async run(given, host) {
    const workspace = readWorkspace(host.cwd, given.paths, { catalogue: text(given, 'catalogue') });
    if (workspace.problems.length || !workspace.catalogue) {
      tellProblems(host, workspace.problems, given.options.json === true);
      return exit.findings;
    }
    const { catalogue } = workspace;
    const asOf = text(given, 'on') ?? host.today();
    const id = text(given, 'policy');
    const today = workspace.policies.find(
      policy =>
        policy.id === id &&
        policy.effective.from <= asOf &&
        (policy.effective.to === undefined || asOf <= policy.effective.to),
    );
    if (id !== undefined && !today) throw new UsageError(`There is no policy "${id}" in force on ${asOf}.`);
    const draft = text(given, 'draft');
    const set = text(given, 'set');
    if ((draft === undefined) === (set === undefined))
      throw new UsageError('Give --draft <file> or --set <name>=<values>, one of the two.');
    const { AssessmentError, nameOf, sweep, whatIf: run, whatIfPage, writeJson } = await import('../../assessment.ts');
    const line = progressLine(host);
    try {
      const scenarios: readonly Scenario[] =
        draft === undefined ? sweepOf(set!, today, sweep) : draftOf(host, draft, catalogue);
      const report = await run({
        ...(today && { today }),
        scenarios,
        catalogue,
        sources: readSourcesFile(host.cwd, text(given, 'sources')),
        asOf,
        memory: text(given, 'memory') ?? '3GiB',
        ...(host.signal && { signal: host.signal }),
        onProgress: progress => line.show(progress),
      });
      line.clear();
      const out = text(given, 'out') ?? 'what-if.html';
      writeFileSync(resolve(host.cwd, out), whatIfPage(report, pageOptions(host, nameOf)));
      if (given.options.json) host.out(writeJson(report));
      else print(host, report, out);
      return exit.fine;
    } catch (error) {
      line.clear();
      if (error instanceof DraftProblems) {
        tellProblems(host, error.problems, given.options.json === true);
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

/** What is wrong with a draft. */
class DraftProblems extends Error {
  override readonly name = 'DraftProblems';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('The draft is no policy.');
    this.problems = problems;
  }
}

function tellProblems(host: Host, problems: readonly Problem[], json: boolean): void {
  if (json) host.out(`${JSON.stringify({ ok: false, problems: sorted(problems) }, null, 2)}\n`);
  else printProblems(host, problems);
}

/** `cap=300,000 yuan;500,000 yuan`: values are parted by semicolons, since amounts have commas. */
function sweepOf(
  set: string,
  today: Policy | undefined,
  sweep: (policy: Policy, parameter: string, values: readonly (string | number)[]) => readonly Scenario[],
): readonly Scenario[] {
  const at = set.indexOf('=');
  if (!today) throw new UsageError('--set needs --policy <id>.');
  if (at < 1) throw new UsageError('--set is written name=value;value.');
  const values = set
    .slice(at + 1)
    .split(';')
    .map(value => value.trim())
    .filter(Boolean);
  return sweep(
    today,
    set.slice(0, at).trim(),
    values.map(value => (/^-?\d+$/.test(value) ? Number(value) : value)),
  );
}

function draftOf(host: Host, path: string, catalogue: Policy['catalogue']): readonly Scenario[] {
  const source = readSource(host.cwd, resolve(host.cwd, path));
  const loaded = loadPolicies({ catalogue, policies: [source] });
  if (loaded.problems) throw new DraftProblems(loaded.problems);
  return loaded.policies.map(policy => ({ name: `${policy.id} v${policy.version}`, policy }));
}

function print(host: Host, report: WhatIfReport, out: string): void {
  const yuan = (fen: bigint): string =>
    `¥${(fen / 100n).toLocaleString('en-US')}.${String(fen % 100n).padStart(2, '0')}`;
  const all = [...(report.today ? [report.today] : []), ...report.scenarios];
  const width = Math.max(...all.map(one => one.name.length));
  for (const one of all) {
    const budget =
      one.budget === undefined ? '' : one.budgetDay ? `  budget used up on ${one.budgetDay}` : '  within the budget';
    const change =
      one === report.today
        ? ''
        : `  ${one.winners.toLocaleString('en-US')} gain, ${one.losers.toLocaleString('en-US')} lose`;
    host.out(
      `${one.name.padEnd(width)}  ${one.eligible.toLocaleString('en-US').padStart(9)} eligible  ${yuan(one.payable).padStart(20)}${change}${budget}\n`,
    );
  }
  host.out(`Page: ${out}\n`);
}
