import { expect, test } from 'vitest';
import { createSender } from '../../../src/main/core/sender/sender';
import { endpointDefaults } from '../../../src/shared/model/endpoint';
import { cpuMs } from '../../support/cpu-time';
import { eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { temporaryFolder } from '../../support/temporary-folder';
import { testPorts } from '../../support/test-ports';

test('ten thousand planned retries add less than a second of work and 20 MB to the start', async () => {
  const log = await openTestLog(temporaryFolder());
  const atMs = Date.now() + 3_600_000;
  for (let block = 0; block < 10; block += 1) {
    const id = `evt_${block}`;
    const deliveries = Array.from({ length: 1_000 }, (_, index) => queuedDelivery(`${id}_${index}`, id, { state: 'waiting', nextAttemptAtMs: atMs + index, nextAttemptReason: 'schedule' }));
    written(await log.addEvent(eventRecord(id), deliveries));
  }
  const ports = testPorts();
  const endpoint = { ...endpointDefaults, id: 'end_1', name: 'Local', url: 'http://127.0.0.1:1/', events: [] };
  const parts = { record: log, endpoint: () => endpoint, secretsOf: () => [], replayed: () => Promise.reject(new Error('nothing is replayed')), firstSendProblem: async () => undefined, onGone: () => undefined, onDelivery: () => undefined };
  const heapBefore = process.memoryUsage().heapUsed;
  const startedMs = cpuMs();
  const sender = createSender(parts, ports, { version: '0.1.0' });
  await sender.start();
  // The first page of what waits was asked for before this question, so it is there when this one is answered.
  await log.waitingDeliveries({ atMs: 0, position: 0 }, 1);
  expect(cpuMs() - startedMs).toBeLessThan(1_000);
  expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(20 * 1024 * 1024);
  await sender.close(0);
  await log.close();
});
