import { addressEndpoint } from '../../src/shared/model/endpoint';
import { openBenchCore, tellBench } from './bench-core';
import { claimBody } from './claim-body';

// Sends one burst to one receiver; tells how many a second were answered, and what memory the last half of it added.
const [folder, url, countText] = process.argv.slice(2);
if (folder === undefined || url === undefined || countText === undefined) throw new Error('folder, url and count are needed');
const count = Number(countText);
const app = await openBenchCore(folder);
const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: JSON.stringify({ id: 1, status: 'open', note: claimBody(1_024).slice(0, 800) }) } as const;

let halfwayBytes = 0;
const ended = new Promise<number>((resolve) => {
  app.live.subscribe((batch) => {
    for (const event of batch.events) {
      if (event.type !== 'burst.changed') continue;
      if (halfwayBytes === 0 && event.burst.figures.eventsSent >= count / 2) halfwayBytes = process.memoryUsage().rss;
      if (event.burst.state === 'done') resolve(event.burst.figures.acknowledged);
      if (event.burst.state === 'failed') throw new Error(event.burst.problem);
    }
  });
});
const startedAt = performance.now();
const started = await app.handlers['bursts.start']({ events: [{ draft, weight: 1 }], endpointIds: [addressEndpoint(url).id], count, pace: { kind: 'as-answered' }, concurrency: 16 });
if (!started.ok) throw new Error(started.error.message);
const acknowledged = await ended;
const perSecond = (acknowledged / (performance.now() - startedAt)) * 1000;
if (acknowledged !== count) throw new Error(`${acknowledged} of ${count} were acknowledged`);
tellBench(app, { perSecond, addedMb: (process.memoryUsage().rss - halfwayBytes) / 2 ** 20 });
