import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BodyCollector } from '../../../../../src/main/core/catch/body-collector';
import { MemoryBudget } from '../../../../../src/main/core/catch/memory-budget';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('BodyCollector', () => {
  test.each([[[]], [[1]], [[5_000, 1, 7_000]], [[10, 10, 10, 10]]])('counts, hashes and keeps pieces of %j bytes', (sizes) => {
    const parts = sizes.map((size) => randomBytes(size));
    const whole = Buffer.concat(parts);
    const collector = new BodyCollector(10_000, new MemoryBudget(1_000_000));
    for (const part of parts) collector.add(part);
    const { bytes, ...facts } = collector.collected();
    expect(facts).toEqual({ totalBytes: whole.length, sha256: sha256(whole), truncated: whole.length > 10_000 });
    expect(bytes.equals(whole.subarray(0, 10_000))).toBe(true);
  });

  test('keeps less where memory is used up by others, without a gap, and gets it back', () => {
    const budget = new MemoryBudget(100);
    const first = new BodyCollector(1_000, budget);
    first.add(Buffer.alloc(80, 'a'));
    const second = new BodyCollector(1_000, budget);
    second.add(Buffer.from('b'.repeat(30)));
    budget.give(first.collected().bytes.length);
    second.add(Buffer.from('c'.repeat(30)));
    expect(second.collected()).toMatchObject({ totalBytes: 60, truncated: true, bytes: Buffer.from('b'.repeat(20)), sha256: sha256(Buffer.from('b'.repeat(30) + 'c'.repeat(30))) });
    const third = new BodyCollector(1_000, budget);
    third.add(Buffer.alloc(80, 'd'));
    expect(third.collected()).toMatchObject({ totalBytes: 80, truncated: false });
  });
});
