import { expect, test } from 'vitest';
import { catchProblemWords, catchUrl, splitScheme, storageProblemWords, turnedAwayBy } from '../../../../src/renderer/app/catch-words';
import type { CatchStatus, PausedStatus } from '../../../../src/shared/model/catch-status';

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

test('counts what every paused port turned away', () => {
  const paused: PausedStatus = { state: 'paused', mode: 'answer-503', urls: [], host: '127.0.0.1', port: 4455, turnedAway: 2 };
  const stopped: CatchStatus = { state: 'stopped', problem: { code: 'port-in-use', message: '', host: '127.0.0.1', port: 4457 } };
  const ports = [
    { id: 'a', status: { ...paused, port: 4456, turnedAway: 5 } },
    { id: 'b', status: stopped },
  ];
  expect(turnedAwayBy(paused, { ports, reach: { open: false, addresses: [] } })).toBe(7);
});

test('says what senders get while nothing can be recorded', () => {
  const message = '';
  expect((['disk-full', 'not-writable', 'failed'] as const).map((code) => storageProblemWords({ code, message }, 'answer-507'))).toEqual([
    'Disk full, senders get 507',
    'Log not writable, senders get 500',
    'Not recording, senders get 500',
  ]);
  expect((['answer-503', 'hang-up'] as const).map((mode) => storageProblemWords({ code: 'disk-full', message }, mode))).toEqual(['Disk full, senders get 503', 'Disk full, senders get no answer']);
  expect(storageProblemWords({ code: 'failed', message }, 'hang-up')).toBe('Not recording, senders get 500');
});
