import { expect, test } from 'vitest';
import { randomDigits, withNewIds } from '../../../../../src/renderer/features/compose/new-ids';

const nines = (digits: number): string => '9'.repeat(digits);

test('gives every whole id new digits and leaves every other character alone', () => {
  const text = '{ "id": 4211,\n  "excess": 250.00, "policy_number": 90071992547409931, "id_card": 7, "contact": {"id":9083} }';
  expect(withNewIds(text, nines)).toBe('{ "id": 9999,\n  "excess": 250.00, "policy_number": 90071992547409931, "id_card": 7, "contact": {"id":9999} }');
});

test('lets a reference beside the id follow it', () => {
  expect(withNewIds('{"id": 4211, "reference": "MTR-004211", "note": "4211 was first"}', nines)).toBe('{"id": 9999, "reference": "MTR-009999", "note": "4211 was first"}');
});

test('gives the same new id for the same old one', () => {
  let next = 1000;
  const counting = (): string => String((next += 1));
  expect(withNewIds('[{"id":4211},{"id":4211},{"id":4212}]', counting)).toMatch(/^\[\{"id":(\d+)\},\{"id":\1\},\{"id":(?!\1)\d+\}\]$/);
});

test('draws again where chance gives the old number', () => {
  const drawn = ['4211', '4211', '4212'];
  expect(withNewIds('{"id":4211}', () => drawn.shift() ?? '')).toBe('{"id":4212}');
});

test('leaves ids that are no whole number, and text that is not JSON', () => {
  const text = '{"id": "a-1", "inner": {"id": 1.5}}';
  expect(withNewIds(text, nines)).toBe(text);
  expect(withNewIds('{"id": 4211', nines)).toBe('{"id": 4211');
});

test('makes numbers of as many digits, without a leading zero', () => {
  for (let digits = 1; digits <= 20; digits += 1) expect(randomDigits(digits)).toMatch(new RegExp(`^[1-9]\\d{${digits - 1}}$`));
});
