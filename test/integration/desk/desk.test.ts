import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import { generateAccount } from '../../../src/main/core/account/generate-account';
import { accountText } from '../../../src/main/core/account/read-account';
import type { AccountHands } from '../../../src/main/core/desk-port';
import type { LiveEvent } from '../../../src/shared/contract/live-events';
import type { PerformedBy } from '../../../src/shared/model/event';
import { carefulReceiver, type ReadBody } from '../../support/careful-receiver';
import { openCore, value } from '../../support/open-core';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { seededRandom } from '../../support/seeded-random';
import { temporaryFolder } from '../../support/temporary-folder';

const john: PerformedBy = { kind: 'user', userId: 2642, name: 'John Smith' };
const token: PerformedBy = { kind: 'token', name: 'Mobile App API Token' };

/** A core whose one endpoint is a receiver that reads what it gets. */
async function receiving(folder = temporaryFolder()) {
  const app = await openCore({ folder });
  const receiver = await rawReceiver(({ socket }) => socket.write(plainAnswer(200)));
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { url: `${receiver.url}/hooks`, concurrency: 1 } });
  const bodies = (): readonly ReadBody[] => receiver.requests.map(({ body }) => JSON.parse(body.toString('utf8')) as ReadBody);
  return { app, receiver, bodies };
}

/** Any actions on an account, refused or not, always the same. */
async function playMany(hands: AccountHands, count: number): Promise<number> {
  const random = seededRandom(8);
  let done = 0;
  for (let step = 0; step < count; step += 1) {
    const claims = hands.claims();
    const claimId = claims[Math.floor(random() * claims.length)]?.id ?? 1;
    const label = ['glass', 'new', '__proto__'][Math.floor(random() * 3)] ?? 'glass';
    const user = { userId: 1 + Math.floor(random() * 3), name: 'Someone' };
    const action = (
      [
        { kind: 'claim.create', type: 'Motor, theft' },
        { kind: 'claim.close', claimId },
        { kind: 'claim.reopen', claimId },
        { kind: 'claim.add_label', claimId, label },
        { kind: 'claim.remove_label', claimId, label },
        { kind: 'claim.assign', claimId, user },
        { kind: 'claim.unassign', claimId },
        { kind: 'claim.switch_type', claimId, type: random() < 0.5 ? 'Pet, vet fees' : 'Home, storm' },
        { kind: 'contact.create', name: `Contact ${step}` },
      ] as const
    )[Math.floor(random() * 9)];
    if (action === undefined) throw new Error('no action');
    if ((await hands.act(action, random() < 0.5 ? john : token)).ok) done += 1;
  }
  return done;
}

async function firstClaim(app: CoreApp): Promise<number> {
  const { rows } = await value(app, 'desk.claims', { search: '', filter: 'open', fromRank: 0, limit: 1 });
  const [row] = rows;
  if (row === undefined) throw new Error('no open claim');
  return row.id;
}

describe('the desk', () => {
  test('sends what happened, with the claim as it is after it; a receiver that knows nothing else finds no contradiction', async () => {
    const { app, bodies } = await receiving();
    await value(app, 'desk.generate', { seed: 2026, count: 12 });
    const before = (await Promise.all((await value(app, 'desk.claims', { search: '', filter: 'all', fromRank: 0, limit: 50 })).rows.map(({ id }) => value(app, 'desk.claim', { claimId: id })))).map(({ text }) => JSON.parse(text) as never);
    const done = await playMany(await app.desk.own(), 150);
    await app.sender.idle();
    expect(done).toBeGreaterThan(60);
    expect(bodies()).toHaveLength(done);
    const receive = carefulReceiver(before);
    expect(bodies().flatMap(receive)).toEqual([]);
    // What the receiver was told last is what the account holds.
    const last = bodies().findLast(({ claim }) => claim !== undefined)?.claim;
    const { text } = await value(app, 'desk.claim', { claimId: last?.id ?? 0 });
    expect(last).toEqual(JSON.parse(text));
  });

  test('an action that does not apply is refused and sends nothing; as a fault it is sent, marked, and leaves the account alone', async () => {
    const { app, bodies } = await receiving();
    await value(app, 'desk.generate', { seed: 2026, count: 10 });
    const claimId = await firstClaim(app);
    const before = (await value(app, 'desk.claim', { claimId })).text;
    const refused = await app.dispatch({})('desk.act', { action: { kind: 'claim.reopen', claimId }, performedBy: john });
    expect(refused).toEqual({ ok: false, error: { code: 'conflict', message: 'The claim is open, there is nothing to reopen.' } });
    const sent = await value(app, 'desk.sendAsFault', { subject: { kind: 'claim', id: claimId }, eventName: 'claim.reopened', performedBy: token });
    await app.sender.idle();
    expect(sent.deliveries).toMatchObject([{ faults: [{ name: 'contradicts-account' }] }]);
    expect(bodies()).toMatchObject([{ event_name: 'claim.reopened', source: 'api', claim: { id: claimId, status: 'open' } }]);
    expect((await value(app, 'desk.claim', { claimId })).text).toBe(before);
    const applies = await app.dispatch({})('desk.sendAsFault', { subject: { kind: 'claim', id: claimId }, eventName: 'claim.closed', performedBy: john });
    expect(applies).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect((await value(app, 'desk.summary', {})).changedClaims).toBe(0);
  });

  test('undo and reset give the account back and send nothing; the window hears of each change', async () => {
    const { app, bodies } = await receiving();
    await value(app, 'desk.generate', { seed: 2026, count: 10 });
    const exported = (await value(app, 'desk.export', {})).text;
    const told: LiveEvent[] = [];
    app.live.subscribe(({ events }) => told.push(...events));
    const claimId = await firstClaim(app);
    const closed = await value(app, 'desk.act', { action: { kind: 'claim.close', claimId }, performedBy: john });
    const labelled = await value(app, 'desk.act', { action: { kind: 'claim.add_label', claimId, label: 'late' }, performedBy: john });
    const tooEarly = await app.dispatch({})('desk.undo', { changeId: closed.change.id });
    expect(tooEarly).toMatchObject({ ok: false, error: { code: 'conflict', message: 'The claim was changed again since. Undo its last change first.' } });
    await value(app, 'desk.undo', { changeId: labelled.change.id });
    await value(app, 'desk.undo', { changeId: closed.change.id });
    expect((await value(app, 'desk.export', {})).text).toBe(exported);
    await value(app, 'desk.act', { action: { kind: 'claim.create', type: 'Motor, fire' }, performedBy: john });
    expect(await value(app, 'desk.reset', {})).toMatchObject({ claims: 10, changes: 0 });
    expect((await value(app, 'desk.export', {})).text).toBe(exported);
    await app.sender.idle();
    app.live.flush();
    expect(bodies().map(({ event_name }) => event_name)).toEqual(['claim.closed', 'claim.label_added', 'claim.created']);
    expect(told.filter(({ type }) => type === 'desk.changed').length).toBeGreaterThan(0);
  });

  test('a timeline tells each change with its event, its deliveries, what was captured of them and what was answered', async () => {
    const app = await openCore();
    await value(app, 'endpoints.add', { name: 'Elsewhere', url: 'http://127.0.0.1:9/hooks', events: [] });
    await value(app, 'rules.save', { rule: { id: 'r', name: 'Busy', enabled: true, conditions: [], action: { kind: 'one', answer: { status: 202, headers: [], body: '', delayMs: 0 } } } });
    await value(app, 'desk.generate', { seed: 2026, count: 10 });
    const claimId = await firstClaim(app);
    const closed = await value(app, 'desk.act', { action: { kind: 'claim.close', claimId }, performedBy: token });
    await app.sender.idle();
    await value(app, 'desk.undo', { changeId: closed.change.id });
    const { blocks, changes } = await value(app, 'desk.timeline', { subject: { kind: 'claim', id: claimId }, limit: 10 });
    expect(changes).toBe(2);
    expect(blocks).toMatchObject([
      { change: { kind: 'undo', changeId: closed.change.id }, deliveries: [] },
      { change: { kind: 'done', undone: true, eventName: 'claim.closed', eventId: closed.eventId }, deliveries: [{ delivery: { state: 'delivered', status: 202 }, captured: { seq: 1, status: 202, rule: 'Busy' } }, { delivery: { state: 'not-delivered', reason: 'not-subscribed' } }] },
    ]);
    const { position } = blocks[1]?.deliveries[0]?.captured ?? { position: -1 };
    const page = await value(app, 'activity.page', { query: '', quick: 'received', fromRank: 0, limit: 5 });
    expect(page.rows.map((row) => row.position)).toEqual([position]);
  });

  test('what the sender refuses leaves no trace in the account', async () => {
    const { app } = await receiving();
    await value(app, 'desk.generate', { seed: 2026, count: 10 });
    await app.workspace.change((now) => ({ ...now, endpoints: now.endpoints.map((endpoint) => ({ ...endpoint, imported: true as const })) }));
    const exported = (await value(app, 'desk.export', {})).text;
    const claimId = await firstClaim(app);
    const refused = await app.dispatch({})('desk.act', { action: { kind: 'claim.close', claimId }, performedBy: john });
    expect(refused).toMatchObject({ ok: false, error: { code: 'conflict', confirm: { endpointIds: ['ep_local'] } } });
    expect((await value(app, 'desk.export', {})).text).toBe(exported);
    expect(await value(app, 'desk.summary', {})).toMatchObject({ changes: 0 });
  });

  test('faults go on top of what a change sends, and the account changes all the same', async () => {
    const { app, bodies } = await receiving();
    await value(app, 'desk.generate', { seed: 2026, count: 10 });
    const claimId = await firstClaim(app);
    const acted = await value(app, 'desk.act', { action: { kind: 'claim.close', claimId }, performedBy: john, faults: [{ name: 'duplicate', value: '2,after' }], endpointIds: ['ep_local'] });
    await app.sender.idle();
    expect(acted.deliveries).toMatchObject([{ faults: [{ name: 'duplicate' }] }, { faults: [{ name: 'duplicate' }] }]);
    expect(bodies()).toMatchObject([{ claim: { status: 'closed' } }, { claim: { status: 'closed' } }]);
    expect((await value(app, 'desk.claim', { claimId })).claim.status).toBe('closed');
  });

  test('files that cannot be read are a refusal, and the rest of the program goes on', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'account.json'), { recursive: true });
    const app = await openCore({ folder });
    const reply = await app.dispatch({})('desk.summary', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'surroundings', message: expect.stringMatching(/^The account could not be read: /) as unknown } });
    expect(await app.dispatch({})('snapshot.get', {})).toMatchObject({ ok: true });
  });

  test('the account is there again after the program ends', async () => {
    const folder = temporaryFolder();
    const { app } = await receiving(folder);
    await value(app, 'desk.generate', { seed: 2026, count: 10 });
    const claimId = await firstClaim(app);
    await value(app, 'desk.act', { action: { kind: 'claim.close', claimId }, performedBy: john });
    const exported = (await value(app, 'desk.export', {})).text;
    await app.close();
    const again = await openCore({ folder });
    expect((await value(again, 'desk.export', {})).text).toBe(exported);
    expect((await value(again, 'desk.timeline', { subject: { kind: 'claim', id: claimId }, limit: 5 })).blocks).toHaveLength(1);
  });
});

describe('a scratch account', () => {
  test('makes the same events on every run, byte for byte, and touches nothing of the user’s', async () => {
    const hashes: string[] = [];
    for (let run = 0; run < 2; run += 1) {
      const { app, receiver } = await receiving();
      await value(app, 'desk.generate', { seed: 1, count: 3 });
      const exported = (await value(app, 'desk.export', {})).text;
      const hands = await app.desk.openScratchAccount(2026, 12);
      await playMany(hands, 100);
      await app.sender.idle();
      const hash = createHash('sha256');
      for (const { body } of receiver.requests) hash.update(body);
      hashes.push(hash.digest('hex'));
      expect((await value(app, 'desk.export', {})).text).toBe(exported);
      await app.close();
    }
    expect(hashes).toEqual(Array.from({ length: 2 }, () => '49a803a37406a5c9588614878ef4b1c7287ee0b9c162443e6bb30b912e3c1960'));
  });

  test('begins as its seed says, or as the account given', async () => {
    const app = await openCore({ catch: false });
    const account = await generateAccount(5, 4);
    const hands = await app.desk.openScratchAccount(5, 4);
    expect(hands.claims()).toEqual(account.claims);
    expect(app.desk.openScratchCopy(account).claims()).toEqual(account.claims);
    expect(accountText({ ...account, claims: hands.claims(), contacts: hands.contacts() })).toBe(accountText(account));
  });
});
