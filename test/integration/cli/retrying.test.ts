import { expect, test } from 'vitest';
import { run } from '../../support/command-line';
import { openCore, value } from '../../support/open-core';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { temporaryFolder } from '../../support/temporary-folder';

/** A data folder whose one endpoint is tried again twice, each time after a second, at this address. */
async function retryingFolder(url: string): Promise<string> {
  const folder = temporaryFolder();
  const app = await openCore({ folder, catch: false });
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { url, retry: { kind: 'fixed', delaySeconds: 60, retries: 2 }, timeScale: 60 } });
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
  const folder = await retryingFolder(receiver.url);
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

test('a failure is told in plain words with the next step, and where its time went', async () => {
  const folder = temporaryFolder();
  const receiver = await rawReceiver(({ socket, number }) => void socket.write(plainAnswer(number === 1 ? 401 : 302, number === 1 ? '' : 'Location: /elsewhere\r\n')));
  const refused = await run(['send', 'claim.created', '--to', receiver.url, '--data', folder]);
  expect(refused.code).toBe(1);
  expect(refused.stdout.toString()).toMatch(/failed {2}401 .*\n {2}The receiver answered 401: it does not know who is asking\.\n {2}Check the endpoint’s Authorization header/);
  const moved = await run(['send', 'claim.created', '--to', receiver.url, '--data', folder]);
  expect(moved.stdout.toString()).toContain('redirects are not followed');
  const lost = await run(['send', 'claim.created', '--to', 'http://nowhere.invalid/', '--data', folder]);
  expect(lost.stdout.toString()).toMatch(/failed {2}dns .*\n {2}The host name could not be found\.\n {2}Check the spelling/);

  const [first, , last] = (await run(['deliveries', 'list', '--data', folder, '--json'])).json();
  const shown = async (delivery: typeof first): Promise<string> => (await run(['deliveries', 'show', String(delivery?.['id']), '--data', folder])).stdout.toString();
  expect(await shown(first)).toMatch(new RegExp(`^claim.created \\(ui\\) to ${receiver.url}: failed\nattempt 1: 401 .*\\(connect [\\d.]+ ms, wait [\\d.]+ ms, download [\\d.]+ ms\\)\n`));
  expect(await shown(last)).toMatch(/attempt 1: dns, .*\(DNS [\d.]+ ms\)\n {2}The host name/);
});

test('what is told of retries says how much faster than in truth they come', async () => {
  const receiver = await rawReceiver(({ socket }) => void socket.write(plainAnswer(503)));
  const sent = await run(['send', 'claim.created', '--no-wait', '--data', await retryingFolder(receiver.url)]);
  expect(sent.stdout.toString()).toMatch(/attempt 1 of 3 .*, the next one at \S+Z \(60× faster than in truth\)\n/);
});

test('a call that is wrong is answered in one line that names what is wrong', async () => {
  const wrong = [
    [['--to'], /^--to needs a value behind it/],
    [['--to', 'http://x/', '--count', '5', '--rate', '-1'], /^--rate needs a value behind it; one that begins with “-” is written --rate=VALUE/],
    [['--bogus'], /^There is no option --bogus here/],
    [['--to', 'ftp://x/'], /^ftp:\/\/x\/: The URL begins with “ftp:”/],
    [['--count', '0'], /^--count is a whole number from 1/],
    [['--fault', 'nonsense'], /^There is no fault “nonsense”/],
    [['--fault', 'duplicate=zzz'], /^duplicate takes a number/],
  ] as const;
  const folder = temporaryFolder();
  for (const [flags, line] of wrong) {
    const finished = await run(['send', 'claim.created', ...flags, '--data', folder]);
    expect(finished.code).toBe(2);
    expect(finished.stderr).toMatch(line);
    expect(finished.stderr.trim().split('\n')).toHaveLength(1);
  }
});
