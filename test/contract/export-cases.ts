import type { ExportContract } from '../../src/shared/contract/export-contract';
import type { ExportOrder } from '../../src/shared/model/export-order';
import { catchUrl, value } from '../support/open-core';
import { raise, type Cases } from './method-case';

const order: ExportOrder = { selection: { records: [], matches: { query: '', quick: 'all', from: 0, to: Number.MAX_SAFE_INTEGER, except: [] } }, format: 'har', keep: [], leaveOutUnread: false };
const badOrders = [
  { why: 'an unknown format', input: { order: { ...order, format: 'xlsx' }, after: 0 }, code: 'invalid' },
  { why: 'a broken query', input: { order: { ...order, selection: { records: [], matches: { query: 'state:sideways', quick: 'all', from: 0, to: 1, except: [] } } }, after: 0 }, code: 'invalid' },
  { why: 'no records named', input: { order: { ...order, selection: {} }, after: 0 }, code: 'invalid' },
] as const;

export const exportCases: Cases<ExportContract> = {
  'records.copyAs': {
    good: async (app) => {
      await fetch(catchUrl(app), { method: 'POST', body: '{}' });
      const page = await value(app, 'activity.page', { query: '', quick: 'all', fromRank: 0, limit: 1 });
      return { direction: 'received', id: page.rows[0]?.id ?? raise('nothing was caught'), kind: 'curl', secrets: false };
    },
    bad: [
      { why: 'an id that is gone', input: { direction: 'sent', id: 'nothing', kind: 'curl', secrets: false }, code: 'not-found' },
      { why: 'an unknown kind', input: { direction: 'sent', id: 'a', kind: 'perl', secrets: false }, code: 'invalid' },
    ],
  },
  'export.rules': { good: async () => ({}), bad: [{ why: 'unknown field', input: { a: 1 }, code: 'invalid' }] },
  'export.count': { good: async () => ({ order, after: 0 }), bad: badOrders },
  'export.preview': { good: async () => ({ order, after: 0 }), bad: badOrders },
  'export.stop': {
    good: async (app) => {
      const id = 'x_1';
      // It is under way until the first turn of the event loop after this.
      void app.exports.save(id, order, `${app.workspace.current().name}/nowhere/out.har`);
      return { id };
    },
    bad: [{ why: 'an export that is over', input: { id: 'nothing' }, code: 'not-found' }],
  },
};
