import { expect, test } from 'vitest';
import { hostOf } from '../../../../../src/renderer/features/endpoints/endpoint-address';

test('shows host and port, and text that is no URL yet as it is', () => {
  expect(hostOf('http://127.0.0.1:4455/hooks/claims')).toBe('127.0.0.1:4455');
  expect(hostOf('https://fraud.example.com/v1')).toBe('fraud.example.com');
  expect(hostOf('https://')).toBe('https://');
  expect(hostOf('not yet')).toBe('not yet');
});
