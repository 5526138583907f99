import { chapterOf } from '../chapter.ts';
import { countsOf, type Outcome } from '../run.ts';

/** A report for programs. `format` grows only when something is taken away or changes its meaning. */
export function jsonReport(outcome: Outcome): string {
  const findings = outcome.findings.map(({ check, verdict, exchanges, milliseconds }) => ({
    id: check.id,
    chapter: chapterOf(check.id),
    verdict: verdict.kind,
    says: check.says,
    source: check.source,
    ...(verdict.kind === 'failed'
      ? { expected: verdict.expected, came: verdict.came, mend: check.mend, exchanges }
      : {}),
    ...(verdict.kind === 'skipped' ? { reason: verdict.reason } : {}),
    milliseconds,
  }));
  const { base, at, stopped, confirmed } = outcome;
  return `${JSON.stringify({ format: 1, base, at, stopped, counts: countsOf(outcome), confirmedFen: confirmed, findings }, null, 2)}\n`;
}
