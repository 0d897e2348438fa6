import { join } from 'node:path';
import { withBody } from '../claim-body';
import { bareServer } from '../contest';
import type { Figure } from '../figure';
import { load, memoryMb, startHost } from '../processes';

const captures = 200_000;
const measured = 10_000;
/** The first ones fill caches and have the code compiled. */
const warmUp = 20_000;

/** Memory and speed over one long run. The bare server runs beside the first and the last requests, to tell how the machine itself changed in between. */
export async function soak(outFolder: string): Promise<readonly Figure[]> {
  return withBody(2_048, async (bodyFile, folder) => {
    const bare = await startHost(bareServer.script);
    const host = await startHost(join(outFolder, 'catch-host.js'), [join(folder, 'data'), String(captures * 2)]);
    const post = async (url: unknown, requests: number): Promise<number> => {
      const { perSecond, errors } = await load({ url: String(url), connections: 16, bodyFile, until: { requests } });
      if (errors > 0) throw new Error(`${errors} requests were not answered 2xx`);
      return perSecond;
    };
    const pid = host.child.pid;
    if (pid === undefined) throw new Error('the catch server has no process');
    await post(bare.ready['url'], warmUp);
    await post(host.ready['url'], warmUp);
    const memoryBefore = memoryMb(pid);
    const bareFirst = await post(bare.ready['url'], measured);
    const first = await post(host.ready['url'], measured);
    await post(host.ready['url'], captures - warmUp - 2 * measured);
    const last = await post(host.ready['url'], measured);
    const bareLast = await post(bare.ready['url'], measured);
    const memoryAfter = memoryMb(pid);
    await host.end();
    await bare.end();
    const growth = memoryAfter - memoryBefore;
    return [
      { name: `memory after ${captures.toLocaleString('en')} captures`, value: memoryAfter, unit: 'MB', yardstick: { name: `after the first ${warmUp.toLocaleString('en')}`, value: memoryBefore, unit: 'MB' }, aim: { text: 'less than 50 MB more', met: growth < 50 } },
      { name: `the last ${measured.toLocaleString('en')} of them`, value: last, unit: 'requests/s', yardstick: { name: 'the first after warm-up', value: first, unit: 'requests/s' }, aim: { text: 'as fast within 10 %', met: last >= 0.9 * first } },
      { name: 'bare node:http at the end of that run', value: bareLast, unit: 'requests/s', yardstick: { name: 'at its beginning', value: bareFirst, unit: 'requests/s' } },
    ];
  });
}
