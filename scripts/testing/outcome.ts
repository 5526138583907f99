/** What a test run came to, from vitest's JSON report. */

/** The part of the report that is read here. */
export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface TestOutcome {
  readonly passed: number;
  /** Failed tests, and files that failed before any of their tests could run. */
  readonly failed: number;
  /** Tests that exist and did not run: named, so that none is skipped in silence. */
  readonly skipped: readonly string[];
}

/** Counts a report. A file that could not be loaded counts as one failure: it holds tests that did not run. */
export function readOutcome(report: Report): TestOutcome {
  const broken = report.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  );
  const skipped = report.testResults.flatMap(file =>
    file.assertionResults
      .filter(test => test.status !== 'passed' && test.status !== 'failed')
      .map(test => `${file.name}: ${test.fullName}`),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped };
}
