import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countPlaywright, countVitest, failuresOfPlaywright, failuresOfVitest, sum } from '../../../scripts/test-results.mjs';

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

test('vitest: what failed is named with its file and the first line of its error', () => {
  const report = {
    testResults: [
      passing,
      { name: join(process.cwd(), 'test/unit/a.test.ts'), status: 'failed', assertionResults: [{ status: 'passed', fullName: 'holds' }, { status: 'failed', fullName: 'a claim is found', failureMessages: ['\u001B[31mexpected 1\u001B[39m\n  at a.test.ts:3'] }] },
      { name: join(process.cwd(), 'test/unit/b.test.ts'), status: 'failed', message: 'no such module\nmore', assertionResults: [] },
    ],
  };
  expect(failuresOfVitest(report)).toEqual(['test/unit/a.test.ts › a claim is found: expected 1', 'test/unit/b.test.ts › cannot be loaded: no such module']);
  expect(failuresOfVitest(undefined)).toEqual([]);
});

test('playwright: what failed is named, in groups of tests too', () => {
  const spec = (title: string, ok: boolean) => ({ title, ok, line: 7, tests: [{ results: [{ errors: ok ? [] : [{ message: 'Error: gone\nmore' }] }] }] });
  const report = { suites: [{ file: 'a.spec.ts', specs: [spec('opens', true), spec('closes', false)], suites: [{ file: 'a.spec.ts', specs: [spec('waits', false)] }] }] };
  expect(failuresOfPlaywright(report)).toEqual(['a.spec.ts:7 › waits: Error: gone', 'a.spec.ts:7 › closes: Error: gone']);
  expect(failuresOfPlaywright([])).toEqual([]);
});
