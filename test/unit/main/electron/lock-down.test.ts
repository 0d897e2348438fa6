import { expect, test } from 'vitest';
import { isOurs, mayBeFetched } from '../../../../src/main/electron/lock-down';

const built = { origin: 'app://hookbench', developmentOrigin: undefined };
const development = { origin: 'app://hookbench', developmentOrigin: 'http://localhost:5173' };

test.each(['app://hookbench', 'app://hookbench/', 'app://hookbench/index.html'])('%s is ours', (url) => {
  expect(isOurs(url, built)).toBe(true);
});

test.each(['app://hookbench.evil/', 'app://hookbench:1/', 'app://evil/', 'https://hookbench/', 'http://localhost:5173/', 'file:///app://hookbench/', 'data:text/html,app://hookbench/', 'null', ''])('%s is not ours', (url) => {
  expect(isOurs(url, built)).toBe(false);
});

test('the built program fetches its own files and what its page made', () => {
  expect(['app://hookbench/a.js', 'data:image/png;base64,', 'blob:app://hookbench/1'].map((url) => mayBeFetched(url, built))).toEqual([true, true, true]);
  expect(['http://127.0.0.1:4455/', 'https://example.com/', 'ws://localhost:5173/', 'file:///etc/passwd', 'devtools://devtools/x'].filter((url) => mayBeFetched(url, built))).toEqual([]);
});

test('development adds its server and the developer tools', () => {
  expect(['http://localhost:5173/main.tsx', 'ws://localhost:5173/', 'devtools://devtools/x'].map((url) => mayBeFetched(url, development))).toEqual([true, true, true]);
  expect(['http://localhost:51730/', 'https://example.com/'].filter((url) => mayBeFetched(url, development))).toEqual([]);
});
