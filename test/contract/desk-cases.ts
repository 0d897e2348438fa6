import type { CoreApp } from '../../src/main/core/app';
import type { DeskContract } from '../../src/shared/contract/desk-contract';
import type { PerformedBy } from '../../src/shared/model/event';
import { value } from '../support/open-core';
import { raise, type Cases } from './method-case';

const john: PerformedBy = { kind: 'user', userId: 2642, name: 'John Smith' };
const page = { search: '', fromRank: 0, limit: 50 };
const noClaim = { why: 'a claim that is gone', input: { claimId: 999_999_999 }, code: 'not-found' } as const;

/** The number of an open claim of an account of ten. */
async function openClaim(app: CoreApp): Promise<number> {
  await value(app, 'desk.generate', { seed: 2026, count: 10 });
  const { rows } = await value(app, 'desk.claims', { ...page, filter: 'open' });
  return rows[0]?.id ?? raise('no open claim');
}

const close = async (app: CoreApp) => ({ action: { kind: 'claim.close', claimId: await openClaim(app) }, performedBy: john }) as const;

export const deskCases: Cases<DeskContract> = {
  'desk.summary': { good: async () => ({}), bad: [{ why: 'an unknown field', input: { all: true }, code: 'invalid' }] },
  'desk.claims': {
    good: async (app) => {
      await openClaim(app);
      return { ...page, search: 'mtr', filter: 'nobody' };
    },
    bad: [{ why: 'an unknown filter', input: { ...page, filter: 'mine' }, code: 'invalid' }, { why: 'too many rows', input: { ...page, filter: 'all', limit: 100_000 }, code: 'invalid' }],
  },
  'desk.rank': { good: async (app) => ({ search: '', filter: 'all', claimId: await openClaim(app) }), bad: [{ why: 'no claim', input: { search: '', filter: 'all' }, code: 'invalid' }] },
  'desk.contacts': { good: async () => page, bad: [{ why: 'a rank before the first', input: { ...page, fromRank: -1 }, code: 'invalid' }] },
  'desk.claim': { good: async (app) => ({ claimId: await openClaim(app) }), bad: [noClaim] },
  'desk.contact': {
    good: async (app) => ({ contactId: (await value(app, 'desk.act', { action: { kind: 'contact.create', name: 'Priya Nair' }, performedBy: john })).contact?.id ?? raise('no contact') }),
    bad: [{ why: 'a contact that is gone', input: { contactId: 5 }, code: 'not-found' }],
  },
  'desk.timeline': { good: async (app) => ({ subject: { kind: 'claim', id: await openClaim(app) }, limit: 20 }), bad: [{ why: 'a subject of another kind', input: { subject: { kind: 'policy', id: 1 }, limit: 20 }, code: 'invalid' }] },
  'desk.act': {
    good: close,
    bad: [
      { why: 'a claim that is gone', input: { action: { kind: 'claim.close', claimId: 5 }, performedBy: john }, code: 'not-found' },
      { why: 'an action that does not exist', input: { action: { kind: 'claim.burn', claimId: 5 }, performedBy: john }, code: 'invalid' },
      { why: 'a type that does not exist', input: { action: { kind: 'claim.create', type: 'Boat' }, performedBy: john }, code: 'invalid' },
      { why: 'a policy number that is no number', input: { action: { kind: 'claim.create', type: 'Motor, theft', policyNumber: '1}' }, performedBy: john }, code: 'invalid' },
      { why: 'nobody', input: { action: { kind: 'claim.create', type: 'Motor, theft' } }, code: 'invalid' },
      { why: 'endpoints that are gone', input: { action: { kind: 'claim.create', type: 'Motor, theft' }, performedBy: john, endpointIds: ['nothing'] }, code: 'conflict' },
      { why: 'a fault that does not exist', input: { action: { kind: 'claim.create', type: 'Motor, theft' }, performedBy: john, faults: [{ name: 'meltdown' }] }, code: 'invalid' },
    ],
  },
  'desk.sendAsFault': {
    good: async (app) => ({ subject: { kind: 'claim', id: await openClaim(app) }, eventName: 'claim.reopened', performedBy: john }),
    bad: [{ why: 'a claim that is gone', input: { subject: { kind: 'claim', id: 5 }, eventName: 'claim.reopened', performedBy: john }, code: 'not-found' }],
  },
  'desk.undo': { good: async (app) => ({ changeId: (await value(app, 'desk.act', await close(app))).change.id }), bad: [{ why: 'a change that is gone', input: { changeId: 'nothing' }, code: 'not-found' }] },
  'desk.reset': { good: async () => ({}), bad: [{ why: 'an unknown field', input: { seed: 5 }, code: 'invalid' }] },
  'desk.generate': { good: async () => ({ seed: 5, count: 10 }), bad: [{ why: 'no claims', input: { seed: 5, count: 0 }, code: 'invalid' }, { why: 'a million claims', input: { seed: 5, count: 1_000_000 }, code: 'invalid' }] },
  'desk.export': { good: async () => ({}), bad: [{ why: 'an unknown field', input: { pretty: true }, code: 'invalid' }] },
  'desk.import': {
    good: async (app) => {
      await openClaim(app);
      return { text: (await value(app, 'desk.export', {})).text };
    },
    bad: [
      { why: 'text that is not JSON', input: { text: 'claims: 5' }, code: 'invalid' },
      { why: 'JSON that is no account', input: { text: '{"claims": []}' }, code: 'invalid' },
    ],
  },
};
