import { expect, test } from 'vitest';
import { countPlaywright, countVitest, sum } from '../../../scripts/test-results.mjs';

const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] };

test('vitest: passed and failed tests', () => {
  const failing = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
  expect(countVitest({ numPassedTests: 2, numFailedTests: 1, testResults: [passing, failing] }, 1)).toEqual({ passed: 2, failed: 1 });
  expect(countVitest({ numPassedTests: 1, numFailedTests: 0, testResults: [passing] }, 0)).toEqual({ passed: 1, failed: 0 });
});

test('vitest: a file that cannot be loaded fails', () => {
  expect(countVitest({ numPassedTests: 1, numFailedTests: 0, testResults: [passing, { status: 'failed', assertionResults: [] }] }, 1)).toEqual({ passed: 1, failed: 1 });
});

test('vitest: an error outside of any test fails', () => {
  expect(countVitest({ numPassedTests: 1, numFailedTests: 0, testResults: [passing] }, 1)).toEqual({ passed: 1, failed: 1 });
});

test('playwright: what failed or was unsteady fails', () => {
  expect(countPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } }, 1)).toEqual({ passed: 5, failed: 2 });
  expect(countPlaywright({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 } }, 0)).toEqual({ passed: 5, failed: 0 });
  expect(countPlaywright({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 } }, 130)).toEqual({ passed: 5, failed: 1 });
});

test('a runner that leaves no report counts as a failure', () => {
  for (const report of [undefined, null, [], {}]) expect(countPlaywright(report, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 });
});

test('counts add up', () => {
  expect(sum([{ passed: 1, failed: 0 }, { passed: 10, failed: 2 }])).toEqual({ passed: 11, failed: 2 });
  expect(sum([])).toEqual({ passed: 0, failed: 0 });
});
