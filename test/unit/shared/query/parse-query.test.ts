import { describe, expect, it } from 'vitest';
import type { CalendarTime } from '../../../../src/shared/query/moments';
import { parseQuery } from '../../../../src/shared/query/parse-query';
import type { Query, QueryCondition, QueryProblem } from '../../../../src/shared/query/query';

/** Somewhere two hours ahead of UTC. */
const localTime = (time: CalendarTime): number => Date.UTC(time.year, time.month - 1, time.day, time.hour - 2, time.minute, time.second, time.millisecond);

function read(text: string): Query {
  const parsed = parseQuery(text, { localTime });
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
  return parsed.query;
}

function condition(text: string): QueryCondition {
  const query = read(text);
  if (query.kind !== 'condition') throw new Error(`${text} is no single condition`);
  expect(query.span).toEqual({ from: 0, to: text.length });
  return query.condition;
}

function problem(text: string): QueryProblem {
  const parsed = parseQuery(text, { localTime });
  if (parsed.ok) throw new Error(`${text} was taken`);
  return parsed.problem;
}

/** The tree in one line, to compare how conditions hang together. */
function shape(query: Query, text: string): string {
  switch (query.kind) {
    case 'all':
      return 'all';
    case 'condition':
      return text.slice(query.span.from, query.span.to);
    case 'not':
      return `not(${shape(query.part, text)})`;
    default:
      return `${query.kind}(${query.parts.map((part) => shape(part, text)).join(', ')})`;
  }
}

const pieces = (...all: string[]) => ({ pieces: all });

describe('a condition', () => {
  it.each<[string, QueryCondition]>([
    ['windscreen', { kind: 'words', text: 'windscreen', phrase: false }],
    ['wind*', { kind: 'words', text: 'wind*', phrase: false }],
    ['http://127.0.0.1:4455/a', { kind: 'words', text: 'http://127.0.0.1:4455/a', phrase: false }],
    ['12:30', { kind: 'words', text: '12:30', phrase: false }],
    ['a-b', { kind: 'words', text: 'a-b', phrase: false }],
    ['body', { kind: 'words', text: 'body', phrase: false }],
    ['Ünïcode', { kind: 'words', text: 'Ünïcode', phrase: false }],
    ['"two words"', { kind: 'words', text: 'two words', phrase: true }],
    ['"say \\"hi\\" \\\\ \\n"', { kind: 'words', text: 'say "hi" \\ \\n', phrase: true }],
    ['"pinned"', { kind: 'words', text: 'pinned', phrase: true }],
    ['"event:a"', { kind: 'words', text: 'event:a', phrase: true }],

    ['event:claim.created', { kind: 'text', field: 'event', pattern: pieces('claim.created') }],
    ['EVENT:claim.*', { kind: 'text', field: 'event', pattern: pieces('claim.', '') }],
    ['event:*', { kind: 'text', field: 'event', pattern: pieces('', '') }],
    ['event:""', { kind: 'text', field: 'event', pattern: pieces('') }],
    ['event:"a*b"', { kind: 'text', field: 'event', pattern: pieces('a*b') }],
    ['event:"a b"*c', { kind: 'text', field: 'event', pattern: pieces('a b', 'c') }],
    ['source:ui', { kind: 'text', field: 'source', pattern: pieces('ui') }],
    ['method:POST', { kind: 'text', field: 'method', pattern: pieces('POST') }],
    ['path:/hooks/*', { kind: 'text', field: 'path', pattern: pieces('/hooks/', '') }],
    ['path:/a:b[c]', { kind: 'text', field: 'path', pattern: pieces('/a:b[c]') }],
    ['endpoint:"Slack bridge"', { kind: 'text', field: 'endpoint', pattern: pieces('Slack bridge') }],
    ['id:req_17', { kind: 'text', field: 'id', pattern: pieces('req_17') }],

    ['direction:in', { kind: 'direction', value: 'received' }],
    ['direction:received', { kind: 'direction', value: 'received' }],
    ['direction:Out', { kind: 'direction', value: 'sent' }],
    ['direction:sent', { kind: 'direction', value: 'sent' }],
    ['state:malformed', { kind: 'state', value: 'malformed' }],
    ['state:not-delivered', { kind: 'state', value: 'not-delivered' }],

    ['status:200', { kind: 'number', field: 'status', comparison: '=', value: 200 }],
    ['status:=200', { kind: 'number', field: 'status', comparison: '=', value: 200 }],
    ['status:!=200', { kind: 'number', field: 'status', comparison: '!=', value: 200 }],
    ['status:>=400', { kind: 'number', field: 'status', comparison: '>=', value: 400 }],
    ['status:4xx', { kind: 'range', field: 'status', from: 400, to: 499 }],
    ['status:500..504', { kind: 'range', field: 'status', from: 500, to: 504 }],
    ['status:timeout', { kind: 'failure', code: 'timeout' }],
    ['status:tls-expired', { kind: 'failure', code: 'tls-expired' }],
    ['attempts:>1', { kind: 'number', field: 'attempts', comparison: '>', value: 1 }],
    ['size:>10kb', { kind: 'number', field: 'size', comparison: '>', value: 10_240 }],
    ['size:<=1.5MB', { kind: 'number', field: 'size', comparison: '<=', value: 1_572_864 }],
    ['size:467', { kind: 'number', field: 'size', comparison: '=', value: 467 }],
    ['size:1kb..1mb', { kind: 'range', field: 'size', from: 1_024, to: 1_048_576 }],
    ['duration:>1s', { kind: 'number', field: 'duration', comparison: '>', value: 1_000 }],
    ['duration:<0.5ms', { kind: 'number', field: 'duration', comparison: '<', value: 0.5 }],
    ['duration:2m', { kind: 'number', field: 'duration', comparison: '=', value: 120_000 }],

    ['header[x-request-id]', { kind: 'header', name: 'x-request-id' }],
    ['header[X-Request-Id]:abc*', { kind: 'header', name: 'X-Request-Id', pattern: pieces('abc', '') }],
    ['header["odd ] name"]:""', { kind: 'header', name: 'odd ] name', pattern: pieces('') }],

    ['body.claim.id', { kind: 'body', path: ['claim', 'id'] }],
    ['body.claim.id:4211', { kind: 'body', path: ['claim', 'id'], test: { kind: 'text', pattern: pieces('4211') } }],
    ['body.claim.labels:urgent', { kind: 'body', path: ['claim', 'labels'], test: { kind: 'text', pattern: pieces('urgent') } }],
    ['body.claim.policy:>=90071992547409931', { kind: 'body', path: ['claim', 'policy'], test: { kind: 'number', number: { comparison: '>=', text: '90071992547409931' } } }],
    ['body.claim.excess:=250.00', { kind: 'body', path: ['claim', 'excess'], test: { kind: 'number', number: { comparison: '=', text: '250.00' } } }],
    ['body.n:!=-1E400', { kind: 'body', path: ['n'], test: { kind: 'number', number: { comparison: '!=', text: '-1E400' } } }],
    ['body.note:">5"', { kind: 'body', path: ['note'], test: { kind: 'text', pattern: pieces('>5') } }],
    ['body."a.b".c:x', { kind: 'body', path: ['a.b', 'c'], test: { kind: 'text', pattern: pieces('x') } }],
    ['body.labels[0]:x', { kind: 'body', path: ['labels', '0'], test: { kind: 'text', pattern: pieces('x') } }],
    ['body["a b"]."":null', { kind: 'body', path: ['a b', ''], test: { kind: 'text', pattern: pieces('null') } }],

    ['after:10m', { kind: 'time', relation: 'after', moment: { kind: 'ago', agoMs: 600_000 } }],
    ['before:2d', { kind: 'time', relation: 'before', moment: { kind: 'ago', agoMs: 172_800_000 } }],
    ['before:2026-11-01', { kind: 'time', relation: 'before', moment: { kind: 'at', atMs: Date.UTC(2026, 9, 31, 22) } }],
    ['after:2026-11-01T14:30', { kind: 'time', relation: 'after', moment: { kind: 'at', atMs: Date.UTC(2026, 10, 1, 12, 30) } }],
    ['after:"2026-11-01 14:30:05.25"', { kind: 'time', relation: 'after', moment: { kind: 'at', atMs: Date.UTC(2026, 10, 1, 12, 30, 5, 250) } }],
    ['after:2026-11-01T14:30Z', { kind: 'time', relation: 'after', moment: { kind: 'at', atMs: Date.UTC(2026, 10, 1, 14, 30) } }],
    ['after:2026-11-01T14:30+05:30', { kind: 'time', relation: 'after', moment: { kind: 'at', atMs: Date.UTC(2026, 10, 1, 9) } }],

    ['check:failed', { kind: 'check', value: 'failed' }],
    ['check:warn', { kind: 'check', value: 'warned' }],
    ['check:passed', { kind: 'check', value: 'passed' }],
    ['check:passes', { kind: 'check', value: 'passed' }],
    ['check:not-run', { kind: 'check', value: 'not-run' }],
    ['check:Signature', { kind: 'check', value: 'signature' }],
    ['pinned', { kind: 'mark', mark: 'pinned' }],
    ['Unread', { kind: 'mark', mark: 'unread' }],
    ['noted', { kind: 'mark', mark: 'noted' }],
  ])('%s', (text, expected) => {
    expect(condition(text)).toEqual(expected);
  });
});

describe('conditions together', () => {
  it.each([
    ['', 'all'],
    [' \n\t ', 'all'],
    ['a b', 'and(a, b)'],
    ['a and b AND c', 'and(a, b, c)'],
    ['a or b', 'or(a, b)'],
    ['a b or c d', 'or(and(a, b), and(c, d))'],
    ['a (b or c)', 'and(a, or(b, c))'],
    ['a(b)"c"', 'and(a, b, "c")'],
    ['(a b) c', 'and(a, b, c)'],
    ['a or (b or c)', 'or(a, b, c)'],
    ['-a b', 'and(not(a), b)'],
    ['not a b', 'and(not(a), b)'],
    ['not (a or b)', 'not(or(a, b))'],
    ['-(a b)', 'not(and(a, b))'],
    ['--a', 'not(not(a))'],
    ['-event:a -"b c"', 'and(not(event:a), not("b c"))'],
    ['"or" or "and"', 'or("or", "and")'],
    ['((((a))))', 'a'],
    ['event:claim.*(a)', 'and(event:claim.*, a)'],
  ])('%s', (text, expected) => {
    expect(shape(read(text), text)).toBe(expected);
  });

  it('goes a hundred brackets deep and no further', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(shape(read(nested(100)), nested(100))).toBe('a');
    expect(problem(nested(101))).toEqual({ code: 'form', message: 'Brackets and “not” go at most 100 deep.', span: { from: 100, to: 101 } });
    expect(problem('-'.repeat(2_000) + 'a').message).toBe('Brackets and “not” go at most 100 deep.');
  });

  it('has at most 200 conditions and 4,000 characters', () => {
    expect(parseQuery('a '.repeat(200)).ok).toBe(true);
    expect(problem('a '.repeat(201))).toEqual({ code: 'form', message: 'A query has at most 200 conditions.', span: { from: 400, to: 401 } });
    expect(parseQuery('a'.repeat(4_000)).ok).toBe(true);
    expect(problem('a'.repeat(4_001))).toEqual({ code: 'form', message: 'A query has at most 4,000 characters; this has 4,001.', span: { from: 4_000, to: 4_001 } });
  });
});

describe('a problem', () => {
  it.each([
    ['evnt:claim.*', 0, 4, 'There is no field “evnt”. The nearest is “event:”. Put quotes around “evnt:…” to look for it as text.', 'event'],
    ['a stauts:200', 2, 8, 'There is no field “stauts”. The nearest is “status:”. Put quotes around “stauts:…” to look for it as text.', 'status'],
    ['claim.id:4211', 0, 8, 'There is no field “claim.id”. A value of the body is “body.claim.id:”. Put quotes around “claim.id:…” to look for it as text.', 'body.claim.id'],
    ['content-type:x', 0, 12, 'There is no field “content-type”. A header is “header[content-type]:”, a value of the body “body.content-type:”. Put quotes around “content-type:…” to look for it as text.', 'header[content-type]'],
    ['event:', 6, 6, '“event:” needs a value.', undefined],
    ['event: a', 6, 6, '“event:” needs a value.', undefined],
    ['event:(a or b)', 6, 7, '“event:” takes one value. Write each in full: (event:one or event:two).', undefined],
    ['direction:inn', 10, 13, '“direction:” takes in or out, not “inn”.', 'in'],
    ['state:faild', 6, 11, 'There is no state “faild”. The nearest is “failed”.', 'failed'],
    ['status:timout', 7, 13, 'No attempt ends with “timout”. The nearest is “timeout”.', 'timeout'],
    ['status:>=abc', 7, 12, '“status:” takes a status, such as 200, >=400 or 4xx, or how an attempt failed, such as timeout or refused.', undefined],
    ['status:1000', 7, 11, '“status:” takes a status, such as 200, >=400 or 4xx, or how an attempt failed, such as timeout or refused.', undefined],
    ['status:504..500', 7, 15, 'The first end of a range is the smaller one.', undefined],
    ['size:>10xb', 5, 10, '“size:” takes a size, such as >10kb (units b, kb, mb, gb).', undefined],
    ['duration:>', 9, 10, '“duration:” takes a time, such as >1s (units ms, s, m, h, d, w).', undefined],
    ['attempts:1.5', 9, 12, '“attempts:” takes a whole number, such as 1 or >3.', undefined],
    ['after:10', 6, 8, '“after:” takes a time that has passed, such as 10m or 2h, or a date, such as 2026-11-01 or 2026-11-01T14:30Z.', undefined],
    ['before:2026-02-30', 7, 17, '“before:” takes a time that has passed, such as 10m or 2h, or a date, such as 2026-11-01 or 2026-11-01T14:30Z.', undefined],
    ['before:2026-11-01T24:00', 7, 23, '“before:” takes a time that has passed, such as 10m or 2h, or a date, such as 2026-11-01 or 2026-11-01T14:30Z.', undefined],
    ['check:falied', 6, 12, '“check:” takes failed, warned, passed, not-run or the name of a check such as signature, not “falied”.', 'failed'],
    ['check:body-json', 6, 15, '“check:” takes failed, warned, passed, not-run or the name of a check such as signature, not “body-json”.', undefined],
    ['check:signatur', 6, 14, '“check:” takes failed, warned, passed, not-run or the name of a check such as signature, not “signatur”.', 'signature'],
    ['header:abc', 0, 6, 'Write the name of the header in square brackets, such as header[x-request-id]:abc.', undefined],
    ['header.host:abc', 0, 6, 'Write the name of the header in square brackets, such as header[x-request-id]:abc.', undefined],
    ['header[a][b]:c', 10, 11, 'A header has one name; a colon and its value come next.', undefined],
    ['header[host', 6, 7, 'The bracket “[” is opened but not closed.', undefined],
    ['header[]:a', 7, 7, 'A name is missing in the brackets.', undefined],
    ['header[a]b', 9, 10, 'A colon or a space is missing here.', undefined],
    ['body:abc', 0, 4, 'Write the path of a value in the body, such as body.claim.id:4211. A word alone is looked for in bodies too.', undefined],
    ['body..id:1', 5, 5, 'A name is missing after the point.', undefined],
    ['body.id:>abc', 8, 12, '“>” compares with a number as JSON writes it, such as >4211. Put quotes around a text that begins so.', undefined],
    ['"abc', 0, 1, 'A quote is opened but not closed.', undefined],
    ['x event:"abc', 8, 9, 'A quote is opened but not closed.', undefined],
    ['""', 0, 2, 'There is nothing between these quotes.', undefined],
    ['(a', 0, 1, 'This bracket is opened but not closed.', undefined],
    ['a)', 1, 2, 'This bracket closes none that was opened.', undefined],
    [')', 0, 1, 'This bracket closes none that was opened.', undefined],
    ['a ()', 2, 4, 'There is nothing between these brackets.', undefined],
    ['or a', 0, 2, 'A condition is missing before “or”. Put quotes around it to look for it as text.', undefined],
    ['(and a)', 1, 4, 'A condition is missing before “and”. Put quotes around it to look for it as text.', undefined],
    ['a or', 2, 4, 'A condition is missing after “or”. Put quotes around it to look for it as text.', undefined],
    ['a or or b', 2, 4, 'A condition is missing after “or”. Put quotes around it to look for it as text.', undefined],
    ['not', 0, 3, 'A condition is missing after “not”. Put quotes around it to look for it as text.', undefined],
    ['(a or )', 3, 5, 'A condition is missing after “or”. Put quotes around it to look for it as text.', undefined],
    ['- a', 0, 1, 'There is nothing to leave out after “-”. Put quotes around it to look for it as text.', undefined],
    ['a*b', 1, 2, 'In words “*” stands only at the end. Put quotes around the word to look for the sign itself.', undefined],
    ['*', 0, 1, 'In words “*” stands only at the end. Put quotes around the word to look for the sign itself.', undefined],
  ])('%s', (text, from, to, message, replacement) => {
    const found = problem(text);
    expect([found.span.from, found.span.to, found.message, found.replacement]).toEqual([from, to, message, replacement]);
  });

  it('is of a field, of a value or of the form', () => {
    expect(['evnt:a', 'state:faild', 'a ('].map((text) => problem(text).code)).toEqual(['field', 'value', 'form']);
  });
});
