import { expect, test } from 'vitest';
import { catchProblemWords, catchUrl, splitScheme } from '../../../../src/renderer/app/catch-words';

test('says in a few words why nothing is caught', () => {
  const problem = { message: '', host: '127.0.0.1', port: 4455 };
  expect(catchProblemWords({ ...problem, code: 'port-in-use' })).toBe('port 4455 is in use');
  expect(catchProblemWords({ ...problem, code: 'no-such-address' })).toBe('127.0.0.1 is not an address of this computer');
});

test('gives the first address that is listened on', () => {
  expect(catchUrl({ state: 'catching', host: '127.0.0.1', port: 4455, urls: ['http://127.0.0.1:4455', 'http://[::1]:4455'] })).toBe('http://127.0.0.1:4455');
});

test('parts a URL from its scheme', () => {
  expect(splitScheme('http://127.0.0.1:4455')).toEqual({ scheme: 'http://', rest: '127.0.0.1:4455' });
  expect(splitScheme('127.0.0.1')).toEqual({ scheme: '', rest: '127.0.0.1' });
});
