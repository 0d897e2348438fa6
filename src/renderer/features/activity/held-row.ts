import type { ActivityRow } from '../../../shared/model/activity';
import { activity } from './activity';
import { groups } from './groups/groups';

/** A row of the stream that the window holds, in groups or not; undefined where it has to be asked for. */
export function heldRow(position: number): ActivityRow | undefined {
  const rank = activity.rankOf(position);
  const row = rank === undefined ? undefined : activity.rowAt(rank);
  if (row !== undefined || groups.getState().by === undefined) return row;
  const at = groups.lineOf({ group: '', position });
  const line = at === undefined ? undefined : groups.lineAt(at);
  return line?.kind === 'record' ? line.row : undefined;
}
