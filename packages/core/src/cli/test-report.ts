import type { BoundaryCoverage } from '../cases/boundaries.ts';
import { type Coverage, isBoundaryCovered, isClauseCovered } from '../cases/coverage.ts';
import type { CaseResult, Difference } from '../cases/run-cases.ts';
import type { Language } from '../localized.ts';
import type { Host } from './host.ts';
import { pad, styleOf, widthOf } from './style.ts';

/** What a test run says, in both languages. */
const says = {
  en: {
    failed: 'failed',
    difference: (what: string, expected: string, actual: string): string =>
      `${what}: expected ${expected}, got ${actual}`,
    join: '; ',
    what: {} as Readonly<Record<string, string>>,
    columns: ['policy', 'cases', 'clauses', 'exceptions', 'boundaries'],
    neverUnmet: 'never unmet',
    neverMet: 'never met',
    neverDecided: 'never decided',
    neverTaken: 'exception never taken',
    onlyAt: 'only exactly at it',
    neverAt: 'never exactly at it',
  },
  'zh-CN': {
    failed: '未通过',
    difference: (what: string, expected: string, actual: string): string => `${what}应为 ${expected}，实为 ${actual}`,
    join: '；',
    what: {
      policy: '政策',
      outcome: '结果',
      amount: '金额',
      missing: '缺失',
      unmet: '不满足的条件',
      criteria: '条件',
      total: '合计',
      chosen: '兑付的政策',
      value: '值',
    } as Readonly<Record<string, string>>,
    columns: ['政策', '情形', '条件', '例外', '界限'],
    neverUnmet: '没有情形不满足',
    neverMet: '没有情形满足',
    neverDecided: '没有情形判定',
    neverTaken: '没有情形适用例外',
    onlyAt: '情形都恰在界上',
    neverAt: '没有情形恰在界上',
  },
} as const satisfies Record<Language, unknown>;

/** Prints cases: for a person all of them by file, in a pipe those that failed, one a line. */
export function printCases(host: Host, results: readonly CaseResult[]): void {
  const style = styleOf(host);
  const words = says[host.language];
  const tell = ({ what, expected, actual }: Difference, colours: boolean): string =>
    words.difference(
      words.what[what] ?? what,
      colours ? style('green', expected) : expected,
      colours ? style('red', actual) : actual,
    );
  let file = '';
  for (const { case: one, passed, differences } of results) {
    if (!host.terminal) {
      if (!passed)
        host.out(
          `${one.path}:${one.line}:${one.column}: ${words.failed}: ${one.name}: ${differences.map(difference => tell(difference, false)).join(words.join)}\n`,
        );
      continue;
    }
    if (one.path !== file) host.out(`${file ? '\n' : ''}${style('bold', one.path)}\n`);
    file = one.path;
    host.out(
      passed
        ? `  ${style('green', '✓')} ${one.name}\n`
        : `  ${style('red', '✗')} ${one.name}  ${style('dim', `${one.path}:${one.line}`)}\n`,
    );
    for (const difference of differences) host.out(`      ${tell(difference, true)}\n`);
  }
  if (host.terminal && results.length) host.out('\n');
}

/** Prints shares of clauses, exceptions and boundaries; for a person also what is not exercised yet. */
export function printCoverage(host: Host, coverage: readonly Coverage[]): void {
  const style = styleOf(host);
  const { columns } = says[host.language];
  // The version is told where there are several.
  const several = new Set(
    coverage.filter((one, i) => coverage.findIndex(other => other.policy === one.policy) !== i).map(one => one.policy),
  );
  const nameOf = (one: Coverage): string => (several.has(one.policy) ? `${one.policy} v${one.version}` : one.policy);
  const widths = [Math.max(...coverage.map(one => widthOf(nameOf(one))), widthOf(columns[0])), 7, 9, 12, 12] as const;
  const right = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;
  const share = (covered: number, of: number, width: number): string =>
    of === 0
      ? style('dim', right('–', width))
      : style(covered === of ? 'green' : 'yellow', right(`${covered}/${of}`, width));
  host.out(
    style(
      'dim',
      `${pad(columns[0], widths[0])}${columns
        .slice(1)
        .map((column, i) => right(column, widths[i + 1]!))
        .join('')}\n`,
    ),
  );
  for (const one of coverage) {
    const clauses = share(one.clauses.filter(isClauseCovered).length, one.clauses.length, widths[2]);
    const exceptions = share(
      one.exceptions.filter(exception => exception.taken > 0).length,
      one.exceptions.length,
      widths[3],
    );
    const boundaries = share(one.boundaries.filter(isBoundaryCovered).length, one.boundaries.length, widths[4]);
    host.out(
      `${pad(nameOf(one), widths[0])}${right(String(one.cases), widths[1])}${clauses}${exceptions}${boundaries}\n`,
    );
    if (host.terminal) for (const gap of gapsOf(one, host.language)) host.out(`  ${style('dim', '·')} ${gap}\n`);
  }
}

/** What the cases of a policy leave out, in words. */
function gapsOf({ clauses, exceptions, boundaries }: Coverage, language: Language): readonly string[] {
  const words = says[language];
  const gap = ({ at }: BoundaryCoverage): string => (at ? words.onlyAt : words.neverAt);
  return [
    ...clauses
      .filter(one => !isClauseCovered(one))
      .map(({ id, met, unmet }) => `${id}: ${met ? words.neverUnmet : unmet ? words.neverMet : words.neverDecided}`),
    ...exceptions.filter(one => !one.taken).map(({ where, text }) => `${where}: ${words.neverTaken}: ${text}`),
    ...boundaries.filter(one => !isBoundaryCovered(one)).map(one => `${one.where}: ${one.text}: ${gap(one)}`),
  ];
}
