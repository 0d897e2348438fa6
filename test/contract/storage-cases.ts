import type { StorageContract } from '../../src/shared/contract/storage-contract';
import type { Cases } from './method-case';

/** Cases of the methods of what the log takes on disk. */
export const storageCases: Cases<StorageContract> = {
  'storage.clearable': { good: () => Promise.resolve({}), bad: [{ why: 'unknown field', input: { a: 1 }, code: 'invalid' }] },
  'storage.clear': {
    good: () => Promise.resolve({ upTo: 10 }),
    bad: [
      { why: 'no end', input: {}, code: 'invalid' },
      { why: 'a place before the first', input: { upTo: -1 }, code: 'invalid' },
    ],
  },
};
