import { expect, test } from 'vitest';
import { validateWorkspace as validate } from '../../../../../src/main/core/validation/workspace-validation';
import { endpointDefaults } from '../../../../../src/shared/model/endpoint';
import { workspaceVersion, type Workspace } from '../../../../../src/shared/model/workspace';

const workspace: Workspace = {
  version: workspaceVersion,
  name: 'Team',
  endpoints: [{ ...endpointDefaults, id: 'ep_1', name: 'A', url: 'http://127.0.0.1:1', events: [], headers: [['A', 'b']], timeoutMs: 100 }],
  performers: [
    { id: 'pf_1', performedBy: { kind: 'user', userId: 1, name: 'J' } },
    { id: 'pf_2', performedBy: { kind: 'token', name: 'T' } },
  ],
  samples: [{ id: 'sm_1', name: 'S', kind: 'contact', text: '{' }],
  events: [{ name: 'claim.paid', description: '', subject: 'claim', subjectSchema: '' }],
  rules: [{ id: 'rl_1', name: 'Reset', enabled: false, conditions: [], action: { kind: 'fault', fault: { name: 'reset' } } }],
  filters: [{ id: 'fl_1', name: 'Refused', query: 'status:>=400' }],
  settings: {
    catchHost: '127.0.0.1',
    catchPort: 0,
    morePorts: [{ id: 'pt_1', host: '127.0.0.1', port: 0, secure: true, enabled: true }],
    checksOff: ['repeated'],
    whilePaused: 'refuse',
    whenFull: 'answer-503',
    limits: { keptBodyBytes: 1024, connections: 10, headerTimeoutMs: 1_000, bodyTimeoutMs: 1_000, idleTimeoutMs: 1_000 },
    retention: { maxRecords: 1_000, maxBytes: 1024 * 1024 },
    theme: 'system',
    density: 'compact',
    textSize: 110,
    times: 'ago',
    tellArrivals: false,
    columns: [{ column: 'time', shown: true, widthPx: null }, { column: 'header[x-request-id]', shown: true, widthPx: 120 }, { column: 'body.claim.labels.0', shown: false, widthPx: null }],
    compare: { keyOrder: false, listOrder: true, numberSpelling: true, ignore: ['claim.updated_at'] },
    shortcuts: { singleKeys: false, changed: [{ action: 'activity.follow', keys: 'Ctrl G' }] },
    redaction: { headers: ['X-Customer'], bodyPaths: ['claim.contact.**'] },
  },
};

test('takes a workspace', () => {
  expect(validate(workspace)).toEqual([]);
});

test.each(Object.keys(workspace))('needs %s', (property) => {
  expect(validate(Object.fromEntries(Object.entries(workspace).filter(([name]) => name !== property)))).toMatchObject([{ pointer: `/${property}`, message: `“${property}” is missing.` }]);
});

test.each([
  [{ version: 1 }, '/version', '“version” must be 2, but is 1.'],
  [{ surprise: true }, '/surprise', '“surprise” is not known here.'],
  [{ endpoints: [{ ...workspace.endpoints[0], timeoutMs: '5' }] }, '/endpoints/0/timeoutMs', '“timeoutMs” must be a whole number, but is “5”.'],
  [{ endpoints: {} }, '/endpoints', '“endpoints” must be an array, but is an object.'],
  [{ performers: [{ id: 'pf_1', performedBy: { kind: 'token', name: 'T', userId: 1 } }] }, '/performers/0/performedBy/userId', '“userId” is not known here.'],
  [{ settings: { ...workspace.settings, catchPort: 70_000 } }, '/settings/catchPort', '“catchPort” must be 65535 or less, but is 70000.'],
  [JSON.parse('{"__proto__": 1}'), '', ''],
])('says what is wrong with %j', (change: object, pointer, message) => {
  const value = Object.hasOwn(change, '__proto__') ? JSON.parse(JSON.stringify(workspace).replace('{', '{"__proto__": 1,')) : { ...workspace, ...change };
  const [problem] = validate(value);
  if (Object.hasOwn(change, '__proto__')) expect(problem?.keyword).toBe('additionalProperties');
  else expect(problem).toMatchObject({ pointer, message });
});

test.each([undefined, null, [], 'text', 1])('refuses %j', (value) => {
  expect(validate(value)).toMatchObject([{ pointer: '', keyword: 'type' }]);
});
