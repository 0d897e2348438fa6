import { createHash } from 'node:crypto';
import type { CaptureDraft } from '../../src/shared/model/captured-request';
import type { Delivery } from '../../src/shared/model/delivery';
import type { EventRecord } from '../../src/shared/model/event';

/** A captured request as the catch server would hand it over, with what the test wants to be different. */
export function captureDraft(changes: Partial<CaptureDraft> = {}): CaptureDraft {
  const body = changes.body ?? Buffer.from('{"event":"claim.assigned"}');
  return {
    receivedAtMs: 1_790_000_000_000,
    state: 'complete',
    method: 'POST',
    target: '/hooks/claims?x=1',
    httpVersion: '1.1',
    headers: [
      ['Host', '127.0.0.1:4455'],
      ['content-type', 'application/json'],
      ['X-Twice', 'one'],
      ['x-twice', 'two'],
    ],
    trailers: [],
    body,
    bodyBytes: body.length,
    bodySha256: createHash('sha256').update(body).digest('hex'),
    truncated: false,
    raw: new Uint8Array(0),
    eventName: 'claim.assigned',
    source: 'ui',
    remoteAddress: '127.0.0.1',
    remotePort: 50_001,
    localAddress: '127.0.0.1',
    localPort: 4455,
    secure: false,
    requestNumber: 1,
    durationMs: 1.5,
    answer: { status: 200, headers: [['Content-Type', 'text/plain']], body: Buffer.from('ok'), delayMs: 0 },
    checkState: 'pass',
    fromWebPage: false,
    ...changes,
  };
}

/** An event on record with this id. */
export function eventRecord(id: string, name = 'claim.assigned'): EventRecord {
  return {
    id,
    createdAtMs: 1_790_000_000_000,
    name,
    source: 'ui',
    performedBy: { kind: 'user', userId: 7, name: 'Ada' },
    subjectKind: 'claim',
    subjectText: '{"id":12345678901234567890,"note":"Água"}',
  };
}

/** A delivery of an event, waiting to be sent. */
export function queuedDelivery(id: string, eventId: string, changes: Partial<Delivery> = {}): Delivery {
  return { id, eventId, endpointId: 'end_1', endpointName: 'Local', url: 'http://127.0.0.1:4455/hooks', state: 'queued', createdAtMs: 1_790_000_000_000, attemptLimit: 1, ...changes };
}
