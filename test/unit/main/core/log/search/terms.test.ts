import { describe, expect, test } from 'vitest';
import { isHeldValue, spelled, unspelled, valueTerm, wordTerm } from '../../../../../../src/main/core/log/search/terms';

describe('spelling for the index', () => {
  test.each(['', 'plain', 'Two words', 'a.b/c?d=e&f', 'Ünï', 'ĀāǿƀǾ\u0180\u01ff', '\0\u007f', '日本\u{1f600}', '"\\*'])('%j comes back', (text) => expect(unspelled(spelled(text))).toBe(text));

  test('what begins alike is spelled alike at the beginning, and no two texts are one word', () => {
    expect(spelled('/hooks/claims').startsWith(spelled('/hooks'))).toBe(true);
    const texts = ['a', 'A', 'a ', 'ā', '\u0161', '\u01ff', '\u01ffa', 'a\u0100'];
    expect(new Set(texts.map(spelled)).size).toBe(texts.length);
    for (const text of texts) expect(spelled(text)).not.toMatch(/[\0-/:-`{-\u007f]/);
  });

  test('values that are long or ids are left to their words', () => {
    expect(['open', '4211', '2026-11-01', 'x'.repeat(40)].map(isHeldValue)).toEqual([true, true, true, true]);
    expect(['x'.repeat(41), 'f47ac10b-58cc-4372', '\ud800'].map(isHeldValue)).toEqual([false, false, false]);
    expect(valueTerm('e', '', 'Claim.Created')).toBe(valueTerm('e', '', 'claim.created'));
    expect(wordTerm('x'.repeat(50))).toEqual({ term: `w${'x'.repeat(40)}`, cut: true });
  });
});
