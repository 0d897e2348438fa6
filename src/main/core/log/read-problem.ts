import { connectForReading } from './read-connection';
import { damageOf } from './recovery/damage';
import type { LogOpenProblem } from './log';
import { logPath, statFile } from './log-files';
import { foundVersion, knownVersion } from './migrations';
import { newerVersion } from './newer-version';

/** Why the log of a folder cannot be read; undefined where it can, or where there is no log yet. Changes nothing. */
export function readProblemOf(folder: string): LogOpenProblem | undefined {
  try {
    if (statFile(logPath(folder)) === undefined) return undefined;
    const damage = damageOf(folder);
    if (damage !== undefined) return { code: 'failed', message: `The log is damaged (${damage}). Start Hookbench on this folder to have it mended.` };
    const connection = connectForReading(logPath(folder));
    try {
      const found = foundVersion(connection);
      if (found > 0 && found < knownVersion) return { code: 'failed', message: 'The log is of an earlier Hookbench. Start this one on the folder once, so that it takes the log over.' };
      return found > knownVersion ? newerVersion(found) : undefined;
    } finally {
      connection.close();
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { code: 'failed', message: `The log cannot be read: ${detail}.` };
  }
}
