import { expect, test } from 'vitest';
import { keptWords } from '../../../../../src/renderer/features/settings/kept-words';

test('what stays is counted, each kind only where there is some', () => {
  expect(keptWords({ pinned: 3, underWay: 2 })).toBe('3 pinned records, 2 deliveries that are under way or waiting, and what arrives from now on stay.');
  expect(keptWords({ pinned: 1, underWay: 0 })).toBe('1 pinned record and what arrives from now on stay.');
  expect(keptWords({ pinned: 0, underWay: 1 })).toBe('1 delivery that is under way or waiting and what arrives from now on stay.');
  expect(keptWords({ pinned: 0, underWay: 0 })).toBe('What arrives from now on stays. Nothing is pinned, and no delivery is under way or waiting.');
});
