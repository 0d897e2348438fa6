import { expect, test } from 'vitest';
import { openReader } from '../../../src/main/core/reader';
import { start } from '../../support/command-line';
import { queryOf } from '../../support/query-of';
import { openCore, value } from '../../support/open-core';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { temporaryFolder } from '../../support/temporary-folder';

const count = 100;
const firstKill = 30;

test('a hundred planned retries outlive kill -9: each leaves under a number of its own, and none is lost', async () => {
  const folder = temporaryFolder();
  const asked = new Map<number, number>();
  let failing = true;
  const receiver = await rawReceiver(({ socket, body }) => {
    const { claim } = JSON.parse(body.toString()) as { claim: { id: number } };
    if (!failing) asked.set(claim.id, (asked.get(claim.id) ?? 0) + 1);
    socket.write(plainAnswer(failing ? 503 : 200));
  });
  const app = await openCore({ folder, catch: false });
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { url: receiver.url, retry: { kind: 'fixed', delaySeconds: 180, retries: 5 }, timeScale: 60 } });
  for (let id = 1; id <= count; id += 1) {
    await value(app, 'events.send', { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: `{"id":${id}}` });
  }
  await app.sender.idle();
  await app.close();
  expect(receiver.requests).toHaveLength(count);
  failing = false;

  const first = start(['listen', '--port', '0', '--data', folder, '--json']);
  await receiver.received(count + firstKill);
  await first.end('SIGKILL');
  const second = start(['listen', '--port', '0', '--data', folder, '--json']);
  await receiver.received(2 * count);

  const opened = await openReader(folder);
  if (!opened.ok) throw new Error(opened.problem.message);
  const { log } = opened.reader;
  await expect.poll(async () => (await log.deliveries(queryOf('state:delivered'), 0, 500)).length).toBe(count);
  for (const { id } of await log.deliveries({ kind: 'all' }, 0, 500)) {
    const detail = await log.delivery(id);
    const attempts = detail?.attempts ?? [];
    const claimId = Number(/\d+/.exec(detail?.event.subjectText ?? '')?.[0]);
    expect(attempts.map(({ number }) => number)).toEqual(attempts.map((_, index) => index + 1));
    const unknown = attempts.filter(({ outcome }) => outcome?.failure?.code === 'unknown').length;
    const answered = attempts.filter(({ outcome }) => outcome?.answer?.status === 200).length;
    expect(answered).toBe(1);
    // What was on its way at the kill may have arrived or not; nothing else was sent twice.
    expect(asked.get(claimId)).toBeGreaterThanOrEqual(1);
    expect(asked.get(claimId)).toBeLessThanOrEqual(1 + unknown);
  }
  await log.close();
  expect(await second.end('SIGTERM')).toBe(0);
});
