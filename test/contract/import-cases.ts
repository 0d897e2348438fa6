import type { ImportContract } from '../../src/shared/contract/import-contract';
import type { Cases } from './method-case';

export const importCases: Cases<ImportContract> = {
  'import.har': {
    good: async () => ({ name: 'trace.har', text: '{"log":{"entries":[{"request":{"method":"GET","url":"http://example.com/"}}, 5]}}' }),
    bad: [
      { why: 'no JSON', input: { name: 'a', text: 'log' }, code: 'invalid' },
      { why: 'no HAR', input: { name: 'a', text: '{"log":{}}' }, code: 'invalid' },
      { why: 'no text', input: { name: 'a' }, code: 'invalid' },
    ],
  },
  'import.curl': {
    good: async () => ({ text: "curl -d '{}' http://127.0.0.1:1/" }),
    bad: [
      { why: 'another program', input: { text: 'rm -rf /' }, code: 'invalid' },
      { why: 'a file', input: { text: 'curl -d @/etc/passwd http://127.0.0.1/' }, code: 'invalid' },
      { why: 'nothing', input: { text: '' }, code: 'invalid' },
    ],
  },
};
