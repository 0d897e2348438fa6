import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { eventContent, type ReadableCapture } from '../../../../../src/main/core/checks/event-content';

const subjectOf = (name: string) => (name.startsWith('claim.') ? ('claim' as const) : name.startsWith('contact.') ? ('contact' as const) : undefined);

function capture(body: string | Uint8Array, more: Partial<ReadableCapture> = {}): ReadableCapture {
  return { eventName: 'claim.created', headers: [], body: Buffer.from(body), truncated: false, ...more };
}

test('reads an event token for token', () => {
  const body = '{"claim": {"n": 1.10, "big": 90071992547409931, "k": 1, "k": 2}, "event_name":"claim.created","source":"api","performed_by":{"name":"Sync \\u00e9"}}';
  for (const read of [capture(body), capture(gzipSync(body), { headers: [['Content-Encoding', 'gzip']] }), capture(`\ufeff${body}`)]) {
    expect(eventContent(read, subjectOf)).toEqual({
      draft: { name: 'claim.created', source: 'api', performedBy: { kind: 'token', name: 'Sync é' }, subjectText: '{"n": 1.10, "big": 90071992547409931, "k": 1, "k": 2}' },
      notes: [],
      subjectKind: 'claim',
    });
  }
});

test('takes the name from the body where there is no header, and the subject of an unknown event from what is there', () => {
  const read = capture('{"contact":{"id":1},"event_name":"thing.happened","source":"ui","performed_by":{"user_id":7,"name":"Zoë"}}', { eventName: null });
  expect(eventContent(read, subjectOf)).toEqual({ draft: { name: 'thing.happened', source: 'ui', performedBy: { kind: 'user', userId: 7, name: 'Zoë' }, subjectText: '{"id":1}' }, notes: [], subjectKind: 'contact' });
});

test.each([
  ['not JSON', capture('{'), /is not JSON/],
  ['not an object', capture('[1]'), /not a JSON object/],
  ['not UTF-8', capture(Uint8Array.of(0xc3)), /not UTF-8/],
  ['not gzip', capture('plain', { headers: [['content-encoding', 'gzip']] }), /cannot be unpacked/],
  ['cut', capture('{}', { truncated: true }), /Only the first part/],
  ['no subject', capture('{"source":"ui","performed_by":{"user_id":1,"name":"A"}}'), /no claim or contact/],
  ['an odd source', capture('{"claim":{},"source":"mail","performed_by":{"user_id":1,"name":"A"}}'), /neither ui nor api/],
  ['no user', capture('{"claim":{},"source":"ui","performed_by":null}'), /which user/],
  ['no token', capture('{"claim":{},"source":"api"}'), /no API token/],
])('says what it could not read: %s', (_why, read, note) => {
  const { notes, draft } = eventContent(read, subjectOf);
  expect(notes.join(' ')).toMatch(note);
  expect(JSON.parse(draft.subjectText)).toEqual({});
});
