import { describe, expect, test } from 'vitest';
import { foldedText } from '../../../../src/shared/query/folded-text';
import { wordsOf } from '../../../../src/shared/query/word-tokens';
import { wantedWords, wordsMatcher } from '../../../../src/shared/query/words-matcher';

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
