import type { CapturedRequest } from '../model/captured-request';

type Shown = Omit<CapturedRequest, 'body' | 'raw'>;

/** A captured request as the command line's contract writes it. Fields may be added; none is renamed or removed. */
export function captureJson(capture: Shown): Record<string, unknown> {
  const { answer } = capture;
  return {
    id: capture.id,
    seq: capture.seq,
    receivedAt: new Date(capture.receivedAtMs).toISOString(),
    state: capture.state,
    ...(capture.problem === undefined ? {} : { problem: capture.problem }),
    method: capture.method,
    target: capture.target,
    httpVersion: capture.httpVersion,
    headers: capture.headers,
    trailers: capture.trailers,
    bodyBytes: capture.bodyBytes,
    bodySha256: capture.bodySha256,
    truncated: capture.truncated,
    eventName: capture.eventName,
    source: capture.source,
    remoteAddress: capture.remoteAddress,
    remotePort: capture.remotePort,
    durationMs: capture.durationMs,
    checkState: capture.checkState,
    fromWebPage: capture.fromWebPage,
    answer: {
      status: answer.status,
      delayMs: answer.delayMs,
      ...(answer.fault === undefined ? {} : { fault: answer.fault }),
      ...(answer.rule === undefined ? {} : { rule: answer.rule }),
    },
  };
}
