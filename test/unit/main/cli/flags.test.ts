import { describe, expect, test } from 'vitest';
import { exitCode } from '../../../../src/main/cli/exit-code';
import { readFlags } from '../../../../src/main/cli/flags';

const kinds = { to: { type: 'string', multiple: true }, rate: { type: 'string' } } as const;

describe('a wrong call is answered in one line that names the flag', () => {
  test.each([
    [['--to'], '--to needs a value behind it; one that begins with “-” is written --to=VALUE.'],
    [['--to', 'http://x/', '--rate', '-1'], '--rate needs a value behind it; one that begins with “-” is written --rate=VALUE.'],
    [['--bogus'], 'There is no option --bogus here. --help lists those that there are.'],
    [['--bog\u001b[31mus'], 'There is no option --bog<001B>[31mus here. --help lists those that there are.'],
    [['--json=yes'], 'Option \'--json\' does not take an argument'],
  ] as const)('%j', (args, message) => {
    expect(() => readFlags(args, kinds)).toThrow(expect.objectContaining({ code: exitCode.wrongCall, message }));
  });

  test('a number out of bounds, or none at all', () => {
    for (const value of ['0', '21', '1.5', 'many', '']) expect(() => readFlags([`--rate=${value}`], kinds).number('rate', 1, 20)).toThrow(`--rate is a whole number from 1 to 20, not “${value}”.`);
    expect(readFlags(['--rate=20'], kinds).number('rate', 1, 20)).toBe(20);
  });
});
