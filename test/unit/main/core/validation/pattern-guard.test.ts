import { describe, expect, test } from 'vitest';
import { cpuMs } from '../../../../support/cpu-time';
import { patternProblem, testedTextLength } from '../../../../../src/main/core/validation/pattern-guard';

describe('patterns that people write', () => {
  test.each([
    '^CLM-[0-9]{6}$', '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$', '^\\d{4}-\\d{2}-\\d{2}$', '^(open|closed|pending)$', 'open|closed', '^(\\d{1,3}\\.){3}\\d{1,3}$', '^https?://', '^[A-Z]{1,2}[0-9R][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}$',
    '^(?:\\+44|0)\\d{9,10}$', '^\\p{Lu}\\p{L}*$', '^[(){}+*?|]+$', '^\\(\\d+\\)\\+$', '^(?=.*\\d)[a-z\\d]+$', '', '^$', '^[\\w.-]+$', 'claim\\.', '^(ab)+$', '^\\u{1F4A9}+$', '^(?<year>\\d{4})$',
  ])('%s', (pattern) => expect(patternProblem(pattern)).toBeUndefined());
});

describe('patterns that can take forever', () => {
  test.each([
    '^(a+)+$', '(a*)*', '^(a|a)*$', '^(a|aa)+$', '(.*)*x', '^(([a-z])+.)+[A-Z]([a-z])+$', '^(?:a?){50}a{50}$', '^((a{1,100}){1,100})$', '^(a?a?)*$', '(x+x+)+y', '^(?:(?:a+)b?)*$', '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@)$',
    '^.*.*.*.*x$', '.*.*.*x', '(a)\\1', '(?<n>a)\\k<n>', 'a?'.repeat(28), '(a|a)'.repeat(28), '^(a?){12}a*a*a*b', '^(?:a|a|a|a|a|a){12}b', '^(?:a|(?:b|c)){20}d', 'a'.repeat(301), '(?=(a+)+)b', '^(a+){20}$', '(?:\\(+\\)+)+',
  ])('%s', (pattern) => expect(patternProblem(pattern)).toMatch(/^The pattern .+\.$/));
});

test('the slowest patterns that are taken end soon on the longest text that is tested', () => {
  const patterns = ['^.*.*.*x$', '.*.*x', '^(.*).*(.*)x', `^${'a?'.repeat(14)}a*${'a'.repeat(14)}b`, `^${'(a|a)'.repeat(20)}b`, '^(a{1,3}){12}b', '^(a?){7}a*a*b', '^(a|aa){21}b', '^(a*){2}a*b'];
  for (const pattern of patterns) {
    expect(patternProblem(pattern), pattern).toBeUndefined();
    const expression = new RegExp(pattern, 'u');
    const startedAtMs = cpuMs();
    expect(expression.test('a'.repeat(testedTextLength - 1) + '!')).toBe(false);
    expect(cpuMs() - startedAtMs, pattern).toBeLessThan(4_000);
  }
});
