import { expect, test } from 'vitest';
import type { LiveEvent } from '../../../../src/shared/contract/live-events';
import { createStorageWatch } from '../../../../src/main/core/storage-watch';
import { holdTimeouts } from '../../../support/held-timeouts';
import { openCore, value } from '../../../support/open-core';
import { testPorts } from '../../../support/test-ports';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: '{"id": 1}' } as const;

test('the size of the log is told after the first record, with its count', async () => {
  const app = await openCore();
  const told = new Promise<void>((resolve) => {
    app.live.subscribe(({ events }: { readonly events: readonly LiveEvent[] }) => {
      for (const event of events) if (event.type === 'storage.changed' && event.usage.records > 0) resolve();
    });
  });
  await value(app, 'events.send', draft);
  await told;
});

test('the size of the log is told soon after a change, and then at most every two seconds', async () => {
  const time = holdTimeouts();
  const ports = testPorts();
  let nowMs = 0;
  const toldAtMs: number[] = [];
  const usage = { records: 1, bytes: 1 };
  const watch = createStorageWatch({ usage: () => Promise.resolve(usage) }, { publish: () => toldAtMs.push(nowMs) }, { ...ports, clock: { ...ports.clock, monotonicMs: () => nowMs } });
  while (nowMs < 5_000) {
    watch.changed();
    nowMs += 50;
    time.pass(50);
    await new Promise((resolve) => setImmediate(resolve));
  }
  watch.stop();
  expect(toldAtMs).toEqual([100, 2_100, 4_100]);
});
