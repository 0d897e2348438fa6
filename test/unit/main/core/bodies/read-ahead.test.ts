import { expect, test } from 'vitest';
import { readAhead } from '../../../../../src/main/core/bodies/read-ahead';

const size = 40 * 1024 * 1024;
const step = 512 * 1024;
const whole = Buffer.alloc(size, Uint8Array.from({ length: 251 }, (_, at) => at));

/** A body of 40 MB whose bytes tell where they stand, what was read of it, and a timer that is called by hand. */
function longBody() {
  const reads: (readonly [id: string, from: number, to: number])[] = [];
  let runOut: (() => void) | undefined;
  const read = readAhead(
    (id, from, to) => {
      reads.push([id, from, to]);
      return Promise.resolve(id === 'gone' ? undefined : new Uint8Array(whole.subarray(from, to)));
    },
    {
      timer(_delayMs, callback) {
        runOut = () => {
          runOut = undefined;
          callback();
        };
        return () => {
          runOut = undefined;
        };
      },
    },
  );
  return { reads, read, letGo: () => runOut?.() };
}

test('ranges that follow each other are cut from few reads, with their own bytes', async () => {
  const { reads, read } = longBody();
  for (let from = 0; from < size; from += step) {
    const bytes = await read('a', from, from + step);
    expect(bytes?.length).toBe(step);
    expect([bytes?.[0], bytes?.[step - 1]]).toEqual([from % 251, (from + step - 1) % 251]);
  }
  expect(reads.length).toBe(4);
  expect(await read('a', size, size + step)).toEqual(new Uint8Array(0));
});

test('a single range is read as it was asked for, and another body is not taken for the first', async () => {
  const { reads, read } = longBody();
  await read('a', 0, 10);
  await read('a', 500, 510);
  await read('b', 510, 520);
  expect(reads).toEqual([['a', 0, 10], ['a', 500, 510], ['b', 510, 520]]);
  expect(await read('gone', 0, 10)).toBeUndefined();
  expect(await read('gone', 10, 20)).toBeUndefined();
});

test('a range that a slower read overtook has its own bytes', async () => {
  const { read } = longBody();
  const all = await Promise.all([0, 1, 2, 3].map((at) => read('a', at * step, (at + 1) * step)));
  expect(all.map((bytes) => bytes?.[0])).toEqual([0, 1, 2, 3].map((at) => (at * step) % 251));
});

test('what was read ahead is let go', async () => {
  const { reads, read, letGo } = longBody();
  await read('a', 0, step);
  await read('a', step, 2 * step);
  letGo();
  await read('a', 2 * step, 3 * step);
  expect(reads.at(-1)).toEqual(['a', 2 * step, 3 * step]);
});

test('what came only after the time was up is let go too', async () => {
  const { reads, read, letGo } = longBody();
  await read('a', 0, step);
  const slow = read('a', step, 2 * step);
  letGo();
  await slow;
  letGo();
  await read('a', 2 * step, 3 * step);
  expect(reads.at(-1)).toEqual(['a', 2 * step, 3 * step]);
});
