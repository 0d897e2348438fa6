import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase, textMatcher } from '../../../../src/shared/query/text-pattern';

describe('textMatcher', () => {
  it.each([
    [['claim.created'], 'claim.created', true],
    [['claim.created'], 'Claim.CREATED', true],
    [['claim.created'], 'claim.created2', false],
    [['claim.', ''], 'claim.closed', true],
    [['claim.', ''], 'claim', false],
    [['', '.closed'], 'claim.closed', true],
    [['', '.closed'], 'claim.closed.', false],
    [['a', 'a'], 'a', false],
    [['a', 'a'], 'aa', true],
    [['a', 'b', 'c'], 'a-b-c', true],
    [['a', 'b', 'c'], 'a-c-b', false],
    [['a', 'bc', 'c'], 'abc', false],
    [['', ''], '', true],
    [[''], '', true],
    [[''], 'x', false],
    [['É'], 'é', false],
    [['line', 'end'], 'line\nend', true],
  ])('%j on “%s”: %s', (pieces, text, expected) => {
    expect(textMatcher({ pieces })(text)).toBe(expected);
  });

  it('agrees with a plain expression on any text and pattern', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '.', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(short, { minLength: 1, maxLength: 5 }), short, (pieces, text) => {
        const expression = new RegExp(`^${pieces.map((piece) => foldCase(piece).replaceAll('.', '\\.')).join('[^]*')}$`);
        expect(textMatcher({ pieces })(text)).toBe(expression.test(foldCase(text)));
      }),
    );
  });
});
