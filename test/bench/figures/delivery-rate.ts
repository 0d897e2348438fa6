import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figure';
import { median } from '../figure';
import { load, startHost } from '../processes';
import { claimBody } from '../claim-body';

const rounds = 3;

/** Deliveries a second to a local receiver with every attempt on disk, beside autocannon sending the same to the same receiver and keeping nothing. */
export async function deliveryRate(outFolder: string): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));
  const bodyFile = join(folder, 'body.json');
  writeFileSync(bodyFile, claimBody(1_024));
  const ours: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const receiver = await startHost('test/bench/bare-server.mjs');
      bare.push((await load({ url: String(receiver.ready['url']), connections: 8, until: { seconds: 3 }, bodyFile })).perSecond);
      const sender = await startHost(join(outFolder, 'send-host.js'), [join(folder, `data-${round}`), String(receiver.ready['url']), bodyFile]);
      ours.push(Number(sender.ready['perSecond']));
      await sender.end();
      await receiver.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const rate = median(ours);
  const bareRate = median(bare);
  const yardstick = { name: 'autocannon, keeping nothing', value: bareRate, unit: 'deliveries/s' };
  return [{ name: 'deliveries sent, attempts on disk, 1 KB', value: rate, unit: 'deliveries/s', yardstick, aim: { text: '4,000 a second and 0.4 of it', met: rate >= 4_000 && rate >= bareRate * 0.4 } }];
}
