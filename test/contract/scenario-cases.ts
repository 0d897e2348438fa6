import type { CoreApp } from '../../src/main/core/app';
import type { ScenarioContract } from '../../src/shared/contract/scenario-contract';
import { value } from '../support/open-core';
import type { Cases } from './method-case';

const text = 'name: One claim\nsteps:\n  - do: create claim\n  - prompt: Look at it\n';
const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: '{"id": 1}' } as const;
const nothing = { good: () => Promise.resolve({}), bad: [{ why: 'unknown field', input: { a: 1 }, code: 'invalid' }] } as const;
const saved = async (app: CoreApp) => ({ id: (await value(app, 'scenarios.save', { text })).id });
const gone = { why: 'an id that is gone', input: { id: 'own/nothing.yaml' }, code: 'not-found' } as const;
const climbing = { why: 'a path out of the folder', input: { id: 'own/../workspace.yaml' }, code: 'not-found' } as const;

async function running(app: CoreApp): Promise<{ id: string }> {
  return { id: (await value(app, 'scenarioRuns.start', { id: 'own/one.yaml', text, order: { paused: true } })).id };
}

async function over(app: CoreApp): Promise<{ id: string }> {
  const { id } = await running(app);
  await value(app, 'scenarioRuns.stop', { id });
  await app.scenarios.ended(id);
  return { id };
}

async function changeOf(app: CoreApp): Promise<string> {
  const performedBy = { kind: 'user', userId: 2642, name: 'John Smith' } as const;
  return (await value(app, 'desk.act', { action: { kind: 'claim.create', type: 'Motor, theft' }, performedBy })).change.id;
}

const notRunning = { why: 'a run that is over', input: { id: 'run_gone' }, code: 'conflict' } as const;
const noRun = { why: 'a run that is gone', input: { id: 'run_gone' }, code: 'not-found' } as const;

export const scenarioCases: Cases<ScenarioContract> = {
  'scenarios.list': nothing,
  'scenarios.read': { good: saved, bad: [gone, climbing] },
  'scenarios.check': { good: async () => ({ text: 'name: [' }), bad: [{ why: 'no text', input: {}, code: 'invalid' }] },
  'scenarios.save': { good: async () => ({ text, name: 'One claim' }), bad: [{ ...gone, input: { id: 'own/nothing.yaml', text } }, { why: 'no text', input: { name: 'a' }, code: 'invalid' }, { why: 'a time that is none', input: { name: 'a', text, over: 'now' }, code: 'invalid' }] },
  'scenarios.copy': { good: saved, bad: [gone] },
  'scenarios.addChanges': {
    good: async (app) => ({ changeIds: [await changeOf(app)], name: 'From the desk' }),
    bad: [
      { why: 'changes that are gone', input: { changeIds: ['nothing'] }, code: 'not-found' },
      { why: 'no change', input: { changeIds: [] }, code: 'invalid' },
    ],
  },
  'scenarios.addEvents': {
    good: async () => ({ events: [{ draft, faults: [{ name: 'duplicate', value: '2' }] }, { draft, burst: { count: 50, perSecond: 10 } }], name: 'From Compose' }),
    bad: [
      { why: 'a scenario that is gone', input: { events: [{ draft }], scenarioId: 'own/nothing.yaml' }, code: 'not-found' },
      { why: 'a subject that is no JSON', input: { events: [{ draft: { ...draft, subjectText: '{' } }] }, code: 'invalid' },
      { why: 'a fault that does not exist', input: { events: [{ draft, faults: [{ name: 'meltdown' }] }] }, code: 'invalid' },
      { why: 'no event', input: { events: [] }, code: 'invalid' },
    ],
  },
  'scenarios.delete': { good: saved, bad: [gone, climbing] },
  'scenarioRuns.start': {
    good: async () => ({ id: 'own/one.yaml', text, order: { seed: 7, scale: 60, paused: true } }),
    bad: [
      { why: 'a scenario that is gone', input: { id: 'own/nothing.yaml' }, code: 'not-found' },
      { why: 'a broken text', input: { id: 'own/one.yaml', text: 'name: a' }, code: 'invalid' },
      { why: 'an endpoint that the scenario does not name', input: { id: 'own/one.yaml', text: `endpoints: { receiver: http://127.0.0.1:1/ }\n${text}`, order: { endpoints: [{ name: 'other', url: 'http://127.0.0.1:1/' }] } }, code: 'conflict' },
      { why: 'a scale of nothing', input: { id: 'own/one.yaml', text, order: { scale: 0 } }, code: 'invalid' },
    ],
  },
  'scenarioRuns.pause': { good: running, bad: [notRunning] },
  'scenarioRuns.step': { good: running, bad: [notRunning] },
  'scenarioRuns.continue': { good: running, bad: [notRunning] },
  'scenarioRuns.stop': { good: running, bad: [notRunning] },
  'scenarioRuns.get': { good: running, bad: [noRun, { why: 'a path', input: { id: '../workspace' }, code: 'not-found' }] },
  'scenarioRuns.list': { good: async () => ({ scenarioId: 'own/one.yaml' }), bad: [{ why: 'a number', input: { scenarioId: 5 }, code: 'invalid' }] },
  'scenarioRuns.delete': { good: over, bad: [noRun] },
  'scenarioRuns.report': { good: async (app) => ({ ...(await over(app)), format: 'html' }), bad: [{ ...noRun, input: { id: 'run_gone', format: 'junit' } }, { why: 'an unknown format', input: { id: 'run_gone', format: 'pdf' }, code: 'invalid' }] },
  'recording.start': nothing,
  'recording.get': nothing,
  'recording.stop': nothing,
};
