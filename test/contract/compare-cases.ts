import type { CompareContract } from '../../src/shared/contract/compare-contract';
import { catchUrl } from '../support/open-core';
import type { Cases } from './method-case';

/** Cases of the methods of comparisons. */
export const compareCases: Cases<CompareContract> = {
  'compare.series': {
    good: async (app) => {
      await fetch(catchUrl(app), { method: 'POST', body: '{}' });
      return { query: 'direction:in', after: 0 };
    },
    bad: [
      { why: 'a broken query', input: { query: 'colour:red', after: 0 }, code: 'invalid' },
      { why: 'no place to begin', input: { query: '' }, code: 'invalid' },
    ],
  },
};
