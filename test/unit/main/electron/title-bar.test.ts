import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { frameBackground, titleBarOverlay } from '../../../../src/main/electron/title-bar';

test('the frame has the colours and the height that the page’s tokens have', () => {
  const tokens = readFileSync(new URL('../../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8');
  const pair = (role: string): [string, string] => {
    const found = new RegExp(`${role}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
    return [found?.[1] ?? '', found?.[2] ?? ''];
  };
  expect([frameBackground(false), frameBackground(true)]).toEqual(pair('--bg-chrome'));
  expect([titleBarOverlay(false).color, titleBarOverlay(true).color]).toEqual(pair('--bg-chrome'));
  expect([titleBarOverlay(false).symbolColor, titleBarOverlay(true).symbolColor]).toEqual(pair('--text-2'));
  expect(`${(titleBarOverlay(false).height ?? 0) / 16}rem`).toBe(/--h-titlebar: ([\d.]+rem)/.exec(tokens)?.[1]);
});
