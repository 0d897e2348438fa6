import { openLog } from '../../src/main/core/log/open-log';
import type { Log, LogOpenOptions, Written } from '../../src/main/core/log/log';

/** Opens the log of a folder for a test; a refusal fails the test. */
export async function openTestLog(folder: string, options: Partial<LogOpenOptions> = {}): Promise<Log & { readonly notices: readonly string[] }> {
  const opened = await openLog({ folder, mode: 'write', program: 'test', ...options });
  if (!opened.ok) throw new Error(opened.problem.message);
  return Object.assign(opened.log, { notices: opened.notices });
}

/** What a write gave; a write that failed fails the test. */
export function written<T>(result: Written<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}
