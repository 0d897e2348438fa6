import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimBody } from '../claim-body';
import { median, type Figure } from '../figure';
import { load, startHost } from '../processes';

const rounds = 3;
const count = 20_000;

/** Events of a burst answered a second, 16 at once, every attempt on disk, and what the second half of it adds in memory. */
export async function burstRate(outFolder: string): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));
  const bodyFile = join(folder, 'body.json');
  writeFileSync(bodyFile, claimBody(1_024));
  const rates: number[] = [];
  const added: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const receiver = await startHost('test/bench/bare-server.mjs');
      const url = String(receiver.ready['url']);
      bare.push((await load({ url, connections: 16, until: { seconds: 3 }, bodyFile })).perSecond);
      const burst = await startHost(join(outFolder, 'burst-host.js'), [join(folder, `data-${round}`), url, String(count)]);
      rates.push(Number(burst.ready['perSecond']));
      added.push(Number(burst.ready['addedMb']));
      await burst.end();
      await receiver.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    { name: `burst of ${count.toLocaleString('en')}, 16 at once, attempts on disk`, value: median(rates), unit: 'deliveries/s', yardstick: { name: 'autocannon, keeping nothing', value: median(bare), unit: 'deliveries/s' } },
    { name: 'memory that the second half of the burst adds', value: median(added), unit: 'MB', yardstick: undefined },
  ];
}
