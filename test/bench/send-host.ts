import { readFileSync } from 'node:fs';
import { addressEndpoint } from '../../src/shared/model/endpoint';
import { openBenchCore, tellBench } from './bench-core';

// Sends many events to one receiver and tells how many a second were delivered and on disk.
const [folder, url, bodyFile] = process.argv.slice(2);
if (folder === undefined || url === undefined || bodyFile === undefined) throw new Error('folder, url and body are needed');
const total = 12_000;
const ahead = 64;
const app = await openBenchCore(folder);
const endpoint = addressEndpoint(url, ['claim.created']);
const subjectText = JSON.stringify({ id: 1, status: 'open', note: readFileSync(bodyFile, 'utf8').slice(0, 800) });

let delivered = 0;
let waiting: (() => void)[] = [];
app.onDelivery((delivery) => {
  if (delivery.state !== 'delivered') return;
  delivered += 1;
  for (const wake of waiting) wake();
  waiting = [];
});
const startedAt = performance.now();
for (let sent = 0; sent < total; sent += 1) {
  while (sent - delivered >= ahead) await new Promise<void>((resolve) => waiting.push(resolve));
  void app.sender.send({ draft: { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText }, subjectKind: 'claim', endpoints: [endpoint] });
}
await app.sender.idle();
const perSecond = (delivered / (performance.now() - startedAt)) * 1000;
if (delivered !== total) throw new Error(`${delivered} of ${total} were delivered`);
tellBench(app, { perSecond });
