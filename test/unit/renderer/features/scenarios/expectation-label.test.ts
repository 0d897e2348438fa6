import { expect, test } from 'vitest';
import { expectationLabel } from '../../../../../src/renderer/features/scenarios/expectation-label';

test('an expectation is called by the verb of its event, never by a path into the body', () => {
  expect(expectationLabel('Exactly 1 claim.created acknowledged within 10 s')).toBe('created');
  expect(expectationLabel('Exactly 7 claim.* acknowledged, each matches the schema')).toBe('claim.*');
  expect(expectationLabel('Exactly 1 body.claim.status:open claim.closed')).toBe('closed');
  expect(expectationLabel('At most 7 passed-on body.claim.id:4002, none twice')).toBe('At most 7 pas…');
  expect(expectationLabel('2 answers of 200')).toBe('2 answers of …');
});
