import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Figure } from '../figure';
import { startHost } from '../processes';

const rounds = 3;
const steps = 10_000;

/** Steps of a scenario without waits played a second, beside a burst of as many events to the same receiver, and what memory they add. */
export async function scenarioFigures(outFolder: string): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));
  const rates: number[] = [];
  const added: number[] = [];
  const bursts: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const receiver = await startHost('test/bench/bare-server.mjs');
      const url = String(receiver.ready['url']);
      const scenario = await startHost(join(outFolder, 'scenario-host.js'), [join(folder, `scenario-${round}`), url, String(steps)]);
      rates.push(Number(scenario.ready['perSecond']));
      bursts.push(Number(scenario.ready['burstPerSecond']));
      added.push(Number(scenario.ready['addedMb']));
      await scenario.end();
      await receiver.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    { name: `scenario of ${steps.toLocaleString('en')} steps without waits`, value: median(rates), unit: 'steps/s', yardstick: { name: 'a burst of as many events', value: median(bursts), unit: 'steps/s' }, aim: { text: 'at least 0.8 of a burst', met: median(rates) >= 0.8 * median(bursts) } },
    { name: 'memory that the scenario adds', value: median(added), unit: 'MB', yardstick: undefined, aim: { text: 'under 50 MB', met: median(added) < 50 } },
  ];
}
