import { expect, test } from 'vitest';
import { headersProblem, linesOf, pathsProblem } from '../../../../../src/renderer/features/settings/redaction-list';

test('each line is one entry, each once', () => {
  expect(linesOf(' X-A \n\nX-B\r\nX-A')).toEqual(['X-A', 'X-B']);
});

test('what is no header or no path is told', () => {
  expect(headersProblem(['X-Customer'])).toBeUndefined();
  expect(headersProblem(['X-A', 'X: B'])).toBe('“X: B” is not the name of a header');
  expect(pathsProblem(['claim.contact.**', '**.email'])).toBeUndefined();
  expect(pathsProblem(['a..b'])).toMatch(/^a\.\.b: /);
  expect(headersProblem(Array.from({ length: 101 }, (_, index) => `x${index}`))).toBe('At most 100 headers');
});
