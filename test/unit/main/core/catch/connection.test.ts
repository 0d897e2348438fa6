import { describe, expect, test } from 'vitest';
import type { CaptureDraft } from '../../../../../src/shared/model/captured-request';
import { httpCorpus, mutatedRequest } from '../../../../support/http-corpus';
import { exchangeInMemory } from '../../../../support/memory-socket';
import { seededRandom } from '../../../../support/seeded-random';

/** What must not depend on how the bytes were cut. Of a malformed request the raw bytes are as many as had come when it was found out. */
function comparable(draft: CaptureDraft): unknown {
  const { receivedAtMs: _receivedAtMs, durationMs: _durationMs, raw, body, answer, ...rest } = draft;
  return { ...rest, body: Buffer.from(body).toString('latin1'), answer: answer.status, raw: draft.state === 'malformed' ? '' : Buffer.from(raw).toString('latin1') };
}

function cut(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  return [0, ...places].map((from, index) => bytes.subarray(from, places[index]));
}

describe('the same bytes give the same records', () => {
  test.each(httpCorpus)('however they are cut: %j', async (text) => {
    const bytes = Buffer.from(text, 'latin1');
    const whole = await exchangeInMemory([bytes]);
    const expected = whole.drafts.map(comparable);
    expect(expected.length).toBeGreaterThan(0);
    for (let place = 1; place < bytes.length; place += 1) {
      const { drafts } = await exchangeInMemory(cut(bytes, [place]));
      expect(drafts.map(comparable), `cut at ${place}`).toEqual(expected);
    }
    const single = await exchangeInMemory(cut(bytes, Array.from({ length: bytes.length - 1 }, (_, index) => index + 1)));
    expect(single.drafts.map(comparable), 'byte by byte').toEqual(expected);
  });
});

describe('bytes at random', () => {
  test.each([1, 2, 3])('never fail and always leave a record (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    for (let round = 0; round < 1_500; round += 1) {
      const bytes = mutatedRequest(random);
      const place = Math.floor(random() * bytes.length);
      const { drafts } = await exchangeInMemory(cut(bytes, [place]));
      const text = bytes.toString('latin1');
      expect(drafts.length, JSON.stringify(text)).toBeGreaterThan(0);
      for (const draft of drafts) {
        expect(draft.state === 'complete', JSON.stringify(text)).toBe(draft.problem === undefined);
        if (draft.state !== 'complete') expect(text, JSON.stringify(text)).toContain(Buffer.from(draft.raw).toString('latin1'));
        expect(draft.body.length).toBe(draft.bodyBytes);
      }
    }
  });
});
