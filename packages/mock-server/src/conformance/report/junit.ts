import { chapterOf, chapters, chapterTitles } from '../chapter.ts';
import { countsOf, type Finding, type Outcome } from '../run.ts';
import type { Language } from '../words.ts';
import { reportWords as words } from './words.ts';

/** A report in the JUnit format that CI systems read: a suite a chapter, a case a check. */
export function junitReport(outcome: Outcome, language: Language): string {
  const suites = chapters.flatMap(chapter => {
    const mine = outcome.findings.filter(({ check }) => chapterOf(check.id) === chapter);
    if (mine.length === 0) return [];
    const { failed, skipped } = countsOf({ ...outcome, findings: mine });
    const cases = mine.map(finding => testCase(finding, language)).join('\n');
    return [
      `  <testsuite name="${escaped(chapterTitles[chapter][language])}" tests="${mine.length}" failures="${failed}" skipped="${skipped}" time="${seconds(mine)}">\n${cases}\n  </testsuite>`,
    ];
  });
  const { failed, skipped } = countsOf(outcome);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${escaped(`${words.title[language]} ${outcome.base}`)}" timestamp="${outcome.at}" tests="${outcome.findings.length}" failures="${failed}" skipped="${skipped}" time="${seconds(outcome.findings)}">
${suites.join('\n')}
</testsuites>
`;
}

function testCase({ check, verdict, exchanges, milliseconds }: Finding, language: Language): string {
  const open = `    <testcase classname="${escaped(chapterOf(check.id))}" name="${escaped(`${check.id} ${check.says[language]}`)}" time="${(milliseconds / 1000).toFixed(3)}"`;
  switch (verdict.kind) {
    case 'passed':
      return `${open}/>`;
    case 'skipped':
      return `${open}>\n      <skipped message="${escaped(verdict.reason[language])}"/>\n    </testcase>`;
    case 'failed': {
      const text = [
        `${words.expected[language]}: ${verdict.expected[language]}`,
        `${words.came[language]}: ${verdict.came}`,
        `${words.mend[language]}: ${check.mend[language]}`,
        `${words.source[language]}: ${check.source.map(({ name }) => name).join('; ')}`,
        ...exchanges.map(({ method, target, status }) => `${method} ${target} → ${status ?? words.noAnswer[language]}`),
      ].join('\n');
      return `${open}>\n      <failure message="${escaped(verdict.expected[language])}">${escaped(text)}</failure>\n    </testcase>`;
    }
  }
}

function seconds(findings: readonly Finding[]): string {
  return (findings.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000).toFixed(3);
}

/** Text in XML 1.0 and in HTML: what neither can hold at all is left out. */
export function escaped(text: string): string {
  return [...text]
    .filter(char => holds(char.codePointAt(0)!))
    .join('')
    .replace(/[&<>"']/g, char => `&#${char.codePointAt(0)};`);
}

/** Char of XML 1.0 §2.2. */
function holds(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point < 0xd800 || (point > 0xdfff && point !== 0xfffe && point !== 0xffff);
}
