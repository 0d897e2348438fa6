import { expect, test } from 'vitest';
import { pathOfTarget } from '../../../../../src/main/core/log/target-path';

test.each([
  ['/hooks/claims', '/hooks/claims'],
  ['/hooks?event=a?b', '/hooks'],
  ['http://127.0.0.1:4455/hooks?x', '/hooks'],
  ['HTTPS://host', '/'],
  ['*', '*'],
  ['example.com:443', 'example.com:443'],
  ['', ''],
  ['/a://b', '/a://b'],
  [`/${'x'.repeat(5000)}`, `/${'x'.repeat(1023)}`],
])('%j is shown as %j', (target, path) => expect(pathOfTarget(target)).toBe(path));
