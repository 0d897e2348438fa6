import type { ActivityRow } from '../../../shared/model/activity';
import { faultText } from '../../../shared/model/fault';
import { formatTime } from '../../ui/format';
import { visibleString } from '../../ui/visible-text-segments';
import { rowStatus } from './row-outcome';

/** A row as one spoken sentence: "Received claim.assigned, path /hooks/claims, status 200, a check fails, source API, at 14:32:07". */
export function rowLabel(row: ActivityRow, isUnread = false): string {
  const status = rowStatus(row);
  const parts = [`${row.direction === 'sent' ? 'Sent' : row.state === 'complete' && row.problem !== null ? 'Imported' : 'Received'} ${row.eventName === null ? 'without an event name' : visibleString(row.eventName)}`];
  parts.push(row.direction === 'sent' ? `endpoint ${visibleString(row.endpointName)}` : row.path === '' ? 'no path' : `path ${visibleString(row.path)}`);
  parts.push(status.kind === 'reason' || status.kind === 'waiting' ? status.text : `status ${status.text}`);
  if (row.direction === 'sent') {
    for (const fault of row.faults) parts.push(`fault ${visibleString(faultText(fault))}`);
    if (row.anyway) parts.push('delivered anyway');
    if (row.attemptCount > 1) parts.push(`${row.attemptCount} attempts`);
  } else {
    if (row.problem !== null && row.state !== 'complete') parts.push(visibleString(row.problem).replace(/\.$/, ''));
    if (row.truncated) parts.push('cut at the limit');
    if (row.fromWebPage) parts.push('made by a web page');
    parts.push(checkWords[row.checkState]);
  }
  if (row.source !== null) parts.push(`source ${sourceWords.get(row.source) ?? visibleString(row.source)}`);
  parts.push(`at ${formatTime(row.timeMs, 'second')}`);
  if (row.pinned) parts.push('pinned');
  if (row.mark !== undefined && row.mark.colour !== null) parts.push(`coloured ${row.mark.colour}`);
  if (row.mark !== undefined && row.mark.note !== null) parts.push(`note: ${visibleString(row.mark.note)}`);
  if (isUnread) parts.push('unread');
  return parts.join(', ');
}

const sourceWords: ReadonlyMap<string, string> = new Map([
  ['ui', 'UI'],
  ['api', 'API'],
]);

const checkWords = {
  pass: 'all checks pass',
  warn: 'a check warns',
  fail: 'a check fails',
  'not-run': 'no check was run',
} as const;
