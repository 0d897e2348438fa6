import { expect, test } from 'vitest';
import { packCaptures, unpackCaptures } from '../../../../../src/main/core/log/capture-pack';
import { captureColumns } from '../../../../../src/main/core/log/capture-values';
import { captureDraft } from '../../../../support/log-drafts';

test('each request finds its own bytes again, and the caller’s buffers stay the caller’s', () => {
  const pool = Buffer.from('0123456789');
  const drafts = [
    captureDraft({ body: pool.subarray(2, 5), raw: new Uint8Array(0) }),
    captureDraft({ body: new Uint8Array(0), raw: pool.subarray(0, 1), answer: { status: 200, headers: [], body: pool.subarray(9), delayMs: 0 } }),
    captureDraft({ body: pool }),
  ];
  const pack = packCaptures(drafts);
  pool.fill('x');
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
  const unpacked = unpackCaptures(pack);
  expect(unpacked.map(({ body, raw, answerBody }) => [text(body), text(raw), text(answerBody)])).toEqual([
    ['234', '', 'ok'],
    ['', '0', '9'],
    ['0123456789', '', 'ok'],
  ]);
  expect(unpacked.map(({ values }) => values.length)).toEqual([captureColumns.length, captureColumns.length, captureColumns.length]);
});
