import { lintDerivedFacts, lintPolicies } from '../../policy/lint/lint.ts';
import { catalogueOption } from '../catalogue.ts';
import { type Command, text } from '../command.ts';
import { exit } from '../host.ts';
import { printProblems, sorted } from '../problems.ts';
import { count, styleOf } from '../style.ts';
import { isDerived, readWorkspace } from '../workspace.ts';

/** What a careful colleague would remark on. */
export const lint: Command = {
  name: 'lint',
  summary:
    'Looks for what is allowed but probably not meant: contradictions, idle clauses, gaps between tiers, and more.',
  usage: '[path…] [--strict]',
  options: {
    ...catalogueOption,
    strict: { type: 'boolean', help: 'End with 1 for mere advice too' },
  },
  watchable: true,
  run(given, host) {
    const { problems, policies, fileOf, catalogue, sources } = readWorkspace(host.cwd, given.paths, {
      catalogue: text(given, 'catalogue'),
    });
    const findings = [
      ...lintPolicies(policies, fileOf),
      ...(catalogue ? lintDerivedFacts(catalogue, [...sources.values()].filter(isDerived)) : []),
    ];
    const warnings = findings.filter(finding => finding.severity === 'warning');
    const bad = problems.length > 0 || warnings.length > 0 || (given.options.strict === true && findings.length > 0);
    if (given.options.json)
      host.out(`${JSON.stringify({ ok: !bad, problems: sorted(problems), findings: sorted(findings) }, null, 2)}\n`);
    else {
      printProblems(host, [...problems, ...findings]);
      const style = styleOf(host);
      if (host.terminal) {
        const advice = findings.length - warnings.length;
        const chinese = host.language === 'zh-CN';
        const among = chinese ? `${policies.length} 项政策` : count(policies.length, 'policy', 'policies');
        const found = chinese
          ? `${warnings.length} 处警告，${advice} 处建议`
          : `${count(warnings.length, 'warning')}, ${advice} advice`;
        const broken = chinese
          ? `${problems.length} 处问题，载入不了的没有审读`
          : `${count(problems.length, 'problem')}; what does not load is not linted`;
        if (problems.length) host.out(`${style('red', broken)}\n`);
        else if (findings.length) host.out(`${among}: ${found}\n`);
        else host.out(`${style('green', '✓')} ${among}, ${chinese ? '没有意见' : 'nothing to remark'}\n`);
      }
    }
    return bad ? exit.findings : exit.fine;
  },
};
