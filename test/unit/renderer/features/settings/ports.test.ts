import { expect, test } from 'vitest';
import { nextPort, portProblem, portsTaken } from '../../../../../src/renderer/features/settings/port-choice';
import { portUrl } from '../../../../../src/renderer/features/settings/port-url';
import { reachedAddresses } from '../../../../../src/renderer/features/settings/reach';
import { shortcutDefaults } from '../../../../../src/shared/model/shortcut-settings';
import { compareDefaults } from '../../../../../src/shared/compare/compare-options';
import type { CatchPort, Settings } from '../../../../../src/shared/model/workspace';

const port: CatchPort = { id: 'a', host: '127.0.0.1', port: 4456, secure: true, enabled: true };
const settings: Settings = {
  catchHost: '127.0.0.1',
  catchPort: 4455,
  morePorts: [port, { ...port, id: 'b', port: 4457, enabled: false }],
  whilePaused: 'answer-503',
  whenFull: 'answer-503',
  limits: { keptBodyBytes: 1, connections: 1, headerTimeoutMs: 1, bodyTimeoutMs: 1, idleTimeoutMs: 1 },
  retention: { maxRecords: 100, maxBytes: 1 },
  theme: 'system',
  checksOff: [],
  density: 'comfortable',
  textSize: 110,
  times: 'ago',
  tellArrivals: false,
  columns: [],
  compare: compareDefaults,
  shortcuts: shortcutDefaults,
  redaction: { headers: [], bodyPaths: [] },
};

test('a further port is offered where none is yet', () => {
  expect(nextPort(settings)).toBe(4458);
  expect(nextPort({ ...settings, catchPort: 65_535 })).toBe(65_535);
});

test('a number that is no port or is used already is told so, but not the one that is being changed', () => {
  expect(portProblem('4455', portsTaken(settings, 'a'))).toBe('Hookbench catches on 4455 already');
  expect(portProblem('4457', portsTaken(settings, 'a'))).toBe('Hookbench catches on 4457 already');
  expect(portProblem(' 4456 ', portsTaken(settings, 'a'))).toBeUndefined();
  for (const text of ['', '0', '65536', '1e3', '-1', '44 55', 'http']) expect(portProblem(text, new Set())).toBe('Write a whole number from 1 to 65535');
});

test('a port is named by its URL', () => {
  expect(portUrl(port)).toBe('https://127.0.0.1:4456');
  expect(portUrl({ host: '::1', port: 80, secure: false })).toBe('http://[::1]:80');
});

test('opening names every port that is on, at every address', () => {
  const reach = { open: false, addresses: ['192.0.2.7:4455', '[2001:db8::7]:4455'] };
  expect(reachedAddresses(reach, settings.morePorts)).toEqual(['192.0.2.7:4455', '[2001:db8::7]:4455', '192.0.2.7:4456', '[2001:db8::7]:4456']);
  expect(reachedAddresses({ open: false, addresses: [] }, settings.morePorts)).toEqual([]);
});
