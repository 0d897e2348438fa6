import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Checks } from '../../../../../src/main/core/checks/checks';
import { worstState, type Check } from '../../../../../src/shared/model/check';
import type { HeaderPair } from '../../../../../src/shared/model/header';
import { bytesOf, claim, eventBody, eventHeaders, providerChecks } from '../../../../support/sample-requests';
import { heldMemoryMb } from '../../../../support/heap-size';

/** A run of the program that catches one request after the other. */
function run(checks: Checks = providerChecks()) {
  let seq = 0;
  let nowMs = 1_000_000;
  async function caught(headers: readonly HeaderPair[], body: Uint8Array, laterMs = 1_000): Promise<readonly Check[]> {
    seq += 1;
    nowMs += laterMs;
    const id = `cap_${seq}`;
    const { checkState } = checks.inspect(headers, body, false, { target: '/', receivedAtMs: nowMs, bodySha256: createHash('sha256').update(body).digest('hex') });
    checks.recorded(headers, { captureId: id, seq });
    const compared = await checks.compared({ id, position: seq, truncated: false, state: 'complete' });
    expect(checkState).toBe(worstState([...checks.content({ headers, body, truncated: false, state: 'complete' }, undefined).checks, ...compared]));
    return compared;
  }
  const event = (verb: string, fields: object = {}, headers: readonly HeaderPair[] = [], laterMs?: number): Promise<readonly Check[]> =>
    caught([...eventHeaders(`claim.${verb}`), ...headers], bytesOf(eventBody(`claim.${verb}`, { claim: { ...claim, ...fields } })), laterMs);
  return { caught, event };
}

const told = (checks: readonly Check[]): readonly string[] => checks.map(({ title, earlier }) => `${title}${earlier === undefined ? '' : `, request ${earlier.seq}`}`);

describe('the same again', () => {
  test('by the id of its sender, whatever else differs', async () => {
    const { event } = run();
    expect(told(await event('created', {}, [['webhook-id', 'msg_1']]))).toEqual([]);
    expect(told(await event('assigned', {}, [['webhook-id', 'msg_2']]))).toEqual([]);
    expect(await event('created', { note: 'changed' }, [['Webhook-Id', 'msg_1']], 12_000)).toEqual([
      {
        code: 'repeated',
        state: 'warn',
        title: 'The same came 13.0 s earlier',
        expected: 'each message once',
        found: 'Webhook-Id msg_1 again',
        why: expect.stringMatching(/^A receiver that does not notice/),
        earlier: { captureId: 'cap_1', seq: 1 },
      },
    ]);
  });

  test('by its bytes, where its sender gave no id and nothing came in between', async () => {
    const { event } = run();
    await event('created');
    expect(told(await event('created'))).toEqual(['The same came 1.0 s earlier, request 1']);
    expect(told(await event('created', {}, [], 120_000))).toEqual(['The same came 2 min earlier, request 1']);
    expect(told(await event('created', { id: 7 }))).toEqual([]);
  });

  test('not where the bytes mean a new event, where the ids differ, or after an hour', async () => {
    const { event } = run();
    await event('closed', { status: 'closed' });
    await event('reopened', { status: 'open' });
    expect(told(await event('closed', { status: 'closed' }))).toEqual([]);
    await event('assigned', { id: 8 }, [['webhook-id', 'a']]);
    expect(told(await event('assigned', { id: 8 }, [['webhook-id', 'b']]))).toEqual([]);
    await event('assigned', { id: 9 });
    expect(told(await event('assigned', { id: 9 }, [], 3_600_001))).toEqual([]);
  });

  test('other webhooks are compared by their ids alone', async () => {
    const { caught } = run();
    const push: readonly HeaderPair[] = [['Host', 'a'], ['X-GitHub-Delivery', '7e1']];
    await caught([...push], bytesOf('{"ref":"main"}'));
    expect(told(await caught([...push], bytesOf('{"ref":"main"}')))).toEqual(['The same came 1.0 s earlier, request 1']);
    await caught([['Host', 'a']], bytesOf('{"ref":"main"}'));
    expect(told(await caught([['Host', 'a']], bytesOf('{"ref":"main"}')))).toEqual([]);
  });

  test('of a request that is out of reach nothing is claimed but what its row says', async () => {
    const checks = providerChecks();
    const lost = { id: 'cap_9', position: 9, truncated: false, state: 'complete' } as const;
    expect(await checks.compared(lost)).toEqual([{ code: 'repeated', state: 'not-run', title: 'Not compared with earlier requests: they could not be read' }]);
    expect((await checks.compared({ ...lost, checkMarks: 'warn:repeated warn:claim-life pass' })).map(({ code, state }) => `${state}:${code}`)).toEqual(['warn:repeated', 'warn:claim-life']);
    expect(await checks.compared({ ...lost, problem: { code: 'imported', message: '' } })).toEqual([{ code: 'repeated', state: 'not-run', title: 'Not compared with earlier requests: it did not arrive here' }]);
  });
});

describe('the life of a claim', () => {
  const open = { status: 'open' };
  const closed = { status: 'closed' };
  const labels = (...names: readonly string[]): object => ({ labels: names });
  test.each<[string, readonly (readonly [verb: string, fields: object])[], readonly string[]]>([
    ['in order', [['created', open], ['assigned', open], ['closed', closed], ['reopened', open]], []],
    ['a first event, whatever it is', [['reopened', open]], []],
    ['created twice', [['created', open], ['assigned', open], ['created', { ...open, note: 'b' }]], ['Created a second time, request 1']],
    ['created late', [['assigned', open], ['created', open]], ['Created after other events of this claim, request 1']],
    ['closed twice', [['closed', closed], ['closed', { ...closed, note: 'b' }]], ['Closed although it was closed, request 1']],
    ['reopened though open', [['created', open], ['reopened', open]], ['Reopened although it was open, request 1']],
    ['a closing that did not come', [['created', open], ['assigned', closed]], ['Status became closed without an event that says so, request 1']],
    ['unassigned though no one was', [['created', { ...open, assigned_to: null }], ['unassigned', { ...open, assigned_to: null }]], ['Unassigned although assigned to no one, request 1']],
    ['a label added that is not new', [['created', labels('a')], ['label_added', labels('a')]], ['Label added, but none is new, request 1']],
    ['a label removed that stays', [['created', labels('a')], ['label_removed', labels('a')]], ['Label removed, but none is gone, request 1']],
    ['a label that came of itself', [['created', labels('a')], ['assigned', labels('a', 'b')]], ['Label b came without claim.label_added, request 1']],
    ['a label that went of itself', [['created', labels('a', 'b')], ['assigned', labels('a')]], ['Label b went without claim.label_removed, request 1']],
    ['labels in order', [['created', labels()], ['label_added', labels('a')], ['label_removed', labels()]], []],
  ])('%s', async (_what, events, expected) => {
    const { event } = run();
    let last: readonly Check[] = [];
    for (const [verb, fields] of events) last = await event(verb, { assigned_to: verb === 'unassigned' ? null : claim.assigned_to, ...fields });
    expect(told(last)).toEqual(expected);
    for (const check of last) expect(check).toMatchObject({ state: 'warn', expected: expect.any(String), found: expect.any(String), why: expect.stringContaining('caught before this one'), pointer: expect.stringMatching(/^\/claim\//) });
  });

  test('claims are told apart by every digit, and odd ids are left alone', async () => {
    const { caught } = run();
    const headers = eventHeaders('claim.reopened');
    const body = (id: string): Uint8Array => bytesOf(JSON.stringify(eventBody('claim.reopened', { claim: { ...claim, id: 1, status: 'open' } })).replace('"id":1', `"id":${id}`));
    for (const id of ['12345678901234567890', '12345678901234567891', '"1"', '1', '{}', 'null']) expect(told(await caught([...headers], body(id)))).toEqual([]);
  });
});

test('a check that is switched off judges nothing, on the page and in the list', async () => {
  const off = new Set(['repeated', 'performed-by']);
  const { caught } = run(providerChecks((kind) => off.has(kind)));
  const body = bytesOf(eventBody('claim.assigned', { source: 'api' }));
  expect(told(await caught([...eventHeaders('claim.assigned')], body))).toEqual([]);
  expect(told(await caught([...eventHeaders('claim.assigned')], body))).toEqual([]);
  off.clear();
  expect(told(await caught([...eventHeaders('claim.assigned')], body))).toEqual(['The same came 2.0 s earlier, request 1']);
});

test('the oldest of many requests are forgotten, and the rest take little memory', async () => {
  const checks = providerChecks();
  const { event } = run(checks);
  await event('created', { id: 'first' }, [['webhook-id', 'first']]);
  const before = heldMemoryMb();
  for (let index = 0; index < 20_000; index += 1) {
    const headers: readonly HeaderPair[] = [...eventHeaders('claim.created'), ['webhook-id', `m${index}`]];
    checks.inspect(headers, bytesOf(eventBody('claim.created', { claim: { ...claim, id: `c${index}` } })), false, { target: '/', receivedAtMs: 1_001_000, bodySha256: String(index) });
    checks.recorded(headers, { captureId: `cap_many_${index}`, seq: index });
  }
  expect(heldMemoryMb() - before).toBeLessThan(20);
  expect(told(await event('assigned', { id: 'last' }, [['webhook-id', 'first']], 0))).toEqual([]);
  expect(told(await event('assigned', { id: 'other' }, [['webhook-id', 'm19999']], 0))).toEqual(['The same came 0 ms earlier, request 19999']);
});
