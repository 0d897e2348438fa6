import type { Input } from '../../../../../src/shared/contract/contract';
import type { ScenarioContract } from '../../../../../src/shared/contract/scenario-contract';

const id = 'own/one.yaml';

export const scenarioInputs: { readonly [M in keyof ScenarioContract]: Input<M> } = {
  'scenarios.list': {},
  'scenarios.read': { id },
  'scenarios.check': { text: 'name: a' },
  'scenarios.save': { text: 'name: a', name: 'One' },
  'scenarios.copy': { id },
  'scenarios.addChanges': { changeIds: ['chg_1'], scenarioId: id },
  'scenarios.addEvents': { events: [{ draft: { name: 'claim.created', source: 'api', performedBy: { kind: 'token', name: 'T' }, subjectText: '{}' }, faults: [{ name: 'gzip' }], burst: { count: 1, perSecond: 5 } }], scenarioId: id },
  'scenarios.delete': { id },
  'scenarioRuns.start': { id, text: 'name: a', order: { seed: 1, scale: 60, endpoints: [{ name: 'receiver', endpointId: 'ep_1' }], parameters: [{ name: 'times', value: '3' }], paused: true } },
  'scenarioRuns.pause': { id: 'run_1' },
  'scenarioRuns.step': { id: 'run_1' },
  'scenarioRuns.continue': { id: 'run_1' },
  'scenarioRuns.stop': { id: 'run_1' },
  'scenarioRuns.get': { id: 'run_1' },
  'scenarioRuns.list': { scenarioId: id },
  'scenarioRuns.delete': { id: 'run_1' },
  'scenarioRuns.report': { id: 'run_1', format: 'junit' },
  'recording.start': {},
  'recording.get': {},
  'recording.stop': {},
};
