import { withBody } from '../claim-body';
import { allErrors, bareServer, catchHost, contest, medianP99, medianRate } from '../contest';
import type { Figure } from '../figure';

const connections = 16;
const rounds = 5;

/** Captured and committed requests a second, beside a bare server that keeps nothing. */
export async function captureRate(outFolder: string): Promise<readonly Figure[]> {
  const [ours, bare] = await withBody(2_048, (bodyFile, folder) => contest([catchHost(outFolder), bareServer], folder, rounds, { connections, bodyFile, until: { seconds: 4 } }));
  const rate = medianRate(ours);
  const bareRate = medianRate(bare);
  const p99 = medianP99(ours);
  const errors = allErrors(ours);
  return [
    { name: 'captured and on disk, 2 KB, 16 connections', value: rate, unit: 'requests/s', yardstick: { name: 'bare node:http', value: bareRate, unit: 'requests/s' }, aim: { text: 'at least 0.35 of it', met: rate / bareRate >= 0.35 } },
    { name: 'the same, answer p99', value: p99, unit: 'ms', yardstick: { name: 'bare node:http', value: medianP99(bare), unit: 'ms' }, aim: { text: 'under 15 ms', met: p99 < 15 } },
    { name: 'the same, requests not answered 2xx', value: errors, unit: 'requests', yardstick: undefined, aim: { text: 'none', met: errors === 0 } },
  ];
}
