import { join } from 'node:path';
import { withBody } from '../claim-body';
import { bareServer, catchHost } from '../contest';
import { median, type Figure } from '../figure';
import { load, startHost, type Load } from '../processes';
import { slowConnections } from '../slow-connections';

const slow = 200;
const rounds = 3;
const options = { connections: 16, until: { seconds: 4 } };

/** How long the others wait for their answers while many connections are held slow: half in their header, half in their body. */
export async function slowClients(outFolder: string): Promise<readonly Figure[]> {
  const held: Load[] = [];
  const bare: Load[] = [];
  const open: number[] = [];
  await withBody(2_048, async (bodyFile, folder) => {
    for (let round = 0; round < rounds; round += 1) {
      for (const [contestant, loads] of [[catchHost(outFolder), held], [bareServer, bare]] as const) {
        const host = await startHost(contestant.script, contestant.keeps ? [join(folder, `data-${round}`)] : []);
        const url = String(host.ready['url']);
        const connections = await slowConnections(Number(new URL(url).port), slow);
        loads.push(await load({ ...options, url, bodyFile }));
        if (loads === held) open.push(connections.open());
        connections.end();
        await host.end();
      }
    }
  });
  const p99 = median(held.map((one) => one.p99Ms));
  const leastOpen = Math.min(...open);
  return [
    { name: `answer p99 of 16 connections beside ${slow} slow ones`, value: p99, unit: 'ms', yardstick: { name: 'bare node:http beside as many', value: median(bare.map((one) => one.p99Ms)), unit: 'ms' }, aim: { text: 'under 50 ms', met: p99 < 50 } },
    { name: 'slow connections still held at the end', value: leastOpen, unit: 'connections', yardstick: undefined, aim: { text: 'all', met: leastOpen === slow } },
  ];
}
