import type { PackedCapture } from './capture-pack';
import { captureColumns, type CaptureColumn, type CaptureValue } from './capture-values';
import type { CaptureEnds } from './connection-joins';
import { activityFlag } from './activity-flags';
import { pathOfTarget } from './target-path';
import type { Connection, SqlValue, Statement } from './connection';

const columnIndex = new Map<CaptureColumn, number>(captureColumns.map((column, index) => [column, index]));

function value(capture: PackedCapture, column: CaptureColumn): CaptureValue {
  return capture.values[columnIndex.get(column) ?? -1] ?? null;
}

function numeric(capture: PackedCapture, column: CaptureColumn): number {
  return Number(value(capture, column));
}

const insertCapture = `INSERT INTO capture (seq, position, ${captureColumns.join(', ')}, answer_body, body, raw)
  VALUES (?, ?, ${captureColumns.map(() => '?').join(', ')}, ?, ?, ?)`;

const insertActivity = `INSERT INTO activity
  (position, flags, time_ms, event_name, source, state, status, duration_ms, size_bytes, seq, method, path, problem, kept_bytes, check_state)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** The flags of a captured request; failing as `isFailing` of the shared model says. */
function captureFlags(state: string, checkState: string, checkMarks: string, status: number, truncated: boolean, fromWebPage: boolean): number {
  return (
    activityFlag.received |
    checkFlags(state, checkState, checkMarks, status) |
    (truncated ? activityFlag.truncated : 0) |
    (fromWebPage ? activityFlag.fromWebPage : 0)
  );
}

/** Those of the flags that depend on checks. */
export const checkFlagMask = activityFlag.failing | activityFlag.checksFail | activityFlag.checkedLater;

/** The flags under `checkFlagMask`; `checkMarks` are the words of the shared model. */
export function checkFlags(state: string, checkState: string, checkMarks: string, status: number): number {
  return (
    (state !== 'complete' || checkState === 'fail' || status >= 400 ? activityFlag.failing : 0) |
    (checkState === 'fail' ? activityFlag.checksFail : 0) |
    (checkMarks.split(' ').includes('later') ? activityFlag.checkedLater : 0)
  );
}

/** Writes captured requests. Must run inside a transaction. */
export class CaptureWriter {
  readonly #capture: Statement;
  readonly #activity: Statement;

  constructor(connection: Connection) {
    this.#capture = connection.prepare(insertCapture);
    this.#activity = connection.prepare(insertActivity);
  }

  /** Stores one request at its place and returns its flags. */
  add(seq: number, position: number, capture: PackedCapture): number {
    const state = String(value(capture, 'state'));
    const checkState = String(value(capture, 'check_state'));
    const status = numeric(capture, 'answer_status');
    const flags = captureFlags(state, checkState, String(value(capture, 'check_marks') ?? ''), status, numeric(capture, 'truncated') === 1, numeric(capture, 'from_web_page') === 1);
    const values: readonly SqlValue[] = capture.values;
    this.#capture.run(seq, position, ...values, capture.answerBody, capture.body, capture.raw);
    this.#activity.run(
      position,
      flags,
      value(capture, 'received_at_ms'),
      value(capture, 'event_name'),
      value(capture, 'source'),
      state,
      status === 0 ? null : status,
      value(capture, 'duration_ms'),
      value(capture, 'body_bytes'),
      seq,
      value(capture, 'method'),
      pathOfTarget(String(value(capture, 'target'))),
      value(capture, 'problem_message'),
      capture.body.length,
      checkState,
    );
    return flags;
  }
}

/** The connection that a packed request came over. */
export function endsOfCapture(seq: number, capture: PackedCapture): CaptureEnds {
  const fromMs = numeric(capture, 'received_at_ms');
  return {
    seq,
    remoteAddress: String(value(capture, 'remote_address')),
    remotePort: numeric(capture, 'remote_port'),
    localPort: numeric(capture, 'local_port'),
    requestNumber: numeric(capture, 'request_number'),
    fromMs,
    toMs: fromMs + numeric(capture, 'duration_ms'),
  };
}
