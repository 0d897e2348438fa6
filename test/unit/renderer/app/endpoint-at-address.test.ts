import { expect, test } from 'vitest';
import { namesAddress } from '../../../../src/renderer/app/endpoint-at-address';

test.each([
  ['http://127.0.0.1:4455/hooks/claims', '127.0.0.1', 4455, true],
  ['http://localhost:4455/', '127.0.0.1', 4455, true],
  ['http://[::1]:4455/', '::1', 4455, true],
  ['http://127.0.0.1:4456/', '127.0.0.1', 4455, false],
  ['http://192.168.1.24:4455/', '127.0.0.1', 4455, false],
  ['https://127.0.0.1:4455/', '127.0.0.1', 4455, false],
  ['http://127.0.0.1/', '127.0.0.1', 80, true],
  ['no url', '127.0.0.1', 4455, false],
])('%s at %s port %d: %s', (url, host, port, expected) => expect(namesAddress(url, host, port)).toBe(expected));
