import type { LogOpenProblem } from './log';
import { knownVersion } from './migrations';

/** The refusal of a log that a later release wrote: reading it by guess could lose records. */
export function newerVersion(found: number): LogOpenProblem {
  return { code: 'newer-version', found, known: knownVersion, message: `The log was written by a newer Hookbench (format ${found}; this one knows up to ${knownVersion}).` };
}
