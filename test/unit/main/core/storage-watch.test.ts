import { expect, test } from 'vitest';
import type { LiveEvent } from '../../../../src/shared/contract/live-events';
import { openCore, value } from '../../../support/open-core';

const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: '{"id": 1}' } as const;

test('the size of the log is told soon after the first record, with its count', async () => {
  const app = await openCore();
  const told = new Promise<number>((resolve) => {
    app.live.subscribe(({ events }: { readonly events: readonly LiveEvent[] }) => {
      for (const event of events) if (event.type === 'storage.changed' && event.usage.records > 0) resolve(performance.now());
    });
  });
  const startedMs = performance.now();
  await value(app, 'events.send', draft);
  expect((await told) - startedMs).toBeLessThan(1_500);
});
