import { expect, test } from 'vitest';
import { withValueAt } from '../../../../../src/renderer/features/compose/apply-fix';

test('replaces the value at a pointer and nothing else', () => {
  const text = '{\n  "excess": 250.00,\n  "assigned_to": null\n}\n';
  expect(withValueAt(text, '/assigned_to', '{"user_id": 1}')).toBe('{\n  "excess": 250.00,\n  "assigned_to": {"user_id": 1}\n}\n');
});

test('adds a missing member with the indent of its neighbours', () => {
  expect(withValueAt('{\n  "id": 1\n}', '/status', '"open"')).toBe('{\n  "id": 1,\n  "status": "open"\n}');
  expect(withValueAt('{"id": 1}', '/status', '"open"')).toBe('{"id": 1, "status": "open"}');
  expect(withValueAt('{ }', '/status', '"open"')).toBe('{"status": "open"}');
});

test('leaves text that cannot take the value', () => {
  expect(withValueAt('{"id": 1', '/id', '2')).toBe('{"id": 1');
  expect(withValueAt('[1]', '/a/b', '2')).toBe('[1]');
});
