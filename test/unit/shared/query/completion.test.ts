import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionAt, withSeen } from '../../../../src/shared/query/completion';
import { queryFields } from '../../../../src/shared/query/fields';
import { parseQuery } from '../../../../src/shared/query/parse-query';

/** The text with the cursor at the bar. */
function at(marked: string): { readonly text: string; readonly cursor: number } {
  const cursor = marked.indexOf('|');
  return { text: marked.slice(0, cursor) + marked.slice(cursor + 1), cursor };
}

function texts(marked: string): readonly string[] {
  const { text, cursor } = at(marked);
  return completionAt(text, cursor).suggestions.map((suggestion) => suggestion.text);
}

/** The text after the first suggestion whose text this is was taken. */
function taken(marked: string, chosen: string, seen: readonly string[] = []): string {
  const { text, cursor } = at(marked);
  const completion = completionAt(text, cursor);
  const suggestion = withSeen(completion, text, seen.map((value, index) => ({ value, count: 9 - index }))).find((each) => each.text === chosen);
  if (suggestion === undefined) throw new Error(`${chosen} is not offered`);
  return text.slice(0, suggestion.from) + suggestion.text + text.slice(completion.span.to);
}

describe('completionAt', () => {
  it('offers every field and mark, each explained, where nothing is written', () => {
    const { suggestions, seen } = completionAt('', 0);
    expect(suggestions.map(({ text }) => text)).toEqual([...queryFields.map(({ start }) => start), 'pinned', 'unread', 'noted']);
    for (const { explanation } of suggestions) expect(explanation).toMatch(/^[a-z].*[^.]$/);
    expect(seen).toBeUndefined();
    expect(suggestions[0]).toEqual({ text: 'event:', from: 0, explanation: 'name of the event', example: 'event:claim.*', whole: false });
  });

  it.each([
    ['st|', ['status:', 'state:']],
    ['a ST|', ['status:', 'state:']],
    ['-st|', ['status:', 'state:']],
    ['(st|', ['status:', 'state:']],
    ['a and st|', ['status:', 'state:']],
    ['p|', ['path:', 'pinned']],
    ['o|', ['or']],
    ['no|', ['noted', 'not']],
    ['zz|', []],
    ['"st|', []],
    ['"a b"|', []],
    ['source:|', ['ui', 'api']],
    ['source:A|', ['api']],
    ['direction:|', ['in', 'out']],
    ['status:t|', ['timeout']],
    ['state:not|', ['not-delivered']],
    ['check:w|', ['warned', 'web-page']],
    ['after:1|', ['10m', '1h', '1d', '1w']],
    ['size:>|', ['>10kb', '>1mb']],
    ['method:|', []],
    ['evnt:|', []],
  ])('offers at %s', (marked, expected) => {
    expect(texts(marked)).toEqual(expected);
  });

  it('offers nothing in a text that is too long for a query', () => {
    expect(completionAt('x '.repeat(500_000), 1)).toEqual({ span: { from: 1, to: 1 }, suggestions: [] });
  });

  it.each([
    ['event:cl|', { field: 'event', prefix: 'cl' }],
    ['cl|', { field: 'event', prefix: 'cl' }],
    ['c|', undefined],
    ['endpoint:"Sla|', { field: 'endpoint', prefix: 'Sla' }],
    ['status:5|', { field: 'status', prefix: '5' }],
    ['status:>=5|', undefined],
    ['header[|', { field: 'header', prefix: '' }],
    ['header[x-r|', { field: 'header', prefix: 'x-r' }],
    ['header[x-r|]', { field: 'header', prefix: 'x-r' }],
    ['header[x-id]:a|', { field: { header: 'x-id' }, prefix: 'a' }],
    ['body.|', { field: 'body', prefix: '' }],
    ['body.claim.l|', { field: 'body', prefix: 'claim.l' }],
    ['body.claim.labels:|', { field: { body: ['claim', 'labels'] }, prefix: '' }],
    ['body."a b".c:x|', { field: { body: ['a b', 'c'] }, prefix: 'x' }],
    ['size:|', undefined],
    ['event:a |', undefined],
  ])('asks at %s for %j', (marked, expected) => {
    const { text, cursor } = at(marked);
    expect(completionAt(text, cursor).seen).toEqual(expected);
  });

  it.each([
    ['a st| b', 'status:', [], 'a status: b'],
    ['st|at', 'status:', [], 'status:'],
    ['source:u|i b', 'ui', [], 'source:ui b'],
    ['-event:cl|', 'claim.created', ['claim.created'], '-event:claim.created'],
    ['claim.c|', 'event:claim.created', ['claim.created'], 'event:claim.created'],
    ['endpoint:Sl|', '"Slack bridge"', ['Slack bridge'], 'endpoint:"Slack bridge"'],
    ['endpoint:"Sl|ack old" x', '"Slack bridge"', ['Slack bridge'], 'endpoint:"Slack bridge" x'],
    ['path:|', '"/a*b"', ['/a*b'], 'path:"/a*b"'],
    ['header[x|', 'x-id]:', ['x-id'], 'header[x-id]:'],
    ['header[x|]', 'x-id]:', ['x-id'], 'header[x-id]:'],
    ['body.cl|', 'claim.labels:', ['claim.labels'], 'body.claim.labels:'],
    ['body.claim.labels:|', 'urgent', ['urgent'], 'body.claim.labels:urgent'],
    ['a event:|', '-event:x', ['x', 'y'], 'a -event:x'],
  ])('at %s takes %s', (marked, chosen, seen, expected) => {
    expect(taken(marked, chosen, seen)).toBe(expected);
  });

  it('gives known values their counts, explains each, and offers to leave out the most frequent one', () => {
    const offered = withSeen(completionAt('status:', 7), 'status:', [
      { value: '200', count: 151 },
      { value: 'timeout', count: 4 },
      { value: '503', count: 2 },
    ]);
    expect(offered.map(({ text, explanation, count }) => [text, explanation, count])).toEqual([
      ['>=400', 'any answer is 400 or above', undefined],
      ['2xx', 'any answer is 200 to 299', undefined],
      ['4xx', 'any answer is 400 to 499', undefined],
      ['5xx', 'any answer is 500 to 599', undefined],
      ['timeout', 'an attempt ended with timeout', 4],
      ['refused', 'an attempt ended with refused', undefined],
      ['200', 'any answer is 200', 151],
      ['503', 'any answer is 503', 2],
      ['-status:200', 'leaves out: any answer is 200', undefined],
    ]);
    expect(withSeen(completionAt('-status:', 8), '-status:', [{ value: '200', count: 1 }]).map(({ text }) => text)).not.toContain('-status:200');
  });

  it('never throws, keeps within the text, and whole suggestions make conditions that can be read', () => {
    const queryLike = fc.array(fc.constantFrom('event:', 'body.', 'header[', ']', 'st', '>=', 'or', '-', '(', '"', '\\', '*', ' ', ':', '.', 'claim', 'x'), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(queryLike, fc.nat(60), fc.string(), (text, place, value) => {
        const cursor = Math.min(place, text.length);
        const completion = completionAt(text, cursor);
        expect(completion.span.from).toBeLessThanOrEqual(cursor);
        expect(completion.span.to).toBeGreaterThanOrEqual(cursor);
        expect(completion.span.to).toBeLessThanOrEqual(text.length);
        for (const suggestion of withSeen(completion, text, value === '' ? [] : [{ value, count: 1 }])) {
          expect(suggestion.from).toBeLessThanOrEqual(completion.span.from);
          expect(suggestion.explanation).not.toBe('');
        }
      }),
      { numRuns: 2_000 },
    );
    for (const { start } of queryFields) {
      for (const { text, whole } of withSeen(completionAt(start, start.length), start, [])) if (whole) expect(parseQuery(start + text).ok, start + text).toBe(true);
    }
  });
});
