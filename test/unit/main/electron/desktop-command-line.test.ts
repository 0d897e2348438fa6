import { expect, test } from 'vitest';
import { readDesktopCommandLine, withDataFolder } from '../../../../src/main/electron/desktop-command-line';

const read = (...programArguments: string[]) => readDesktopCommandLine(programArguments, '/srv');
const nothing = { dataFolder: undefined, catchHost: undefined, catchPort: undefined };

test('without arguments everything is the default', () => {
  expect(read('/program')).toEqual({ ok: true, commandLine: nothing });
});

test('reads both ways of writing a value, and leaves Chromium’s switches alone', () => {
  expect(read('--no-sandbox', '--data', 'bench', '--host=::1', '--port=0', '--remote-debugging-port=0')).toEqual({
    ok: true,
    commandLine: { dataFolder: '/srv/bench', catchHost: '::1', catchPort: 0 },
  });
  expect(read('--data=/elsewhere')).toEqual({ ok: true, commandLine: { ...nothing, dataFolder: '/elsewhere' } });
});

test.each([
  [['--data'], '--data needs a value, such as --data ./bench.'],
  [['--data='], '--data needs a value, such as --data ./bench.'],
  [['--host', '--port', '1'], '--host needs a value, such as --host 127.0.0.1.'],
  [['--port', '65536'], '--port 65536 is not a port. Give a number from 0 (any free port) to 65535.'],
  [['--port', '-1'], '--port -1 is not a port. Give a number from 0 (any free port) to 65535.'],
  [['--port', '1e3'], '--port 1e3 is not a port. Give a number from 0 (any free port) to 65535.'],
])('refuses %j by name', (programArguments, message) => {
  expect(read(...programArguments)).toEqual({ ok: false, message });
});

test('another data folder takes the place of the one that was named', () => {
  expect(withDataFolder(['/program', '--data', '/old', '--port', '0'], '/new')).toEqual(['/program', '--port', '0', '--data', '/new']);
  expect(withDataFolder(['--data=/old'], '/new')).toEqual(['--data', '/new']);
});
