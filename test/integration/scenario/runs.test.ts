import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import { isRunOver, type ScenarioRun } from '../../../src/shared/model/scenario-run';
import { catchUrl, openCore, value } from '../../support/open-core';
import { temporaryFolder } from '../../support/temporary-folder';

const changes = `name: Two claims
seed: 42
steps:
  - do: create claim
    claim: first
  - do: create claim
    claim: second
    type: Home, storm
    as: { token: Mobile App API Token }
  - do: add label
    claim: first
    label: glass
  - do: assign
    claim: second
    to: Nora Quist
  - send: claim.closed
    claim: second
  - fault: huge-numbers
    event: claim.label_added
    claim: first
  - do: create contact
    name: Zoë O’Hara
`;
/** Of all the events that this file makes with seed 42, byte for byte, on every platform. It changes only where events are meant to. */
const changesSha256 = '06bc86457ea8815982c0318205db460f830a7c04f38b6007fa3d8e4f8d14a7dd';

async function played(app: CoreApp, text: string, seed?: number): Promise<ScenarioRun> {
  const { id } = await value(app, 'scenarioRuns.start', { id: 'own/a.yaml', text, order: { endpoints: [{ name: 'receiver', url: `${catchUrl(app)}/hooks/claims` }], ...(seed === undefined ? {} : { seed }) } });
  const run = await app.scenarios.ended(id);
  if (run === undefined) throw new Error('the run was not kept');
  return run;
}

describe('a run', () => {
  test('makes the same events from the same file and seed, byte for byte, and others from another seed', async () => {
    const [one, other] = [await openCore(), await openCore()];
    const runs = [await played(one, changes), await played(one, changes), await played(other, changes)];
    expect(runs.map(({ eventsSha256 }) => eventsSha256)).toEqual([changesSha256, changesSha256, changesSha256]);
    expect((await played(other, changes, 43)).eventsSha256).not.toBe(changesSha256);
    const bodies = async (app: CoreApp, run: ScenarioRun) => Promise.all(run.captureIds.map(async (id) => Buffer.from(await value(app, 'captures.bytes', { id, part: 'body', from: 0, to: 1_000_000 })).toString()));
    const [first] = runs;
    if (first === undefined) throw new Error('no run');
    expect(first.sent).toBe(7);
    expect((await bodies(one, first)).sort()).toEqual((await bodies(other, await played(other, changes))).sort());
  });

  test('leaves the user’s own account alone', async () => {
    const app = await openCore();
    const before = await value(app, 'desk.summary', {});
    await played(app, changes);
    expect(await value(app, 'desk.summary', {})).toEqual(before);
  });

  test('is kept with its results, numbered, and can be read by the next program', async () => {
    const folder = temporaryFolder();
    const first = await openCore({ folder });
    const run = await played(first, changes);
    await played(first, changes);
    await first.close();
    const next = await openCore({ folder });
    const kept = await value(next, 'scenarioRuns.list', {});
    expect(kept.map(({ number, state }) => [number, state])).toEqual([[2, 'done'], [1, 'done']]);
    expect(await value(next, 'scenarioRuns.get', { id: run.id })).toEqual(run);
    await value(next, 'scenarioRuns.delete', { id: run.id });
    expect(readdirSync(join(folder, 'runs'))).toHaveLength(1);
  });

  test('tells of itself while it goes on, the last time with its end', async () => {
    const app = await openCore();
    const told: string[] = [];
    app.live.subscribe(({ events }) => {
      for (const event of events) if (event.type === 'scenario.changed') told.push(event.run.state);
    });
    const run = await played(app, changes);
    app.live.flush();
    expect(told.at(-1)).toBe('done');
    expect(isRunOver(run)).toBe(true);
  });

  test('refuses a second one beside it, and ends with the program', async () => {
    const app = await openCore();
    const { id } = await value(app, 'scenarioRuns.start', { id: 'own/a.yaml', text: 'name: a\nsteps:\n  - prompt: Wait for me\n' });
    expect(await app.dispatch({})('scenarioRuns.start', { id: 'own/a.yaml', text: changes })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    const ended = app.scenarios.ended(id);
    await app.close();
    expect(await ended).toMatchObject({ state: 'stopped' });
  });

  test('sees what came over sockets: what was passed on apart from its own deliveries', async () => {
    const app = await openCore();
    // First comes that it is there at all, so that the second that is looked for more of the same begins behind it.
    const text = 'name: a\nendpoints: { receiver: x }\nsteps:\n  - do: create claim\n  - expect: state:delivered\n    among: deliveries\n    within: 60 s\n  - expect: event:claim.created body.claim.id:${claim.id}\n    exactly: 1\n    schema: catalogue\n    within: 1 s\n  - expect: event:claim.created\n    among: passed on\n    at_most: 0\n    within: 1 s\n';
    const run = await played(app, text);
    expect(run.steps.map(({ state, result }) => [state, result])).toEqual([['done', undefined], ['held', expect.any(String)], ['held', expect.stringMatching(/^1 of 1 after /)], ['held', '0 came']]);
    expect(run.captureIds).toHaveLength(1);
  });
});

describe('one’s own scenarios', () => {
  test('are copies that can be changed; shipped ones cannot', async () => {
    const folder = temporaryFolder();
    const app = await openCore({ folder, catch: false });
    const copy = await value(app, 'scenarios.copy', { id: 'shipped/whole-life.yaml' });
    expect(copy).toMatchObject({ id: 'own/whole-life.yaml', origin: 'own', problemCount: 0 });
    expect((await value(app, 'scenarios.copy', { id: 'shipped/whole-life.yaml' })).id).toBe('own/whole-life-2.yaml');
    expect(await value(app, 'scenarios.save', { id: copy.id, text: 'name: a' })).toMatchObject({ problemCount: 1 });
    expect(await app.dispatch({})('scenarios.save', { id: 'shipped/whole-life.yaml', text: changes })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect((await value(app, 'scenarios.list', {})).filter(({ origin }) => origin === 'own')).toHaveLength(2);
    await value(app, 'scenarios.delete', { id: copy.id });
    expect(existsSync(copy.path)).toBe(false);
  });
});

describe('a recording', () => {
  test('makes a scenario of what was done by hand, and it plays the same events', async () => {
    const app = await openCore();
    const by = { kind: 'user', userId: 2642, name: 'John Smith' } as const;
    await value(app, 'recording.start', {});
    const made = await value(app, 'desk.act', { action: { kind: 'claim.create', type: 'Motor, theft' }, performedBy: by });
    const claimId = made.claim?.id ?? 0;
    await value(app, 'desk.act', { action: { kind: 'claim.add_label', claimId, label: 'police: "ref" #1' }, performedBy: { kind: 'token', name: 'Sync' } });
    await value(app, 'events.send', { name: 'claim.closed', source: 'ui', performedBy: by, subjectText: '{"id": 90071992547409931, "status": "closed"}' });
    await app.sender.idle();
    const { text } = await value(app, 'recording.stop', {});
    expect(app.scenarios.check(text).problems).toEqual([]);
    const run = await played(app, text);
    expect(run.steps.map(({ kind, title, performer }) => [kind, title, performer])).toEqual([
      ['do', 'Create the claim claim 1, Motor, theft', 'John Smith'],
      ['do', 'Add label police: "ref" #1 to claim 1', 'Sync'],
      ['send', 'Send claim.closed', 'John Smith'],
    ]);
    const capture = await app.log.capture(run.captureIds[2] ?? '');
    expect(Buffer.from(capture?.body ?? []).toString()).toContain('{"id":90071992547409931,"status":"closed"}');
  });
});
