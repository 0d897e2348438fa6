import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figure';
import { median } from '../figure';
import { load, startHost, type Load } from '../processes';

const connections = 16;
const seconds = 4;
const rounds = 3;

/** A JSON body of about this size, as a claim event. */
export function claimBody(sizeBytes: number): string {
  const frame = JSON.stringify({ claim: { id: 4211, status: 'open', note: '' }, event_name: 'claim.created', source: 'ui', performed_by: { user_id: 2642, name: 'John Smith' } });
  return frame.replace('"note":""', `"note":"${'x'.repeat(Math.max(0, sizeBytes - frame.length))}"`);
}

/** Captured and committed requests a second, beside a bare server that keeps nothing; the two take turns, and the medians count. */
export async function captureRate(outFolder: string): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));
  const bodyFile = join(folder, 'body.json');
  writeFileSync(bodyFile, claimBody(2_048));
  const ours: Load[] = [];
  const bare: Load[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const yardstick = await startHost('test/bench/bare-server.mjs');
      bare.push(await load({ url: String(yardstick.ready['url']), connections, seconds, bodyFile }));
      await yardstick.end();
      const host = await startHost(join(outFolder, 'catch-host.js'), [join(folder, `data-${round}`)]);
      ours.push(await load({ url: String(host.ready['url']), connections, seconds, bodyFile }));
      await host.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const rate = median(ours.map((one) => one.perSecond));
  const bareRate = median(bare.map((one) => one.perSecond));
  const errors = ours.reduce((sum, one) => sum + one.errors, 0);
  const p99 = median(ours.map((one) => one.p99Ms));
  return [
    { name: 'captured and on disk, 2 KB, 16 connections', value: rate, unit: 'requests/s', yardstick: { name: 'bare node:http', value: bareRate, unit: 'requests/s' }, aim: { text: 'at least 0.35 of it', met: rate / bareRate >= 0.35 } },
    { name: 'the same, answer p99', value: p99, unit: 'ms', yardstick: { name: 'bare node:http', value: median(bare.map((one) => one.p99Ms)), unit: 'ms' }, aim: { text: 'under 15 ms', met: p99 < 15 } },
    { name: 'the same, requests not answered 2xx', value: errors, unit: 'requests', yardstick: undefined, aim: { text: 'none', met: errors === 0 } },
  ];
}
