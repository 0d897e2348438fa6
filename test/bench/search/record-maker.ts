import { createHash } from 'node:crypto';
import type { CaptureDraft } from '../../../src/shared/model/captured-request';
import { seededRandom } from '../../support/seeded-random';

const bodyBytes = 2_048;
const vocabularySize = 4_000;
const events = ['claim.created', 'claim.updated', 'claim.assigned', 'claim.note_added', 'claim.status_changed', 'claim.closed', 'contact.created', 'contact.updated', 'contact.merged'] as const;
const paths = ['/hooks/claims', '/hooks/contacts', '/hooks/all', '/v2/receive', '/slow'] as const;
const labels = ['urgent', 'water', 'fire', 'theft', 'glass', 'storm', 'vip', 'fraud-check', 'reopened', 'legal'] as const;
const statuses = ['open', 'in_review', 'waiting', 'approved', 'rejected', 'closed'] as const;
const firstNames = ['Ada', 'Joana', 'Piotr', 'Noor', 'Mireille', 'Tomás', 'Grete', 'Ravi'] as const;
const lastNames = ['Smith', 'Okafor', 'Nowak', 'Silva', 'Lindqvist', 'Haddad', 'Brandt', 'Iyer'] as const;
const syllables = ['ba', 'cor', 'den', 'fil', 'gra', 'hol', 'in', 'jus', 'kel', 'lo', 'mar', 'ne', 'or', 'pol', 'qui', 'ra', 'sel', 'ti', 'un', 'ver'] as const;
const startMs = Date.UTC(2026, 8, 1);
/** A record comes every so often; a million of them fill four months. */
const everyMs = 10_000;

/** Makes captured requests as a claims provider would send them, the same ones for the same seed: 2 KB of JSON each, with ids, times, labels and a note in words. */
export function createRecordMaker(seed: number): (index: number) => CaptureDraft {
  const random = seededRandom(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const pick = <T>(items: readonly [T, ...T[]]): T => items[whole(items.length)] ?? items[0];
  const hex = (length: number): string => Array.from({ length }, () => whole(16).toString(16)).join('');
  const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  const vocabulary = Array.from({ length: vocabularySize }, () => Array.from({ length: 1 + whole(4) }, () => pick(syllables)).join(''));
  /** Few words are frequent and many rare, as in any language. */
  const word = (): string => vocabulary[Math.floor(vocabularySize * random() ** 3)] ?? '';

  return (index) => {
    const receivedAtMs = startMs + index * everyMs + whole(5_000);
    const time = new Date(receivedAtMs - 300).toISOString();
    const event = pick(events);
    const claimId = 1_000 + Math.floor(index / 8) + whole(400);
    const byUser = random() < 0.7;
    const subject = {
      id: claimId,
      number: `CL-2026-${String(claimId).padStart(7, '0')}`,
      status: pick(statuses),
      labels: Array.from({ length: whole(4) }, () => pick(labels)),
      amount: { value: Math.round(random() * 5_000_000) / 100, currency: random() < 0.9 ? 'EUR' : 'USD' },
      insured: { first_name: pick(firstNames), last_name: pick(lastNames), email: `user${whole(20_000)}@example.com`, city: pick(['Porto', 'Gdańsk', 'Kiel', 'Lyon']) },
      damaged_at: new Date(receivedAtMs - whole(90) * 86_400_000).toISOString().slice(0, 10),
      created_at: time,
      assignee: random() < 0.5 ? null : { id: 100 + whole(60), name: `${pick(firstNames)} ${pick(lastNames)}` },
      reopened: random() < 0.1,
      note: '',
    };
    const body = {
      claim: subject,
      event_name: event,
      source: byUser ? 'ui' : 'api',
      performed_by: byUser ? { user_id: 2_000 + whole(80), name: `${pick(firstNames)} ${pick(lastNames)}` } : { token_name: `integration-${whole(12)}` },
    };
    const room = bodyBytes - Buffer.byteLength(JSON.stringify(body));
    let note = '';
    while (note.length < room) note += `${word()}${random() < 0.1 ? '. ' : ' '}`;
    subject.note = note.slice(0, room);
    const bytes = Buffer.from(JSON.stringify(body));
    const isBad = random() < 0.004;
    return {
      receivedAtMs,
      state: isBad ? 'malformed' : 'complete',
      ...(isBad ? { problem: { code: 'bad-header', message: 'A header line has no colon.' } } : {}),
      method: random() < 0.97 ? 'POST' : 'PUT',
      target: pick(paths),
      httpVersion: '1.1',
      headers: [
        ['Host', '127.0.0.1:4455'],
        ['Content-Type', 'application/json'],
        ['User-Agent', 'Claims-Webhooks/2.4'],
        ['Event-Name', event],
        ['X-Request-Id', uuid()],
        ['Content-Length', String(bytes.length)],
      ],
      trailers: [],
      body: bytes,
      bodyBytes: bytes.length,
      bodySha256: createHash('sha256').update(bytes).digest('hex'),
      truncated: false,
      raw: new Uint8Array(0),
      eventName: event,
      source: body.source,
      remoteAddress: '127.0.0.1',
      remotePort: 40_000 + whole(20_000),
      localAddress: '127.0.0.1',
      localPort: 4455,
      secure: false,
      requestNumber: 1 + whole(50),
      durationMs: random() < 0.002 ? 1_000 + random() * 4_000 : random() * 12,
      answer: { status: random() < 0.01 ? 503 : 200, headers: [['Content-Type', 'text/plain']], body: Buffer.from('ok'), delayMs: 0 },
      checkState: random() < 0.01 ? 'fail' : random() < 0.05 ? 'warn' : 'pass',
      fromWebPage: false,
    };
  };
}
