import { describe, expect, it } from 'vitest';
import type { AttemptOutcome } from '../../../../../src/shared/model/attempt';
import { failure } from '../../../../../src/shared/model/failure';
import { phaseBars, phasesOf } from '../../../../../src/renderer/features/activity/phases';

const answered: AttemptOutcome = {
  startedAtMs: 0,
  timings: { dnsMs: 4, connectMs: 11, tlsMs: 38, waitMs: 155, downloadMs: 4, totalMs: 212 },
  answer: { httpVersion: '1.1', status: 503, statusText: 'Service Unavailable', headers: [], body: new Uint8Array(), bodyBytes: 0, truncated: false },
};

describe('phases', () => {
  it('names each part of an answered attempt in order', () => {
    expect(phasesOf(answered).map(({ name, durationMs }) => `${name} ${durationMs}`)).toEqual(['DNS 4', 'Connect 11', 'TLS 38', 'Wait 155', 'Download 4']);
  });

  it('leaves out what did not happen', () => {
    expect(phasesOf({ ...answered, timings: { waitMs: 2, downloadMs: 1, totalMs: 3 } }).map(({ name }) => name)).toEqual(['Wait', 'Download']);
  });

  it('hatches the wait that ended without an answer, told or left over', () => {
    const timedOut = { startedAtMs: 0, failure: failure('timeout') };
    expect(phasesOf({ ...timedOut, timings: { connectMs: 10, waitMs: 9956, totalMs: 9966 } }).at(-1)?.style).toBe('ph-timeout');
    expect(phasesOf({ ...timedOut, timings: { connectMs: 10, totalMs: 10_000 } }).at(-1)).toEqual({ name: 'Wait', style: 'ph-timeout', durationMs: 9990 });
  });

  it('draws every phase where one can see it, inside the bar', () => {
    const bars = phaseBars(phasesOf({ ...answered, timings: { dnsMs: 0.01, connectMs: 0.01, waitMs: 10_000, totalMs: 10_000.02 } }));
    for (const bar of bars) {
      expect(bar.widthPercent).toBeGreaterThanOrEqual(0.5);
      expect(bar.startPercent + bar.widthPercent).toBeLessThanOrEqual(100.5);
    }
  });

  it('draws nothing for an attempt that took no time', () => {
    expect(phaseBars(phasesOf({ startedAtMs: 0, timings: { totalMs: 0 }, failure: failure('invalid-url') }))).toEqual([]);
  });
});
