import { policiesAsked } from '../../cases/case.ts';
import { type Coverage, coverageOf, coverageOfDerived } from '../../cases/coverage.ts';
import { type CaseResult, runCases } from '../../cases/run-cases.ts';
import { catalogueOption } from '../catalogue.ts';
import { type Command, text } from '../command.ts';
import { exit } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { count, styleOf } from '../style.ts';
import { printCases, printCoverage } from '../test-report.ts';
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
    const coverage = [
      ...coverageOf(
        policies.filter(policy => only === undefined || policy.id === only),
        results,
      ),
      ...(only === undefined && workspace.catalogue ? coverageOfDerived(workspace.catalogue, results) : []),
    ];
    const failed = results.filter(result => !result.passed);
    if (given.options.json) host.out(`${JSON.stringify(report(problems, results, coverage), null, 2)}\n`);
    else {
      printProblems(host, problems);
      printCases(host, results);
      printCoverage(host, coverage);
      const style = styleOf(host);
      const passed = results.length - failed.length;
      const colour = failed.length ? 'red' : 'green';
      if (host.language === 'en') {
        const more = problems.length ? `, ${count(problems.length, 'problem')}` : '';
        host.out(`${passed} passed, ${style(colour, `${failed.length} failed`)}${more}\n`);
      } else {
        const more = problems.length ? `，另有 ${problems.length} 处问题` : '';
        host.out(`通过 ${passed}，${style(colour, `未通过 ${failed.length}`)}${more}\n`);
      }
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
