// Counts what the runners report, and names what failed. A runner that failed without naming a failed test counts as one failure, so that nothing is lost.

import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * The count of vitest's JSON report.
 * @param {unknown} report What was read from the report; undefined where there is none.
 * @param {number} exitCode
 * @returns {Count}
 */
export function countVitest(report, exitCode) {
  if (!isRecord(report)) return oneFailure;
  // A file that cannot even be loaded has no tests to fail.
  const brokenFiles = records(report, 'testResults').filter((file) => file.status === 'failed' && !assertions(file).some((test) => test.status === 'failed')).length;
  return atLeastOneFailure({ passed: number(report.numPassedTests), failed: number(report.numFailedTests) + brokenFiles }, exitCode);
}

/**
 * The count of Playwright's JSON report.
 * @param {unknown} report
 * @param {number} exitCode
 * @returns {Count}
 */
export function countPlaywright(report, exitCode) {
  if (!isRecord(report) || !isRecord(report.stats)) return oneFailure;
  const { expected, unexpected, flaky } = report.stats;
  return atLeastOneFailure({ passed: number(expected), failed: number(unexpected) + number(flaky) }, exitCode);
}

/**
 * One line for each failed test of vitest's JSON report: its file, its name and the first line of its error.
 * @param {unknown} report What was read from the report; undefined where there is none.
 * @returns {string[]}
 */
export function failuresOfVitest(report) {
  return records(report, 'testResults').flatMap((file) => {
    const failed = assertions(file).filter((test) => test.status === 'failed');
    const name = relative(process.cwd(), text(file.name));
    if (failed.length === 0) return file.status === 'failed' ? [failureLine(name, 'cannot be loaded', text(file.message))] : [];
    return failed.map((test) => failureLine(name, text(test.fullName), Array.isArray(test.failureMessages) ? text(test.failureMessages[0]) : ''));
  });
}

/**
 * One line for each failed test of Playwright's JSON report: its file, its name and the first line of its error.
 * @param {unknown} report
 * @returns {string[]}
 */
export function failuresOfPlaywright(report) {
  return records(report, 'suites').flatMap((suite) => [
    ...failuresOfPlaywright(suite),
    ...records(suite, 'specs').filter((spec) => spec.ok === false).map((spec) => {
      const errors = records(spec, 'tests').flatMap((test) => records(test, 'results')).flatMap((result) => records(result, 'errors'));
      return failureLine(`${text(suite.file)}:${text(spec.line)}`, text(spec.title), text(errors[0]?.message));
    }),
  ]);
}

/**
 * @param {string} file
 * @param {string} name
 * @param {string} message
 */
function failureLine(file, name, message) {
  const [first = ''] = stripVTControlCharacters(message).split('\n');
  return `${file} › ${name}${first === '' ? '' : `: ${first}`}`;
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sum(counts) {
  return counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), { passed: 0, failed: 0 });
}

/** @type {Count} */
export const onePass = { passed: 1, failed: 0 };

/** @type {Count} */
export const oneFailure = { passed: 0, failed: 1 };

/**
 * @param {Count} count
 * @param {number} exitCode
 * @returns {Count}
 */
function atLeastOneFailure(count, exitCode) {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {Record<string, unknown>[]}
 */
function records(value, key) {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** @param {unknown} value */
function text(value) {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** @param {unknown} value */
function number(value) {
  return typeof value === 'number' ? value : 0;
}

/**
 * @param {Record<string, unknown>} file
 * @returns {Record<string, unknown>[]}
 */
function assertions(file) {
  return records(file, 'assertionResults');
}
