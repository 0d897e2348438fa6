import type { LookContract } from '../../src/shared/contract/look-contract';
import type { Cases } from './method-case';

/** Cases of the methods of what was looked at. */
export const lookCases: Cases<LookContract> = {
  'look.get': { good: () => Promise.resolve({}), bad: [{ why: 'unknown field', input: { a: 1 }, code: 'invalid' }] },
  'look.set': {
    good: () => Promise.resolve({ readTo: 0, keptTo: 0, seenTo: 0 }),
    bad: [
      { why: 'read what was not seen', input: { readTo: 1, keptTo: 1, seenTo: 0 }, code: 'invalid' },
      { why: 'half a look', input: { readTo: 0 }, code: 'invalid' },
    ],
  },
};
