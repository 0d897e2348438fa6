import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../../src/shared/model/failure';
import { queryStates } from '../../../../src/shared/query/fields';
import { parseQuery } from '../../../../src/shared/query/parse-query';
import type { Comparison, Query, QueryCondition, QuerySpan } from '../../../../src/shared/query/query';
import { queryText } from '../../../../src/shared/query/query-text';

const anyText = fc.string({ unit: fc.oneof(fc.constantFrom('a', 'B', '*', '"', '\\', ' ', '(', ')', '-', ':', '.', '[', ']', '>', '=', '\n', 'é', '7'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 12 });
const someText = anyText.filter((text) => text !== '');
const pattern = fc.array(anyText, { minLength: 1, maxLength: 4 }).map((pieces) => ({ pieces }));
const comparison = fc.constantFrom<Comparison>('=', '!=', '>', '>=', '<', '<=');
const amount = fc.oneof(fc.nat(5_000_000).map((thousandths) => thousandths / 1000), fc.nat(10 ** 9), fc.nat(10 ** 6).map((kilobytes) => kilobytes * 1024));

const condition: fc.Arbitrary<QueryCondition> = fc.oneof(
  fc.record({ kind: fc.constant('words' as const), text: anyText.filter((text) => text.trim() !== ''), phrase: fc.constant(true) }),
  fc.record({ kind: fc.constant('words' as const), text: fc.stringMatching(/^[a-z0-9/]{1,8}\*?$/).filter((text) => !['or', 'and', 'not', 'pinned', 'unread', 'noted'].includes(text)), phrase: fc.constant(false) }),
  fc.record({ kind: fc.constant('text' as const), field: fc.constantFrom('event' as const, 'source' as const, 'method' as const, 'path' as const, 'endpoint' as const, 'id' as const), pattern }),
  fc.record({ kind: fc.constant('number' as const), field: fc.constant('status' as const), comparison, value: fc.nat(999) }),
  fc.record({ kind: fc.constant('number' as const), field: fc.constantFrom('size' as const, 'duration' as const), comparison, value: amount }),
  fc.tuple(fc.constantFrom('size' as const, 'duration' as const), amount, amount).map(([field, one, other]) => ({ kind: 'range' as const, field, from: Math.min(one, other), to: Math.max(one, other) })),
  fc.tuple(fc.nat(999), fc.nat(999)).map(([one, other]) => ({ kind: 'range' as const, field: 'status' as const, from: Math.min(one, other), to: Math.max(one, other) })),
  fc.record({ kind: fc.constant('failure' as const), code: fc.constantFrom(...failureCodes) }),
  fc.record({ kind: fc.constant('direction' as const), value: fc.constantFrom('sent' as const, 'received' as const) }),
  fc.record({ kind: fc.constant('state' as const), value: fc.constantFrom(...queryStates.map(({ state }) => state)) }),
  fc.record({ kind: fc.constant('header' as const), name: someText }),
  fc.record({ kind: fc.constant('header' as const), name: someText, pattern }),
  fc.record({ kind: fc.constant('body' as const), path: fc.array(anyText, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('body' as const), path: fc.array(anyText, { minLength: 1, maxLength: 4 }), test: fc.record({ kind: fc.constant('text' as const), pattern }) }),
  fc.record({
    kind: fc.constant('body' as const),
    path: fc.array(anyText, { minLength: 1, maxLength: 4 }),
    test: fc.record({ kind: fc.constant('number' as const), number: fc.record({ comparison, text: fc.oneof(fc.bigInt().map(String), fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)), fc.constantFrom('1.0', '-0', '1E400')) }) }),
  }),
  fc.record({ kind: fc.constant('time' as const), relation: fc.constantFrom('after' as const, 'before' as const), moment: fc.oneof(amount.map((agoMs) => ({ kind: 'ago' as const, agoMs })), fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) }).map((atMs) => ({ kind: 'at' as const, atMs }))) }),
  fc.record({ kind: fc.constant('check' as const), value: fc.constantFrom('failed', 'warned', 'passed', 'not-run') }),
  fc.record({ kind: fc.constant('mark' as const), mark: fc.constantFrom('pinned' as const, 'unread' as const, 'noted' as const) }),
);

const nowhere: QuerySpan = { from: 0, to: 0 };
const leaf: fc.Arbitrary<Query> = condition.map((each) => ({ kind: 'condition', condition: each, span: nowhere }));
/** Trees as the parser makes them: no list within a list of its own kind, and none of one part. */
const query: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('query').map((part): Query => ({ kind: 'not', part })),
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('query'), { minLength: 2, maxLength: 4 })).map(([kind, parts]): Query => ({ kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) })),
  ),
})).query;

function withoutSpans(tree: Query): Query {
  switch (tree.kind) {
    case 'all':
      return tree;
    case 'condition':
      return { ...tree, span: nowhere };
    case 'not':
      return { kind: 'not', part: withoutSpans(tree.part) };
    default:
      return { kind: tree.kind, parts: tree.parts.map(withoutSpans) };
  }
}

function conditionsOf(tree: Query): readonly Extract<Query, { kind: 'condition' }>[] {
  switch (tree.kind) {
    case 'all':
      return [];
    case 'condition':
      return [tree];
    case 'not':
      return conditionsOf(tree.part);
    default:
      return tree.parts.flatMap(conditionsOf);
  }
}

/** Text that looks like queries, with everything that has a meaning in them. */
const queryLike = fc
  .array(fc.constantFrom('event:', 'body.', 'header[', ']', 'status:', '>=', '4xx', 'or', 'and', 'not', '-', '(', ')', '"', '\\', '*', ' ', ':', '.', 'claim', '10m', 'after:', '2026-11-01', '..', 'é', '\u0000', '\u{1f600}'), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('queryText', () => {
  it('is read as the tree that it was made from', () => {
    fc.assert(
      fc.property(query, (tree) => {
        const text = queryText(tree);
        fc.pre(text.length <= 4_000);
        const parsed = parseQuery(text);
        expect(parsed.ok ? withoutSpans(parsed.query) : parsed.problem).toEqual(withoutSpans(tree));
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not change when it is read and written again', () => {
    fc.assert(
      fc.property(fc.oneof(queryLike, anyText), (text) => {
        const parsed = parseQuery(text);
        fc.pre(parsed.ok);
        const written = queryText(parsed.query);
        const again = parseQuery(written);
        expect(again.ok && queryText(again.query)).toBe(written);
        expect(again.ok && withoutSpans(again.query)).toEqual(withoutSpans(parsed.query));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['status:>=400  AND NOT (a or "b c")', 'status:>=400 -(a or "b c")'],
    ['size:>1024', 'size:>1kb'],
    ['status:400..499', 'status:4xx'],
    ['after:120s', 'after:2m'],
    ['after:2026-11-01T14:00:00.000+01:00', 'after:2026-11-01T13:00Z'],
    ['body["a b"][0]:x', 'body."a b".0:x'],
    ['a (b or c)', 'a (b or c)'],
    ['(a b) or c', 'a b or c'],
  ])('writes %s as %s', (text, expected) => {
    const parsed = parseQuery(text);
    expect(parsed.ok && queryText(parsed.query)).toBe(expected);
  });
});

describe('parseQuery on any text', () => {
  it('never throws, and its places lie within the text', () => {
    fc.assert(
      fc.property(fc.oneof(queryLike, fc.string({ unit: 'binary' }), anyText), (text) => {
        const parsed = parseQuery(text);
        const spans = parsed.ok ? conditionsOf(parsed.query).map(({ span }) => span) : [parsed.problem.span];
        for (const { from, to } of spans) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(from).toBeLessThanOrEqual(to);
        }
        if (!parsed.ok) expect(parsed.problem.message).toMatch(/^[A-Z“].*\.$/);
      }),
      { numRuns: 5_000 },
    );
  });
});
