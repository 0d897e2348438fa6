import { withBody } from '../claim-body';
import { allErrors, bareServer, catchHost, contest, medianRate } from '../contest';
import type { Figure } from '../figure';

const rounds = 3;
const sizes = [
  { name: '64 KB', bytes: 64 * 1024, connections: 16 },
  { name: '5 MB', bytes: 5 * 1024 * 1024, connections: 4 },
];

/** Bytes of larger bodies captured and committed a second, beside a bare server that reads them and keeps nothing. */
export async function bodyRate(outFolder: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, bytes, connections } of sizes) {
    const [ours, bare] = await withBody(bytes, (bodyFile, folder) => contest([catchHost(outFolder), bareServer], folder, rounds, { connections, bodyFile, until: { seconds: 4 } }));
    const megabytes = bytes / 1e6;
    const errors = allErrors(ours);
    figures.push(
      { name: `bodies of ${name} captured and on disk, ${connections} connections`, value: medianRate(ours) * megabytes, unit: 'MB/s', yardstick: { name: 'bare node:http', value: medianRate(bare) * megabytes, unit: 'MB/s' } },
      { name: 'the same, requests not answered 2xx', value: errors, unit: 'requests', yardstick: undefined, aim: { text: 'none', met: errors === 0 } },
    );
  }
  return figures;
}
