import { expect, onTestFinished, test } from 'vitest';
import type { LogChange } from '../../../src/main/core/log/log';
import { createSender } from '../../../src/main/core/sender/sender';
import type { DeliverySummary } from '../../../src/shared/model/delivery';
import { endpointAt } from '../../support/test-endpoint';
import { openTestLog } from '../../support/open-test-log';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { temporaryFolder } from '../../support/temporary-folder';
import { testPorts } from '../../support/test-ports';

async function bench() {
  const log = await openTestLog(temporaryFolder());
  const changes: LogChange[] = [];
  log.onChange((change) => changes.push(change));
  const receiver = await rawReceiver(({ socket }) => void socket.write(plainAnswer(200)));
  const endpoint = endpointAt(receiver.url);
  const told: DeliverySummary[] = [];
  const ports = testPorts();
  const sender = createSender(
    { record: log, endpoint: () => endpoint, secretsOf: () => [], replayed: () => Promise.reject(new Error('nothing is replayed')), firstSendProblem: async () => undefined, onGone: () => undefined, onDelivery: (summary) => told.push(summary) },
    ports,
    { version: '0.1.0' },
  );
  onTestFinished(async () => {
    await sender.close(0);
    await log.close();
  });
  const send = (id: string) =>
    sender.send({ eventId: id, draft: { name: 'claim.assigned', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'Ada' }, subjectText: `{"id":"${id}"}` }, subjectKind: 'claim', endpoints: [endpoint] });
  return { log, changes, receiver, sender, send, told, logged: ports.logged };
}

test('an event, its delivery and the start of the attempt that leaves at once are one commit, and the outcome is another', async () => {
  const { log, changes, sender, send, told } = await bench();
  expect(await send('evt_1')).toMatchObject({ ok: true, value: { deliveries: [{ state: 'queued', position: 1 }] } });
  expect(changes).toHaveLength(1);
  const [start] = (await log.delivery(told[0]?.id ?? ''))?.attempts ?? [];
  expect(start).toMatchObject({ number: 1 });
  await sender.idle();
  expect(changes.map(({ added, changed }) => [added, changed])).toEqual([
    [1, []],
    [0, [1]],
  ]);
  expect(told.map(({ state, position }) => [state, position])).toEqual([
    ['queued', 1],
    ['sending', 1],
    ['delivered', 1],
  ]);
});

test('where the event cannot be recorded nothing of it leaves, and the queue of its endpoint goes on', async () => {
  const { log, receiver, sender, send, told, logged } = await bench();
  await send('evt_1');
  await sender.idle();
  const [refused, next] = await Promise.all([send('evt_1'), send('evt_2')]);
  expect(refused).toMatchObject({ ok: false, problem: { code: 'failed' } });
  expect(next).toMatchObject({ ok: true, value: { deliveries: [{ position: 2 }] } });
  await sender.idle();
  expect(receiver.requests.map(({ body }) => /evt_\d/.exec(body.toString())?.[0])).toEqual(['evt_1', 'evt_2']);
  expect(told.filter(({ state }) => state === 'delivered')).toHaveLength(2);
  expect((await log.deliveriesOfEvent('evt_1')).map(({ state }) => state)).toEqual(['delivered']);
  expect(logged).toEqual([]);
});
