import { describe, expect, test } from 'vitest';
import { foldedText } from '../../../../../../src/main/core/log/search/folded-text';
import { isHeldValue, spelled, unspelled, valueTerm, wordTerm } from '../../../../../../src/main/core/log/search/terms';
import { wordsOf } from '../../../../../../src/main/core/log/search/word-tokens';
import { wantedWords, wordsMatcher } from '../../../../../../src/main/core/log/search/words-matcher';

describe('words', () => {
  test.each([
    ['claim', 'the claim is open', true],
    ['CLAIM', '{"claim":1}', true],
    ['claim', 'claims', false],
    ['claim', 'reclaim', false],
    ['claim*', 'claims', true],
    ['claim*', 'reclaims', false],
    ['claim', 'claims and a claim', true],
    ['in_review', '"status":"in_review"', true],
    ['review', 'in_review', true],
    ['über', 'ÜBER', true],
    ['Ber', 'ÜBER', false],
    ['ΟΔΟΣ', 'οδος', true],
    ['日本', '日本語', false],
    ['%', '100%', true],
    ['*', 'a * b', true],
    ['127.0.0.1:4455', 'host: 127.0.0.1:4455', true],
    ['.', 'a.b', true],
    ['e\u0301', 'cafe\u0301s', false],
    ['\u{1d49c}x', 'a \u{1d49c}x b', true],
    ['x', '\u{1d49c}x', false],
  ])('%j in %j: %s', (wanted, text, expected) => expect(wordsMatcher(wantedWords(wanted, false))(foldedText(text))).toBe(expected));

  test('in quotes a star is a star', () => {
    expect(wordsMatcher(wantedWords('cla*', true))('claims')).toBe(false);
    expect(wordsMatcher(wantedWords('cla*', true))('cla*')).toBe(true);
  });

  test('letters, digits and their marks make words', () => expect(wordsOf('in_review, a-b 4211 cafe\u0301 日本')).toEqual(['in', 'review', 'a', 'b', '4211', 'cafe\u0301', '日本']));
});

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
