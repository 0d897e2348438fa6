import { expect, test } from 'vitest';
import { beginProgress } from '../../../scripts/progress.mjs';

function stream(isTTY: boolean): { isTTY: boolean; text: string; write(piece: string): boolean } {
  return {
    isTTY,
    text: '',
    write(piece: string) {
      this.text += piece;
      return true;
    },
  };
}

test('a few lines where nobody watches', () => {
  const out = stream(false);
  const progress = beginProgress('Unpacking:', out);
  for (let step = 0; step <= 100; step += 1) progress.at(step / 100);
  progress.done();
  expect(out.text).toBe('Unpacking: 0 %\nUnpacking: 25 %\nUnpacking: 50 %\nUnpacking: 75 %\nUnpacking: 100 %\n');
});

test('one line that is written over on a terminal', () => {
  const out = stream(true);
  const progress = beginProgress('Unpacking:', out);
  progress.at(0.5);
  progress.at(0.5);
  progress.at(2);
  progress.done();
  expect(out.text).toBe('\rUnpacking: 0 %\rUnpacking: 50 %\rUnpacking: 99 %\rUnpacking: 100 %\n');
});
