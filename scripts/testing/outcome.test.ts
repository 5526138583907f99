import { expect, it } from 'vitest';
import { readOutcome } from './outcome.ts';

it('counts passed and failed tests, and names the skipped ones', () => {
  const outcome = readOutcome({
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        name: 'fen.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'adds', status: 'passed' },
          { fullName: 'divides', status: 'failed' },
          { fullName: 'rounds', status: 'pending' },
        ],
      },
    ],
  });
  expect(outcome).toEqual({ passed: 1, failed: 1, skipped: ['fen.test.ts: rounds'] });
});

it('counts a file that could not be loaded as a failure', () => {
  const outcome = readOutcome({
    numPassedTests: 0,
    numFailedTests: 0,
    testResults: [{ name: 'broken.test.ts', status: 'failed', assertionResults: [] }],
  });
  expect(outcome.failed).toBe(1);
});
