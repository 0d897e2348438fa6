import { expect, test } from 'vitest';
import { run } from '../../support/command-line';
import { openCore, value } from '../../support/open-core';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { temporaryFolder } from '../../support/temporary-folder';

/** A data folder whose one endpoint is tried again twice at this address, each time after a second or a sixtieth of what is given. */
async function retryingFolder(url: string, delaySeconds = 60): Promise<string> {
  const folder = temporaryFolder();
  const app = await openCore({ folder, catch: false });
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { url, retry: { kind: 'fixed', delaySeconds, retries: 2 }, timeScale: 60 } });
  await app.close();
  return folder;
}

test('send tells of each attempt and waits for the end of the schedule', async () => {
  const receiver = await rawReceiver(({ socket, number }) => void socket.write(plainAnswer(number < 3 ? 503 : 200)));
  const folder = await retryingFolder(receiver.url);
  const sent = await run(['send', 'claim.created', '--data', folder, '--json']);
  expect(sent.json()).toMatchObject([
    { type: 'attempt', number: 1, status: 503, nextAttemptAt: expect.stringMatching(/^\d{4}-/) },
    { type: 'attempt', number: 2, status: 503 },
    { type: 'attempt', number: 3, status: 200 },
    { type: 'delivery', state: 'delivered' },
  ]);
  expect(sent.code).toBe(0);
});

test('send --no-wait leaves the retries on record, and deliveries retry makes the next attempt now', async () => {
  const receiver = await rawReceiver(({ socket, number }) => void socket.write(plainAnswer(number < 2 ? 503 : 200)));
  const folder = await retryingFolder(receiver.url, 36_000);
  const sent = await run(['send', 'claim.created', '--no-wait', '--data', folder, '--json']);
  expect(sent.json()).toMatchObject([{ type: 'attempt', number: 1 }, { type: 'delivery', state: 'waiting', nextAttemptAt: expect.any(String) }]);
  expect(sent.code).toBe(1);
  const id = String(sent.json()[1]?.['id']);
  const retried = await run(['deliveries', 'retry', id, '--data', folder, '--json']);
  expect(retried.json()).toMatchObject([{ type: 'attempt', delivery: id, number: 2, status: 200 }, { type: 'delivery', id, state: 'delivered' }]);
  expect(retried.code).toBe(0);
  const refused = await run(['deliveries', 'retry', id, '--data', folder]);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('It was delivered.') });
  expect((await run(['deliveries', 'retry', '--data', folder])).code).toBe(2);
});

test('a failure is told in plain words with the next step, with when the next attempt leaves and how fast that time passes', async () => {
  const receiver = await rawReceiver(({ socket }) => void socket.write(plainAnswer(401)));
  const folder = await retryingFolder(receiver.url, 36_000);
  const sent = await run(['send', 'claim.created', '--no-wait', '--data', folder]);
  expect(sent.stdout.toString()).toMatch(/attempt 1 of 3 .*, the next one at \S+Z \(60× faster than in truth\)\n/);
  const refused = await run(['send', 'claim.created', '--to', receiver.url, '--data', folder]);
  expect(refused.code).toBe(1);
  expect(refused.stdout.toString()).toMatch(/failed {2}401 .*\n {2}The receiver answered 401: it does not know who is asking\.\n {2}Check the endpoint’s Authorization header/);
});
