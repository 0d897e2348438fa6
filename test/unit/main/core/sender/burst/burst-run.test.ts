import { expect, test } from 'vitest';
import { BurstRun, type BurstSend } from '../../../../../../src/main/core/sender/burst/burst-run';
import type { BurstOrder } from '../../../../../../src/shared/model/burst';
import type { DeliverySummary } from '../../../../../../src/shared/model/delivery';
import { testPorts } from '../../../../../support/test-ports';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: '{}' } as const;
const order: BurstOrder = { events: [{ draft, weight: 1 }], endpointIds: ['ep_1', 'ep_2'], count: 1_000_000, pace: { kind: 'as-answered' }, concurrency: 10 };

function delivery(id: string): DeliverySummary {
  return { id, eventId: 'e', endpointId: 'ep_1', endpointName: 'A', url: 'http://a/', state: 'queued', createdAtMs: 0, attemptLimit: 1, position: 1, eventName: 'claim.created', source: 'ui', attemptCount: 0 };
}

function running(send: BurstSend): { readonly run: BurstRun; over(): boolean } {
  const run = new BurstRun(order, { id: 'brs_1', send, clock: testPorts().clock, onChange: () => undefined });
  return { run, over: () => run.over };
}

/** Lets every promise that is settled by now be acted upon. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('asks the log for no more than there is room for while it answers nothing', async () => {
  let asked = 0;
  const { run } = running(() => {
    asked += 1;
    return new Promise(() => undefined);
  });
  await settled();
  expect(asked).toBe(5);
  expect(run.burst(undefined).figures).toMatchObject({ eventsSent: 0, deliveries: 0 });
});

test('has room again for each delivery whose first attempt is on record', async () => {
  const open: string[] = [];
  let made = 0;
  const { run } = running(async () => {
    made += 2;
    const deliveries = [delivery(`d${made - 1}`), delivery(`d${made}`)];
    open.push(...deliveries.map(({ id }) => id));
    return { ok: true, deliveries };
  });
  await settled();
  expect(open).toHaveLength(10);
  for (const id of open.splice(0, 3)) run.stepped({ ...delivery(id), state: 'delivered', attemptCount: 1, status: 200, durationMs: 1 });
  await settled();
  expect(open).toHaveLength(9);
  run.stepped({ ...delivery(open[0] ?? ''), state: 'sending', attemptCount: 1 });
  run.stepped({ ...delivery(open[0] ?? ''), state: 'waiting', attemptCount: 1, failureCode: 'refused', nextAttemptAtMs: 5 });
  await settled();
  expect(run.burst(undefined).figures).toMatchObject({ acknowledged: 3, failed: 1, underWay: 10, deliveries: 14 });
});

test('ends with the reason where an event cannot be recorded, once what is under way has ended', async () => {
  let number = 0;
  const { run, over } = running(async () => {
    number += 1;
    return number === 2 ? { ok: false, message: 'The disk is full.' } : { ok: true, deliveries: [delivery(`d${number}`)] };
  });
  await settled();
  expect([run.burst(undefined).state, over()]).toEqual(['failed', false]);
  for (let each = 1; each <= number; each += 1) run.stepped({ ...delivery(`d${each}`), state: 'delivered', attemptCount: 1, status: 200, durationMs: 1 });
  expect(over()).toBe(true);
  expect(run.burst(undefined)).toMatchObject({ state: 'failed', problem: 'The disk is full.' });
});
