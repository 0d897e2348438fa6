import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../../../src/main/core/log/parse-query';
import { cpuMs } from '../../../../support/cpu-time';

function terms(text: string) {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${parsed.message} at ${parsed.offset}`);
  return parsed.query.terms.map(({ field, value, not }) => `${not ? '-' : ''}${field}=${value}`);
}

describe('parseQuery', () => {
  test.each([
    ['', []],
    ['   ', []],
    ['plate', ['word=plate']],
    ['plate "two words"', ['word=plate', 'word=two words']],
    ['event:claim.*', ['event=claim.*']],
    ['EVENT:claim.* -event:"claim.note added"', ['event=claim.*', '-event=claim.note added']],
    ['direction:in direction:OUT direction:sent', ['direction=received', 'direction=sent', 'direction=sent']],
    ['-state:Not-Delivered', ['-state=not-delivered']],
    ['-word', ['-word=word']],
    ['- -', ['word=-', 'word=-']],
    ['http://127.0.0.1:4455/hooks', ['word=http://127.0.0.1:4455/hooks']],
    ['10:30', ['word=10:30']],
    ['"event:claim"', ['word=event:claim']],
    ['""', []],
    ["';DROP TABLE capture;-- %_\\", ["word=';DROP", 'word=TABLE', 'word=capture;--', 'word=%_\\']],
    ['__proto__', ['word=__proto__']],
  ])('reads %j', (text, expected) => expect(terms(text)).toEqual(expected));

  test.each([
    ['a evnt:x', 'There is no field “evnt”. The nearest is “event:”; put quotes around words to look for them as they stand.', 2],
    ['stat:failed', 'There is no field “stat”. The nearest is “state:”; put quotes around words to look for them as they stand.', 0],
    ['constructor:x', 'There is no field “constructor”. The nearest is “direction:”; put quotes around words to look for them as they stand.', 0],
    ['state:faild', 'There is no state “faild”. The nearest is “failed”.', 0],
    ['-direction:up', '“direction:” takes in or out, not “up”.', 0],
    ['event:', '“event:” needs a value.', 0],
    ['ab "cd', 'A quote is opened but not closed.', 3],
  ])('says what is wrong with %j', (text, message, offset) => expect(parseQuery(text)).toEqual({ ok: false, message, offset }));

  test('a long text is read in no time', () => {
    const startedMs = cpuMs();
    expect(terms('a:// '.repeat(20_000))).toHaveLength(20_000);
    expect(parseQuery(`${'x'.repeat(100_000)}:y`).ok).toBe(false);
    expect(cpuMs() - startedMs).toBeLessThan(1000);
  });
});
