import type { CapturedRequest } from '../../../shared/model/captured-request';
import type { Connection } from './connection';
import { checkFlagMask, checkFlags } from './capture-writer';
import type { CommitEffects } from './commit-effects';
import { activityFlag } from './activity-flags';
import { numberOf, numberOrNull, textOf } from './sql-row';

/** What the checks of a captured request told after it was put on record. */
export type CheckFindings = Pick<CapturedRequest, 'position' | 'eventName' | 'source' | 'checkState' | 'checkMarks'>;

/** Puts findings on record. Of a record that is gone by now nothing is kept. Must run inside a transaction. */
export function setChecks(connection: Connection, { position, eventName, source, checkState, checkMarks }: CheckFindings, effects: CommitEffects): void {
  const row = connection.prepare('SELECT flags, state, status, seq FROM activity WHERE position = ? AND seq IS NOT NULL').get(position);
  if (row === undefined) return;
  const before = numberOf(row, 'flags');
  const flags = (before & ~checkFlagMask) | checkFlags(textOf(row, 'state'), checkState, checkMarks ?? '', numberOrNull(row, 'status') ?? 0);
  connection.prepare('UPDATE activity SET flags = ?, event_name = ?, source = ?, check_state = ? WHERE position = ?').run(flags, eventName, source, checkState, position);
  connection.prepare('UPDATE capture SET event_name = ?, source = ?, check_state = ?, check_marks = ? WHERE seq = ?').run(eventName, source, checkState, checkMarks ?? null, numberOf(row, 'seq'));
  effects.change(position, flags);
  if ((before & activityFlag.checksFail) === 0 && (flags & activityFlag.checksFail) !== 0) effects.failLater();
}
