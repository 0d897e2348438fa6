import type { GroupsContract } from '../../src/shared/contract/groups-contract';
import type { Cases } from './method-case';

const whole = { query: '', quick: 'all', by: 'event', folded: false, except: [], from: 0, limit: 100 } as const;

/** Cases of the methods of the grouped stream. */
export const groupsCases: Cases<GroupsContract> = {
  'groups.lines': {
    good: () => Promise.resolve({ ...whole, by: 'claim', folded: true, except: ['claim:4211'], from: -3, near: { group: 'claim:4211', position: 1, line: 7 } }),
    bad: [
      { why: 'a broken query', input: { ...whole, query: 'state:sideways' }, code: 'invalid' },
      { why: 'another grouping', input: { ...whole, by: 'colour' }, code: 'invalid' },
      { why: 'too long a page', input: { ...whole, limit: 501 }, code: 'invalid' },
      { why: 'too long an id', input: { ...whole, except: ['x'.repeat(301)] }, code: 'invalid' },
      { why: 'too many folds', input: { ...whole, except: Array.from({ length: 1_001 }, (_, index) => `claim:${index}`) }, code: 'invalid' },
    ],
  },
};
