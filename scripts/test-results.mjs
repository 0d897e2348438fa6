// Counts what the runners report. A runner that failed without naming a failed test counts as one failure, so that nothing is lost.

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
  const files = Array.isArray(report.testResults) ? report.testResults.filter(isRecord) : [];
  // A file that cannot even be loaded has no tests to fail.
  const brokenFiles = files.filter((file) => file.status === 'failed' && !assertions(file).some((test) => test.status === 'failed')).length;
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

/** @param {unknown} value */
function number(value) {
  return typeof value === 'number' ? value : 0;
}

/**
 * @param {Record<string, unknown>} file
 * @returns {Record<string, unknown>[]}
 */
function assertions(file) {
  return Array.isArray(file.assertionResults) ? file.assertionResults.filter(isRecord) : [];
}
