import type { ActivityRow, ReceivedRow, SentRow } from '../../../shared/model/activity';
import type { FailureCode } from '../../../shared/model/failure';
import { notDeliveredSentence } from '../../../shared/model/endpoint';

/** The outcome marker of a row, by shape as well as hue. */
export type Marker = 'ok' | 'warn' | 'fail' | 'pending' | 'none';

/** How the status of a row is drawn: plain digits, a filled pill, or a reason that runs to the end of the row. */
export type RowStatus =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'pill'; readonly tone: 'warn' | 'fail'; readonly text: string }
  | { readonly kind: 'sending'; readonly text: string }
  /** The next attempt to the endpoint is planned: `atMs` is when. */
  | { readonly kind: 'waiting'; readonly atMs: number; readonly endpointId: string; readonly text: string }
  | { readonly kind: 'reason'; readonly text: string };

const failureWords: Readonly<Record<FailureCode, string>> = {
  refused: 'refused',
  dns: 'dns',
  unreachable: 'unreachable',
  'connect-timeout': 'timeout',
  timeout: 'timeout',
  reset: 'reset',
  closed: 'closed',
  'no-answer': 'no answer',
  'broken-answer': 'not HTTP',
  'tls-self-signed': 'tls',
  'tls-expired': 'tls',
  'tls-wrong-host': 'tls',
  'tls-untrusted': 'tls',
  tls: 'tls',
  'invalid-url': 'bad URL',
  unsigned: 'not signed',
  'no-secret': 'no secret',
  'broken-off': 'broken off',
  cancelled: 'cancelled',
  unknown: 'unknown',
};

/** A failure in the one or two words that a pill has room for. A code of a newer program stands for itself. */
export function failureWord(code: string): string {
  return Object.hasOwn(failureWords, code) ? failureWords[code as FailureCode] : code;
}

export function rowMarker(row: ActivityRow): Marker {
  return row.direction === 'sent' ? sentMarker(row) : receivedMarker(row);
}

export function rowStatus(row: ActivityRow): RowStatus {
  return row.direction === 'sent' ? sentStatus(row) : receivedStatus(row);
}

function sentMarker(row: SentRow): Marker {
  switch (row.state) {
    case 'queued':
    case 'sending':
      return 'pending';
    case 'waiting':
      return 'warn';
    case 'delivered':
      return 'ok';
    case 'failed':
      return 'fail';
    case 'unknown':
      return 'warn';
    case 'cancelled':
    case 'not-delivered':
      return 'none';
  }
}

/** The status of a delivery, in the stream and among the other deliveries of its event. */
export function sentStatus(row: Pick<SentRow, 'state' | 'reason' | 'status' | 'nextAttemptAtMs' | 'endpointId'> & { readonly failureCode: string | null }): RowStatus {
  switch (row.state) {
    case 'queued':
      return { kind: 'sending', text: 'queued' };
    case 'sending':
      return { kind: 'sending', text: 'sending' };
    case 'waiting':
      return row.nextAttemptAtMs === null ? { kind: 'pill', tone: 'warn', text: row.reason === 'paused' ? 'paused' : 'waiting' } : { kind: 'waiting', atMs: row.nextAttemptAtMs, endpointId: row.endpointId, text: 'waits for the next attempt' };
    case 'delivered':
      return { kind: 'ok', text: row.status === null ? 'delivered' : String(row.status) };
    case 'failed':
      return { kind: 'pill', tone: 'fail', text: row.failureCode !== null ? failureWord(row.failureCode) : row.status === null ? 'failed' : String(row.status) };
    case 'unknown':
      return { kind: 'pill', tone: 'warn', text: 'unknown' };
    case 'cancelled':
      return { kind: 'reason', text: 'Cancelled' };
    case 'not-delivered':
      return { kind: 'reason', text: row.reason === null ? 'Not delivered' : `Not delivered: ${notDeliveredSentence(row.reason)}` };
  }
}

function receivedMarker(row: ReceivedRow): Marker {
  if (row.state === 'malformed' || row.checkState === 'fail') return 'fail';
  if (row.state === 'incomplete') return 'warn';
  if (row.status !== null && row.status >= 400) return 'fail';
  return row.checkState === 'warn' ? 'warn' : 'ok';
}

function receivedStatus(row: ReceivedRow): RowStatus {
  if (row.state === 'malformed') return { kind: 'pill', tone: 'fail', text: 'malformed' };
  if (row.state === 'incomplete') return { kind: 'pill', tone: 'warn', text: 'incomplete' };
  if (row.status === null) return { kind: 'pill', tone: 'warn', text: 'no answer' };
  return row.status >= 400 ? { kind: 'pill', tone: 'fail', text: String(row.status) } : { kind: 'ok', text: String(row.status) };
}
