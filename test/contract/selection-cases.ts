import type { SelectionContract } from '../../src/shared/contract/selection-contract';
import type { Cases } from './method-case';

/** Cases of the methods that tell what a selection holds. */
export const selectionCases: Cases<SelectionContract> = {
  'selection.summary': {
    good: () => Promise.resolve({ selection: { records: [1], matches: { query: 'event:claim.*', quick: 'all', from: 1, to: 9, except: [1] } } }),
    bad: [
      { why: 'a broken query', input: { selection: { records: [], matches: { query: 'state:sideways', quick: 'all', from: 1, to: 2, except: [] } } }, code: 'invalid' },
      { why: 'too many single records', input: { selection: { records: Array.from({ length: 10_001 }, (_, index) => index) } }, code: 'invalid' },
    ],
  },
  'records.mark': {
    good: () => Promise.resolve({ positions: [1], colour: 'amber', note: 'Ask the provider' }),
    bad: [{ why: 'a colour that is none', input: { positions: [1], colour: 'beige' }, code: 'invalid' }, { why: 'too long a note', input: { positions: [1], note: 'x'.repeat(1_001) }, code: 'invalid' }],
  },
  'selection.rows': {
    good: () => Promise.resolve({ selection: { records: [1], matches: { query: '', quick: 'all', from: 0, to: 9, except: [], groups: { by: 'claim', each: [{ id: 'claim:4211', to: 9 }, { id: 'none', to: 1 }] } } }, after: 0, limit: 500 }),
    bad: [
      { why: 'groups by what is no grouping', input: { selection: { records: [], matches: { query: '', quick: 'all', from: 0, to: 9, except: [], groups: { by: 'weekday', each: [] } } }, after: 0, limit: 500 }, code: 'invalid' },
      { why: 'too long a page', input: { selection: { records: [] }, after: 0, limit: 501 }, code: 'invalid' },
    ],
  },
};
