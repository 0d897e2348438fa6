import { describe, expect, test } from 'vitest';
import { readyCondition } from '../../../../../../src/main/core/catch/rules/conditions';
import { RequestView } from '../../../../../../src/main/core/catch/rules/request-view';
import { isLike } from '../../../../../../src/main/core/catch/rules/wildcard';
import type { RuleCondition } from '../../../../../../src/shared/model/answer-rule';
import { capturedClaim } from '../../../../../support/rule-samples';
import { cpuMs } from '../../../../../support/cpu-time';

const body = (path: string, operator: 'is' | 'is-not' | 'like' | 'contains' | 'exists' | 'missing', value = ''): RuleCondition => ({ field: 'body', path, operator, value });

const met: readonly RuleCondition[] = [
  { field: 'method', operator: 'is', value: 'post' },
  { field: 'method', operator: 'is-not', value: 'GET' },
  { field: 'path', operator: 'is', value: '/hooks/claims' },
  { field: 'path', operator: 'like', value: '/hooks/*' },
  { field: 'path', operator: 'like', value: '*' },
  { field: 'event', operator: 'is', value: 'claim.closed' },
  { field: 'event', operator: 'like', value: 'claim.*' },
  { field: 'source', operator: 'is', value: 'UI' },
  { field: 'header', name: 'X-PARTNER', operator: 'is', value: 'south' },
  { field: 'header', name: 'x-partner', operator: 'exists', value: '' },
  { field: 'header', name: 'Origin', operator: 'missing', value: '' },
  { field: 'header', name: 'Origin', operator: 'is-not', value: 'x' },
  { field: 'query', name: 'b', operator: 'is', value: 'x y' },
  { field: 'query', name: 'a', operator: 'contains', value: '1' },
  { field: 'size', operator: 'over', bytes: 10 },
  { field: 'size', operator: 'under', bytes: 10_000 },
  { field: 'web-page', made: false },
  { field: 'chance', percent: 50 },
  body('claim.id', 'is', '4198'),
  body('claim.status', 'is', '"closed"'),
  body('claim.status', 'is', 'closed'),
  body('claim.status', 'is-not', 'open'),
  body('claim.policy', 'is', '90071992547409931'),
  body('claim.reference', 'is', 'MTR-é"'),
  body('claim.reference', 'is', '"MTR-é\\""'),
  body('claim.labels[1].name', 'is', 'b'),
  body('claim.labels', 'is', '[ {"name":"a"}, {"name":"b"} ]'),
  body('claim["none"]', 'is', 'null'),
  body('claim.nothing', 'missing'),
  body('claim.id', 'exists'),
  body('claim.id', 'like', '41*'),
  body('', 'exists'),
];

const notMet: readonly (readonly [RuleCondition, string])[] = [
  [{ field: 'method', operator: 'is', value: 'PUT' }, 'method differs'],
  [{ field: 'path', operator: 'like', value: '/health*' }, 'path differs'],
  [{ field: 'event', operator: 'is', value: 'claim.created' }, 'event differs'],
  [{ field: 'source', operator: 'is', value: 'api' }, 'source differs'],
  [{ field: 'header', name: 'X-Partner', operator: 'is', value: 'west' }, 'header X-Partner differs'],
  [{ field: 'header', name: 'X-None', operator: 'is', value: 'west' }, 'header X-None is missing'],
  [{ field: 'header', name: 'X-Partner', operator: 'missing', value: '' }, 'header X-Partner is there'],
  [{ field: 'query', name: 'c', operator: 'exists', value: '' }, 'query c is missing'],
  [{ field: 'size', operator: 'under', bytes: 5 }, expect.stringMatching(/^body has \d+ bytes$/)],
  [{ field: 'web-page', made: true }, 'not made by a web page'],
  [{ field: 'chance', percent: 10 }, 'left out by chance'],
  [body('claim.id', 'is', '"4198"'), 'body.claim.id differs'],
  [body('claim.policy', 'is', '90071992547409932'), 'body.claim.policy differs'],
  [body('claim.none.deeper', 'is', '1'), 'body.claim.none.deeper is missing'],
  [body('claim.id', 'missing'), 'body.claim.id is there'],
];

describe('conditions', () => {
  test.each(met)('%j is met', (condition) => {
    expect(readyCondition(condition)(new RequestView(capturedClaim()), () => 0.3)).toBeUndefined();
  });

  test.each(notMet)('%j is not met', (condition, reason) => {
    expect(readyCondition(condition)(new RequestView(capturedClaim()), () => 0.3)).toEqual(reason);
  });

  test('look at no body that is not JSON, not whole or too large', () => {
    const condition = readyCondition(body('claim.id', 'is', '1'));
    expect(condition(new RequestView(capturedClaim({ bodyText: '{"claim":' })), Math.random)).toBe('body is not JSON');
    expect(condition(new RequestView(capturedClaim({ truncated: true })), Math.random)).toBe('body is too large to look into');
    expect(condition(new RequestView(capturedClaim({ bodyText: `"${'a'.repeat(1024 * 1024)}"` })), Math.random)).toBe('body is too large to look into');
  });

  test('never reach into what JavaScript objects inherit', () => {
    const view = new RequestView(capturedClaim({ bodyText: '{"__proto__":{"x":1}}' }));
    expect(readyCondition(body('constructor', 'missing'))(view, Math.random)).toBeUndefined();
    expect(readyCondition(body('__proto__.x', 'is', '1'))(view, Math.random)).toBeUndefined();
  });

  test('take an encoded path for what it stands for', () => {
    const condition = readyCondition({ field: 'path', operator: 'is', value: '/café x' });
    expect(condition(new RequestView(capturedClaim({ target: '/caf%C3%A9%20x' })), Math.random)).toBeUndefined();
    expect(condition(new RequestView(capturedClaim({ target: 'http://a/caf\xc3\xa9%20x?y' })), Math.random)).toBeUndefined();
  });
});

describe('isLike', () => {
  test.each([
    ['', '', true],
    ['', 'a', false],
    ['a', 'a', true],
    ['*', '', true],
    ['a*', 'abc', true],
    ['*c', 'abc', true],
    ['a*c', 'ac', true],
    ['a*a', 'a', false],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false],
    ['.*', 'abc', false],
    ['/hooks/*/x', '/hooks/a/b/x', true],
  ])('%j and %j: %j', (pattern, text, expected) => {
    expect(isLike(pattern, text)).toBe(expected);
  });

  test('takes no time for a hostile pattern', () => {
    const startedMs = cpuMs();
    expect(isLike('*a'.repeat(1_000), 'b'.repeat(100_000))).toBe(false);
    expect(isLike(`${'a*'.repeat(1_000)}b`, 'a'.repeat(100_000))).toBe(false);
    expect(cpuMs() - startedMs).toBeLessThan(200);
  });
});
