import { addressEndpoint } from '../../src/shared/model/endpoint';
import { openBenchCore, tellBench } from './bench-core';

// Opens a core on a folder and tells how long that took and what it holds. With a number, it first plans that many retries, an hour away.
const [folder, plansText] = process.argv.slice(2);
if (folder === undefined) throw new Error('a folder is needed');
const startedAt = performance.now();
const app = await openBenchCore(folder);
// The sender has asked for the first page of what waits before this, so it is there when this is answered.
await app.log.waitingDeliveries({ atMs: 0, position: 0 }, 1);
const startMs = performance.now() - startedAt;
const { rss } = process.memoryUsage();

const atMs = Date.now() + 3_600_000;
const { id: endpointId, name: endpointName, url } = addressEndpoint('http://127.0.0.1:1/');
for (let block = 0; block < Number(plansText ?? 0) / 1_000; block += 1) {
  const eventId = `evt_${block}`;
  const event = { id: eventId, createdAtMs: Date.now(), name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectKind: 'claim', subjectText: '{"id": 1}' } as const;
  const deliveries = Array.from({ length: 1_000 }, (_, index) => ({ id: `dlv_${block}_${index}`, eventId, endpointId, endpointName, url, state: 'waiting', nextAttemptAtMs: atMs + index, nextAttemptReason: 'schedule', createdAtMs: Date.now(), attemptLimit: 8 }) as const);
  const written = await app.log.addEvent(event, deliveries);
  if (!written.ok) throw new Error(written.problem.message);
}
tellBench(app, { startMs, memoryMb: rss / 2 ** 20 });
