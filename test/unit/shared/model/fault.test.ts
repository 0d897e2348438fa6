import { describe, expect, test } from 'vitest';
import { faultValueText, readFaultValue } from '../../../../src/shared/model/fault';
import type { FaultValueSpec } from '../../../../src/shared/model/fault';

const copies: FaultValueSpec = { kind: 'copies', label: 'Times', least: 2, most: 100, standard: 2 };
const time: FaultValueSpec = { kind: 'time', label: 'By', leastMs: 1, mostMs: 3_600_000, standardMs: 20 };
const count: FaultValueSpec = { kind: 'count', label: 'Levels', least: 1, most: 50, standard: 10 };
const text: FaultValueSpec = { kind: 'text', label: 'Header', standard: 'claim.closed' };

describe('readFaultValue', () => {
  test.each([
    [copies, undefined, { kind: 'copies', count: 2, atOnce: true }, '2'],
    [copies, '3', { kind: 'copies', count: 3, atOnce: true }, '3'],
    [copies, '3,after', { kind: 'copies', count: 3, atOnce: false }, '3,after'],
    [time, undefined, { kind: 'time', ms: 20 }, '20ms'],
    [time, '90s', { kind: 'time', ms: 90_000 }, '90s'],
    [time, '60m', { kind: 'time', ms: 3_600_000 }, '1h'],
    [count, '50', { kind: 'count', count: 50 }, '50'],
    [text, undefined, { kind: 'text', text: 'claim.closed' }, 'claim.closed'],
    [text, 'a=b', { kind: 'text', text: 'a=b' }, 'a=b'],
    [{ kind: 'none' }, undefined, { kind: 'none' }, undefined],
  ] as const)('%j from %j, and back', (value, told, read, written) => {
    expect(readFaultValue({ name: 'f', value }, told)).toEqual({ ok: true, value: read });
    expect(faultValueText(read)).toBe(written);
  });

  test.each([
    [copies, '1', 'f takes a number from 2 to 100, such as f=2, or f=2,after to wait for each answer.'],
    [copies, '2,later', 'f takes a number from 2 to 100, such as f=2, or f=2,after to wait for each answer.'],
    [copies, '', 'f takes a number from 2 to 100, such as f=2, or f=2,after to wait for each answer.'],
    [time, '20', 'f takes a time from 1ms to 1h, such as f=20ms.'],
    [time, '2h', 'f takes a time from 1ms to 1h, such as f=20ms.'],
    [time, '0ms', 'f takes a time from 1ms to 1h, such as f=20ms.'],
    [count, '1e1', 'f takes a number from 1 to 50, such as f=10.'],
    [count, '-1', 'f takes a number from 1 to 50, such as f=10.'],
    [text, '', 'f= needs a value, such as f=claim.closed.'],
    [{ kind: 'none' }, 'x', 'The fault f takes no value.'],
  ] as const)('refuses %j told as %j', (value, told, message) => {
    expect(readFaultValue({ name: 'f', value }, told)).toEqual({ ok: false, message });
  });
});
