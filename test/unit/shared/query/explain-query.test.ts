import { describe, expect, it } from 'vitest';
import { explainQuery } from '../../../../src/shared/query/explain-query';
import { parseQuery } from '../../../../src/shared/query/parse-query';

function explained(text: string): string {
  const parsed = parseQuery(text);
  return parsed.ok ? explainQuery(parsed.query) : parsed.problem.message;
}

describe('explainQuery', () => {
  it.each([
    ['', 'every record'],
    ['urgent', 'contains “urgent”', 'does not contain “urgent”'],
    ['"two words"', 'contains “two words”', 'does not contain “two words”'],
    ['urg*', 'contains a word that begins with “urg”', 'does not contain a word that begins with “urg”'],
    ['event:claim.closed', 'event is claim.closed', 'event is not claim.closed'],
    ['event:claim.*', 'event begins with claim.', 'event does not begin with claim.'],
    ['event:*.closed', 'event ends with .closed', 'event does not end with .closed'],
    ['path:*hooks*', 'path contains hooks', 'path does not contain hooks'],
    ['path:/a*b*', 'path is like /a*b*', 'path is not like /a*b*'],
    ['event:*', 'there is an event', 'there is no event'],
    ['source:*', 'there is a source', 'there is no source'],
    ['event:""', 'event is empty', 'event is not empty'],
    ['status:503', 'any answer is 503', 'no answer is 503'],
    ['status:>=400', 'any answer is 400 or above', 'no answer is 400 or above'],
    ['status:!=200', 'any answer is not 200', 'no answer is not 200'],
    ['status:4xx', 'any answer is 400 to 499', 'no answer is 400 to 499'],
    ['status:timeout', 'an attempt ended with timeout', 'no attempt ended with timeout'],
    ['attempts:>1', 'number of attempts is above 1', 'number of attempts is not above 1'],
    ['size:>10kb', 'size is above 10 kB', 'size is not above 10 kB'],
    ['size:<=1.5kb', 'size is 1536 bytes or below', 'size is not 1536 bytes or below'],
    ['size:1kb..1mb', 'size is 1 kB to 1 MB', 'size is not 1 kB to 1 MB'],
    ['duration:<1s', 'duration is below 1 second', 'duration is not below 1 second'],
    ['duration:!=2m', 'duration is not 2 minutes', 'duration is 2 minutes'],
    ['direction:in', 'received by the catch server', 'not received by the catch server'],
    ['direction:out', 'sent to an endpoint', 'not sent to an endpoint'],
    ['state:malformed', 'state is malformed', 'state is not malformed'],
    ['header[x-id]', 'there is a header x-id', 'there is no header x-id'],
    ['header[x-id]:a*', 'header x-id begins with a', 'header x-id does not begin with a'],
    ['body.claim.id', 'the body has a value claim.id', 'the body has no value claim.id'],
    ['body.claim.id:4211', 'claim.id in the body is 4211', 'claim.id in the body is not 4211'],
    ['body.claim.id:>=4211', 'claim.id in the body is 4211 or above', 'claim.id in the body is not 4211 or above'],
    ['after:10m', 'not older than 10 minutes', 'older than 10 minutes'],
    ['before:1d', 'older than 1 day', 'not older than 1 day'],
    ['check:failed', 'the checks failed', 'the checks did not fail'],
    ['check:passed', 'the checks passed', 'the checks did not pass'],
    ['check:not-run', 'the checks were not run', 'the checks were run'],
    ['pinned', 'is pinned', 'is not pinned'],
    ['unread', 'was not looked at yet', 'was looked at'],
    ['noted', 'has a note', 'has no note'],
  ])('%s: %s', (text, yes, no?: string) => {
    expect(explained(text)).toBe(yes);
    if (no === undefined) return;
    expect(explained(`-${text}`)).toBe(no);
    expect(explained(`--${text}`)).toBe(yes);
  });

  it.each([
    ['a b or c', '(contains “a”, and contains “b”), or contains “c”'],
    ['a (b or -c)', 'contains “a”, and (contains “b”, or does not contain “c”)'],
    ['-(a b)', 'not (contains “a”, and contains “b”)'],
  ])('%s: %s', (text, expected) => {
    expect(explained(text)).toBe(expected);
  });

  it('tells dates on the clock of this computer', () => {
    const local = new Date(2026, 10, 1, 14, 30).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
    expect(explained('after:2026-11-01T14:30')).toBe(`at or after ${local}`);
    expect(explained('-after:2026-11-01T14:30')).toBe(`before ${local}`);
  });
});
