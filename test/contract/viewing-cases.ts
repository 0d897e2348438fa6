import { gzipSync } from 'node:zlib';
import { request } from 'node:http';
import type { CoreApp } from '../../src/main/core/app';
import type { Input } from '../../src/shared/contract/contract';
import type { BodyPlaceOnRecord } from '../../src/shared/contract/viewing-contract';
import { catchUrl, value } from '../support/open-core';

type Bad = { readonly why: string; readonly input: unknown; readonly code: 'invalid' | 'not-found' };

const gone = { of: 'captured', id: 'nothing' } as const;
const shapes: readonly Bad[] = [
  { why: 'no body named', input: {}, code: 'invalid' },
  { why: 'a body that is none', input: { body: { of: 'soul', id: 'a' } }, code: 'invalid' },
  { why: 'an attempt without its number', input: { body: { of: 'sent', id: 'a' } }, code: 'invalid' },
];

/** Captures a compressed body over a real socket. */
async function compressedCapture(app: CoreApp): Promise<BodyPlaceOnRecord> {
  const body = gzipSync('{"event_name":"claim.created"}');
  await new Promise<void>((resolve, reject) => {
    const sending = request(catchUrl(app), { method: 'POST', headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' } }, (answer) => {
      answer.resume().once('end', resolve);
    });
    sending.once('error', reject);
    sending.end(body);
  });
  const { rows } = await value(app, 'activity.page', { query: '', quick: 'all', fromRank: 0, limit: 1 });
  return { of: 'captured', id: rows[0]?.id ?? 'nothing was captured' };
}

/** A good input and bad ones for each method that reads bodies. */
export const viewingCases = {
  'bodies.decoded': {
    good: async (app: CoreApp): Promise<Input<'bodies.decoded'>> => ({ body: await compressedCapture(app) }),
    bad: [...shapes, { why: 'a record that is gone', input: { body: gone }, code: 'not-found' }],
  },
  'bodies.bytes': {
    good: async (app: CoreApp): Promise<Input<'bodies.bytes'>> => ({ body: await compressedCapture(app), decoded: true, from: 2, to: 12 }),
    bad: [
      ...shapes,
      { why: 'a record that is gone', input: { body: gone, decoded: false, from: 0, to: 1 }, code: 'not-found' },
      { why: 'too much at once', input: { body: gone, decoded: false, from: 0, to: 1e9 }, code: 'invalid' },
    ],
  },
} satisfies Record<string, { good(app: CoreApp): Promise<unknown>; readonly bad: readonly Bad[] }>;
