import type { Page } from 'playwright';
// Declares `window.hookbench`.
import type {} from '../../../src/renderer/host/client';
import { join } from 'node:path';
import { withBody } from '../claim-body';
import { catchHost } from '../contest';
import { median, percentile, type Figure } from '../figure';
import { catchPortOf, openProduct } from '../open-window';
import { load, startHost } from '../processes';

const rounds = 3;
const callEveryMs = 20;
const options = { connections: 16, until: { seconds: 6 } };

interface Probe {
  frameGapsMs: number[];
  callsMs: number[];
  refused: number;
  stopped: boolean;
}

/** Has the page note the time between its frames, and how long the core takes to answer it. */
function startProbe(page: Page): Promise<void> {
  return page.evaluate((everyMs) => {
    const probe: Probe = { frameGapsMs: [], callsMs: [], refused: 0, stopped: false };
    Object.assign(globalThis, { probe });
    let lastMs = performance.now();
    const frame = (): void => {
      const nowMs = performance.now();
      probe.frameGapsMs.push(nowMs - lastMs);
      lastMs = nowMs;
      if (!probe.stopped) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const ask = async (): Promise<void> => {
      const askedMs = performance.now();
      const reply = await window.hookbench.call('activity.counts', { query: '' });
      probe.callsMs.push(performance.now() - askedMs);
      if (!reply.ok) probe.refused += 1;
      if (!probe.stopped) setTimeout(() => void ask(), everyMs);
    };
    void ask();
  }, callEveryMs);
}

function endProbe(page: Page): Promise<Probe> {
  return page.evaluate(() => {
    const { probe } = globalThis as unknown as { probe: Probe };
    probe.stopped = true;
    return probe;
  });
}

/** What the open window, following the stream, costs the catch server, and what the load costs the window; beside the catch server alone. */
export async function windowLoad(outFolder: string): Promise<readonly Figure[]> {
  const followed: number[] = [];
  const alone: number[] = [];
  const gaps: number[] = [];
  const quietGaps: number[] = [];
  const calls: number[] = [];
  const quietCalls: number[] = [];
  let errors = 0;
  await withBody(2_048, async (bodyFile, folder) => {
    for (let round = 0; round < rounds; round += 1) {
      const host = await startHost(catchHost(outFolder).script, [join(folder, `alone-${round}`)]);
      alone.push((await load({ ...options, url: String(host.ready['url']), bodyFile })).perSecond);
      await host.end();

      const { page, end } = await openProduct(join(folder, `followed-${round}`));
      const url = `http://127.0.0.1:${await catchPortOf(page)}/`;
      await load({ ...options, until: { requests: 100 }, url, bodyFile });
      await page.getByRole('row').filter({ hasText: 'claim.created' }).first().waitFor();
      await startProbe(page);
      await page.waitForFunction(() => (globalThis as unknown as { probe: Probe }).probe.callsMs.length >= 50);
      const quiet = await endProbe(page);
      await startProbe(page);
      const busy = await load({ ...options, url, bodyFile });
      const probe = await endProbe(page);
      await end();
      if (probe.refused > 0) throw new Error(`${probe.refused} calls were refused`);
      followed.push(busy.perSecond);
      errors += busy.errors;
      gaps.push(Math.max(...probe.frameGapsMs));
      quietGaps.push(Math.max(...quiet.frameGapsMs));
      calls.push(percentile(probe.callsMs, 0.95));
      quietCalls.push(percentile(quiet.callsMs, 0.95));
    }
  });
  const rate = median(followed);
  const aloneRate = median(alone);
  const gap = median(gaps);
  const callP95 = median(calls);
  return [
    { name: 'captured and on disk with the window following', value: rate, unit: 'requests/s', yardstick: { name: 'without a window', value: aloneRate, unit: 'requests/s' }, aim: { text: 'at least 0.6 of it', met: rate >= 0.6 * aloneRate } },
    { name: 'the same, requests not answered 2xx', value: errors, unit: 'requests', yardstick: undefined, aim: { text: 'none', met: errors === 0 } },
    { name: `longest time between frames meanwhile (median of ${rounds} runs; the longest ${Math.round(Math.max(...gaps))} ms)`, value: gap, unit: 'ms', yardstick: { name: 'without load', value: median(quietGaps), unit: 'ms' }, aim: { text: 'at most 100 ms', met: Math.max(...gaps) <= 100 } },
    { name: 'a call answered meanwhile, p95', value: callP95, unit: 'ms', yardstick: { name: 'without load', value: median(quietCalls), unit: 'ms' }, aim: { text: 'at most 50 ms', met: callP95 <= 50 } },
  ];
}
