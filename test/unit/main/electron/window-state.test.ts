import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeOnDisplays, readWindowState, saveWindowState } from '../../../../src/main/electron/window-state';
import { temporaryFolder } from '../../../support/temporary-folder';

const left = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 100, width: 1280, height: 980 };

test('what was saved is read again', () => {
  const file = join(temporaryFolder(), 'window-state.json');
  const state = { bounds: { x: -10, y: 20, width: 1000, height: 700 }, maximized: true };
  saveWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
});

test.each([
  '',
  '{',
  '[]',
  'null',
  '{"bounds":{"x":0,"y":0,"width":1000,"height":700}}',
  '{"bounds":{"x":0,"y":0,"width":1000,"height":700},"maximized":"yes"}',
  '{"bounds":{"x":"0","y":0,"width":1000,"height":700},"maximized":false}',
  '{"bounds":{"x":0.5,"y":0,"width":1000,"height":700},"maximized":false}',
  '{"bounds":{"x":1e300,"y":0,"width":1000,"height":700},"maximized":false}',
  '{"bounds":{"x":0,"y":0,"width":10,"height":700},"maximized":false}',
])('%j counts as no state', (text) => {
  const file = join(temporaryFolder(), 'window-state.json');
  writeFileSync(file, text);
  expect(readWindowState(file)).toBeUndefined();
});

test('no file counts as no state', () => {
  expect(readWindowState(join(temporaryFolder(), 'none.json'))).toBeUndefined();
});

test('the first time the window is in the middle of the first display, and no larger than it', () => {
  expect(placeOnDisplays(undefined, [left, right])).toEqual({ x: 240, y: 70, width: 1440, height: 900 });
  expect(placeOnDisplays(undefined, [right])).toEqual({ x: 1920, y: 140, width: 1280, height: 900 });
  expect(placeOnDisplays(undefined, [{ x: 0, y: 0, width: 640, height: 480 }])).toEqual({ x: 0, y: 0, width: 700, height: 600 });
});

test('a window that can be grabbed stays where it was', () => {
  const partlyOff = { x: 1800, y: 120, width: 1000, height: 700 };
  expect(placeOnDisplays(partlyOff, [left, right])).toEqual(partlyOff);
});

test.each([
  ['on a display that is gone', { x: 5000, y: 100, width: 1000, height: 700 }],
  ['above the top', { x: 100, y: -50, width: 1000, height: 700 }],
  ['below the bottom', { x: 100, y: 1030, width: 1000, height: 700 }],
  ['off to the left but for a sliver', { x: -900, y: 100, width: 1000, height: 700 }],
])('a window %s comes to the middle with its size', (_case, bounds) => {
  expect(placeOnDisplays(bounds, [left, right])).toEqual({ x: 460, y: 170, width: 1000, height: 700 });
});

test('a window larger than its display is made to fit', () => {
  expect(placeOnDisplays({ x: 0, y: 0, width: 4000, height: 3000 }, [left])).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
});
