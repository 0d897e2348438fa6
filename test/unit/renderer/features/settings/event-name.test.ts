import { expect, test } from 'vitest';
import { nameProblem } from '../../../../../src/renderer/features/settings/event-name';

test('a name must be fit for a header and new', () => {
  const taken = new Set(['claim.created']);
  expect(nameProblem('claim.escalated', taken)).toBeUndefined();
  expect(nameProblem(' claim.escalated ', taken)).toBeUndefined();
  expect(nameProblem('claim escalated', taken)).toBe('Use letters, digits, dots and underscores, without spaces');
  expect(nameProblem('claim.größer', taken)).toBe('Use letters, digits, dots and underscores, without spaces');
  expect(nameProblem('claim.created', taken)).toBe('claim.created is in the catalogue already');
});
