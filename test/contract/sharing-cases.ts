import type { SharingContract } from '../../src/shared/contract/sharing-contract';
import { value } from '../support/open-core';
import { raise, type Cases } from './method-case';

const nothingAdded = { endpoints: [], performers: [], samples: [], events: [], rules: [] };
const noWorkspace = [
  { why: 'text that is not JSON', input: { text: 'version: 1' }, code: 'invalid' },
  { why: 'JSON that is no workspace', input: { text: '{"version": 1}' }, code: 'invalid' },
  { why: 'no text', input: {}, code: 'invalid' },
] as const;

export const sharingCases: Cases<SharingContract> = {
  'sharing.export': { good: async () => ({}), bad: [{ why: 'unknown field', input: { secrets: true }, code: 'invalid' }] },
  'sharing.read': { good: async (app) => ({ text: (await value(app, 'sharing.export', {})).text }), bad: noWorkspace },
  'sharing.import': {
    good: async (app) => ({ text: (await value(app, 'sharing.export', {})).text, parts: ['endpoints', 'rules'] }),
    bad: [...noWorkspace.map((bad) => ({ ...bad, input: { ...bad.input, parts: [] } })), { why: 'an unknown list', input: { text: '{}', parts: ['settings'] }, code: 'invalid' }],
  },
  'sharing.takeBack': { good: async () => ({ added: nothingAdded }), bad: [{ why: 'no lists', input: { added: {} }, code: 'invalid' }] },
  'endpoints.confirm': { good: async (app) => ({ ids: [app.workspace.current().endpoints[0]?.id ?? raise('no endpoint')] }), bad: [{ why: 'no ids', input: {}, code: 'invalid' }] },
};
