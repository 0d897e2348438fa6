import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Figure } from '../figure';
import { startHost } from '../processes';

const rounds = 5;
const planned = 10_000;

/** What ten thousand planned retries add to the start of the core and to its memory. */
export async function plannedRetries(outFolder: string): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));
  const script = join(outFolder, 'plan-host.js');
  const measure = async (data: string): Promise<{ readonly startMs: number; readonly memoryMb: number }> => {
    const host = await startHost(script, [data]);
    await host.end();
    return { startMs: Number(host.ready['startMs']), memoryMb: Number(host.ready['memoryMb']) };
  };
  try {
    const [empty, full] = [join(folder, 'empty'), join(folder, 'full')];
    await (await startHost(script, [empty, '0'])).end();
    await (await startHost(script, [full, String(planned)])).end();
    const without: { readonly startMs: number; readonly memoryMb: number }[] = [];
    const withPlans: { readonly startMs: number; readonly memoryMb: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      without.push(await measure(empty));
      withPlans.push(await measure(full));
    }
    const startMs = median(withPlans.map((run) => run.startMs));
    const emptyMs = median(without.map((run) => run.startMs));
    const memoryMb = median(withPlans.map((run) => run.memoryMb));
    const emptyMb = median(without.map((run) => run.memoryMb));
    return [
      { name: 'start of the core with 10,000 planned retries', value: startMs, unit: 'ms', yardstick: { name: 'without', value: emptyMs, unit: 'ms' }, aim: { text: 'at most 1 s more', met: startMs - emptyMs < 1_000 } },
      { name: 'memory after that start', value: memoryMb, unit: 'MB', yardstick: { name: 'without', value: emptyMb, unit: 'MB' }, aim: { text: 'under 20 MB more', met: memoryMb - emptyMb < 20 } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
