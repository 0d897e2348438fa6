import { withBody } from '../claim-body';
import { catchHost, contest, medianRate, type Contestant } from '../contest';
import type { Figure } from '../figure';

const rounds = 3;
const peers: readonly (Contestant & { readonly name: string })[] = [
  { name: 'mockttp', script: 'test/bench/peers/mockttp-server.mjs', keeps: false },
  { name: '@mockoon/cli', script: 'test/bench/peers/mockoon-server.mjs', keeps: false },
];

/** Captured and committed requests a second, beside programs of the same kind that keep nothing on disk. */
export async function peerRate(outFolder: string): Promise<readonly Figure[]> {
  const [ours, ...others] = await withBody(2_048, (bodyFile, folder) => contest([catchHost(outFolder), ...peers], folder, rounds, { connections: 16, bodyFile, until: { seconds: 4 } }));
  const rate = medianRate(ours);
  const rates = others.map(medianRate);
  const fastest = Math.max(...rates);
  return peers.map(({ name }, index) => {
    const peerRateNow = rates[index] ?? Number.NaN;
    const figure = { name: `captured and on disk, 2 KB, 16 connections, beside ${name}`, value: rate, unit: 'requests/s', yardstick: { name, value: peerRateNow, unit: 'requests/s' } };
    return peerRateNow === fastest ? { ...figure, aim: { text: 'at least 2 times the fastest', met: rate >= 2 * fastest } } : figure;
  });
}
