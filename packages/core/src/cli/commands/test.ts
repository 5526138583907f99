import type { BoundaryCoverage } from '../../cases/boundaries.ts';
import { policiesAsked } from '../../cases/case.ts';
import { type Coverage, coverageOf, isBoundaryCovered, isClauseCovered } from '../../cases/coverage.ts';
import { type CaseResult, runCases } from '../../cases/run-cases.ts';
import { catalogueOption } from '../catalogue.ts';
import { type Command, text } from '../command.ts';
import { exit, type Host } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { count, pad, styleOf, widthOf } from '../style.ts';
import { readWorkspace } from '../workspace.ts';

/** Runs the authors' cases. */
export const test: Command = {
  name: 'test',
  summary: 'Runs the cases beside the policies and prints what of each policy they exercise.',
  usage: '[path…] [--policy <id>]',
  options: {
    policy: { type: 'string', value: 'id', help: 'Only the cases of this policy' },
    ...catalogueOption,
  },
  watchable: true,
  run(given, host) {
    const workspace = readWorkspace(host.cwd, given.paths, { catalogue: text(given, 'catalogue') });
    const { problems, policies } = workspace;
    const only = text(given, 'policy');
    // Of a policy that does not load, its problems are told; its cases would only repeat them.
    const runnable = workspace.cases.filter(
      one =>
        (only === undefined || policiesAsked(one.question).includes(only)) &&
        (!problems.length || policiesAsked(one.question).every(id => policies.some(policy => policy.id === id))),
    );
    const results = runCases(policies, runnable);
    const coverage = coverageOf(
      policies.filter(policy => only === undefined || policy.id === only),
      results,
    );
    const failed = results.filter(result => !result.passed);
    if (given.options.json) host.out(`${JSON.stringify(report(problems, results, coverage), null, 2)}\n`);
    else {
      printProblems(host, problems);
      printCases(host, results);
      printCoverage(host, coverage);
      const style = styleOf(host);
      const verdict = failed.length ? style('red', `${failed.length} failed`) : style('green', '0 failed');
      host.out(
        `${results.length - failed.length} passed, ${verdict}${problems.length ? `, ${count(problems.length, 'problem')}` : ''}\n`,
      );
    }
    return failed.length || problems.length ? exit.findings : exit.fine;
  },
};

function report(
  problems: Parameters<typeof sorted>[0],
  results: readonly CaseResult[],
  coverage: readonly Coverage[],
): unknown {
  return {
    ok: !problems.length && results.every(result => result.passed),
    problems: sorted(problems),
    cases: results.map(({ case: one, passed, differences }) => ({
      path: one.path,
      line: one.line,
      column: one.column,
      asks: one.question,
      case: one.name,
      passed,
      differences,
    })),
    coverage,
  };
}

function printCases(host: Host, results: readonly CaseResult[]): void {
  const style = styleOf(host);
  let file = '';
  for (const { case: one, passed, differences } of results) {
    if (host.terminal && one.path !== file) host.out(`${file ? '\n' : ''}${style('bold', one.path)}\n`);
    file = one.path;
    if (passed) {
      if (host.terminal) host.out(`  ${style('green', '✓')} ${one.name}\n`);
      continue;
    }
    if (host.terminal) {
      host.out(`  ${style('red', '✗')} ${one.name}  ${style('dim', `${one.path}:${one.line}`)}\n`);
      for (const { what, expected, actual } of differences)
        host.out(`      ${what}: expected ${style('green', expected)}, got ${style('red', actual)}\n`);
    } else {
      const words = differences
        .map(({ what, expected, actual }) => `${what}: expected ${expected}, got ${actual}`)
        .join('; ');
      host.out(`${one.path}:${one.line}:${one.column}: failed: ${one.name}: ${words}\n`);
    }
  }
  if (host.terminal && results.length) host.out('\n');
}

/** Shares of clauses, exceptions and boundaries, then what is not exercised yet. */
function printCoverage(host: Host, coverage: readonly Coverage[]): void {
  const style = styleOf(host);
  // The version is told where there are several.
  const several = new Set(
    coverage.filter((one, i) => coverage.findIndex(other => other.policy === one.policy) !== i).map(one => one.policy),
  );
  const nameOf = (one: Coverage): string => (several.has(one.policy) ? `${one.policy} v${one.version}` : one.policy);
  const width = Math.max(...coverage.map(one => widthOf(nameOf(one))), 10);
  const share = (covered: number, of: number): string => {
    const words = `${covered}/${of}`.padStart(7);
    return of === 0 ? style('dim', '      –') : covered === of ? style('green', words) : style('yellow', words);
  };
  host.out(style('dim', `${pad('policy', width)}    cases  clauses  exceptions  boundaries\n`));
  for (const one of coverage) {
    const clauses = share(one.clauses.filter(isClauseCovered).length, one.clauses.length);
    const exceptions = share(one.exceptions.filter(exception => exception.taken > 0).length, one.exceptions.length);
    const boundaries = share(one.boundaries.filter(isBoundaryCovered).length, one.boundaries.length);
    host.out(
      `${pad(nameOf(one), width)}  ${String(one.cases).padStart(7)}  ${clauses}     ${exceptions}     ${boundaries}\n`,
    );
    if (host.terminal) for (const gap of gapsOf(one)) host.out(`  ${style('dim', '·')} ${gap}\n`);
  }
}

/** What the cases of a policy leave out, in words. */
export function gapsOf(coverage: Coverage): readonly string[] {
  const clauses = coverage.clauses
    .filter(clause => !isClauseCovered(clause))
    .map(clause => `${clause.id}: ${clause.met ? 'never unmet' : clause.unmet ? 'never met' : 'never decided'}`);
  const exceptions = coverage.exceptions
    .filter(exception => !exception.taken)
    .map(exception => `${exception.where}: exception never taken: ${exception.text}`);
  const boundaries = coverage.boundaries
    .filter(boundary => !isBoundaryCovered(boundary))
    .map(boundary => `${boundary.where}: ${boundary.text}: ${boundaryGap(boundary)}`);
  return [...clauses, ...exceptions, ...boundaries];
}

const boundaryGap = (boundary: BoundaryCoverage): string =>
  boundary.at ? 'only exactly at it' : 'never exactly at it';
