import { addressEndpoint } from '../../src/shared/model/endpoint';
import { openBenchCore, tellBench } from './bench-core';

// Sends one burst, then plays one scenario of as many steps without waits, to one receiver; tells how many a second each was, and what memory the scenario added.
const [folder, url, countText] = process.argv.slice(2);
if (folder === undefined || url === undefined || countText === undefined) throw new Error('folder, url and count are needed');
const count = Number(countText);
const app = await openBenchCore(folder);
const note = 'x'.repeat(800);

async function burst(): Promise<number> {
  const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 2642, name: 'John Smith' }, subjectText: JSON.stringify({ id: 1, status: 'open', note }) } as const;
  const ended = new Promise<void>((resolve) => {
    app.live.subscribe(({ events }) => {
      for (const event of events) if (event.type === 'burst.changed' && event.burst.state === 'done') resolve();
    });
  });
  const startedAt = performance.now();
  const started = await app.handlers['bursts.start']({ events: [{ draft, weight: 1 }], endpointIds: [addressEndpoint(url ?? '').id], count, pace: { kind: 'as-answered' }, concurrency: 16 });
  if (!started.ok) throw new Error(started.error.message);
  await ended;
  return (count / (performance.now() - startedAt)) * 1_000;
}

async function scenario(): Promise<number> {
  const text = `name: Many steps\nendpoints: { receiver: x }\nsteps:\n  - repeat: ${count}\n    steps:\n      - send: claim.created\n        subject: { id: 1, status: open, note: ${note} }\n  - expect: event:claim.created state:delivered\n    among: deliveries\n    at_least: ${count}\n    within: 10 min\n`;
  const startedAt = performance.now();
  const started = await app.scenarios.start({ scenarioId: 'bench', text, order: { endpoints: [{ name: 'receiver', url: url ?? '' }] }, asks: false });
  if (!started.ok) throw new Error(started.error.message);
  const run = await app.scenarios.ended(started.value.id);
  if (run?.state !== 'done' || run.counts.held !== 1) throw new Error(`the run ${run?.state ?? 'was lost'}: ${run?.problem ?? ''}`);
  return (count / (performance.now() - startedAt)) * 1_000;
}

const burstPerSecond = await burst();
const residentMb = (): number => process.memoryUsage().rss / 2 ** 20;
const before = residentMb();
let peak = before;
const sample = setInterval(() => {
  peak = Math.max(peak, residentMb());
}, 50);
const perSecond = await scenario();
clearInterval(sample);
tellBench(app, { perSecond, burstPerSecond, addedMb: Math.max(peak, residentMb()) - before });
