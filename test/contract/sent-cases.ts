import type { SentContract } from '../../src/shared/contract/sent-contract';
import { value } from '../support/open-core';
import { raise, type Cases } from './method-case';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id":1}' } as const;

/** Cases of the methods that read what was sent before. */
export const sentCases: Cases<SentContract> = {
  'events.history': {
    good: async () => ({ words: '', limit: 50 }),
    bad: [
      { why: 'no limit', input: { words: '' }, code: 'invalid' },
      { why: 'too many at once', input: { words: '', limit: 1_000 }, code: 'invalid' },
      { why: 'a place before the first', input: { words: '', limit: 1, before: -1 }, code: 'invalid' },
    ],
  },
  'events.composed': {
    good: async (app) => ({ eventId: (await value(app, 'events.send', draft)).eventId }),
    bad: [{ why: 'an event that is gone', input: { eventId: 'nothing' }, code: 'not-found' }],
  },
  'endpoints.lastAttempt': {
    good: async (app) => ({ id: app.workspace.current().endpoints[0]?.id ?? raise('no endpoint') }),
    bad: [{ why: 'an endpoint that is gone', input: { id: 'nothing' }, code: 'not-found' }],
  },
};
