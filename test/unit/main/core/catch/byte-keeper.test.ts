import { describe, expect, test } from 'vitest';
import { ByteKeeper } from '../../../../../src/main/core/catch/byte-keeper';
import { InputBuffer } from '../../../../../src/main/core/catch/input-buffer';
import { seededRandom } from '../../../../support/seeded-random';

const sizes = [0, 1, 2, 100, 4_095, 4_096, 5_000, 16_384, 40_000];

function pieces(seed: number): readonly Buffer[] {
  const random = seededRandom(seed);
  return Array.from({ length: 40 }, () => Buffer.alloc(sizes[Math.floor(random() * sizes.length)] ?? 1, Math.floor(random() * 256)));
}

describe('ByteKeeper', () => {
  test.each([1, 2, 3, 4, 5])('keeps the first bytes of pieces of any size, in order (seed %i)', (seed) => {
    const parts = pieces(seed);
    const all = Buffer.concat(parts);
    for (const limit of [0, 1, 4_096, 50_000, all.length, all.length + 1]) {
      const keeper = new ByteKeeper(limit);
      for (const part of parts) keeper.add(part);
      expect(keeper.bytes().equals(all.subarray(0, limit)), `limit ${limit}`).toBe(true);
      expect(keeper.keptBytes).toBe(Math.min(limit, all.length));
    }
  });

  test('hands a single piece over without a copy', () => {
    const piece = Buffer.from('abc');
    const keeper = new ByteKeeper(10);
    keeper.add(piece);
    expect(keeper.bytes()).toBe(piece);
  });
});

describe('InputBuffer', () => {
  test.each([1, 2, 3, 4, 5])('gives back what was put in, whatever was taken between (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const parts = pieces(seed);
    const input = new InputBuffer();
    const taken: Buffer[] = [];
    for (const part of parts) {
      input.append(part);
      const count = Math.floor(random() * input.length);
      taken.push(input.view(0, count));
      input.skip(count);
    }
    taken.push(input.take());
    expect(input.length).toBe(0);
    expect(Buffer.concat(taken).equals(Buffer.concat(parts))).toBe(true);
  });

  test('finds nothing beyond its end', () => {
    const input = new InputBuffer();
    input.append(Buffer.from('ab\r'));
    input.append(Buffer.from('\ncd'));
    expect(input.indexOf(Buffer.from('\r\n'), 0)).toBe(2);
    expect(input.indexOf(Buffer.from('\0'), 0)).toBe(-1);
    expect(input.lastIndexOf(0x0a, 0, input.length)).toBe(3);
    expect(input.lastIndexOf(0x0a, 4, input.length)).toBe(-1);
    expect(input.at(6)).toBeUndefined();
    expect(input.text(2, 6)).toBe('\r\ncd');
  });
});
