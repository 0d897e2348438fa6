import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
// Declares `window.hookbench`.
import type {} from '../../../src/renderer/host/client';
import { claimBody } from '../claim-body';
import type { Figure } from '../figure';
import { catchPortOf, openProduct } from '../open-window';
import { memoryMb } from '../processes';

const bodyBytes = 50 * 1024 * 1024;
const depth = 100_000;
const bombBytes = 1024 * 1024 * 1024;

interface Watch {
  longestGapMs: number;
  stopped: boolean;
}

/** What opening something took until it was seen, and the longest time between two frames meanwhile. */
interface Opened {
  readonly shownMs: number;
  readonly longestGapMs: number;
}

/** Paint and frames of the viewers: 50 MB on one line, a depth of 100,000, and a compressed body that would swell to 1 GB. */
export async function viewerFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));
  const { app, page, end } = await openProduct(folder);
  try {
    const pid = app.process().pid;
    if (pid === undefined) throw new Error('Electron has no process');
    await page.evaluate(async (keptBodyBytes) => {
      const { limits } = await window.hookbench.call('snapshot.get', {}).then((reply) => (reply.ok ? (reply.value as { workspace: { settings: { limits: object } } }).workspace.settings : { limits: {} }));
      await window.hookbench.call('settings.update', { limits: { ...limits, keptBodyBytes } });
    }, bodyBytes * 2);
    const port = await catchPortOf(page);
    const event = claimBody(500);
    await post(port, '/many', `[${Array.from({ length: Math.floor(bodyBytes / (event.length + 1)) }, () => event).join(',')}]`);
    await post(port, '/long', claimBody(bodyBytes));
    await post(port, '/deep', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
    await post(port, '/bomb', gzipSync(Buffer.alloc(bombBytes), { level: 1 }), { 'Content-Encoding': 'gzip' });
    await post(port, '/small', claimBody(500));
    await page.getByText('/small', { exact: true }).first().click();
    await page.getByRole('tab', { name: 'Body' }).click();
    await page.getByRole('tree', { name: 'Body as JSON' }).waitFor();

    const asText = '[aria-label="Body as text"]';
    const asTree = '[role=tree] [role=treeitem]';
    const many = await opened(page, rowOf('/many'), asText);
    const manyTree = await opened(page, 'button:text-is("Open all of it")', asTree);
    await page.getByText('/small', { exact: true }).first().click();
    await page.locator(asTree).first().waitFor();
    const long = await opened(page, rowOf('/long'), asText);
    const longTree = await opened(page, 'button:text-is("Open all of it")', asTree);
    const deep = await opened(page, rowOf('/deep'), '.detail-url:has-text("/deep")');
    const deepTree = await opened(page, '[aria-label="Expand all"]', '[aria-level="30"]');
    const beforeMb = memoryMb(pid);
    const bomb = await opened(page, rowOf('/bomb'), '.viewer-strip:has-text("was stopped there")');
    const bombMb = memoryMb(pid) - beforeMb;
    return [
      paint('50 MB on one line of many values, its start painted', many.shownMs),
      gap('the same, longest time between frames', many.longestGapMs),
      { name: 'the same, opened as a tree', value: manyTree.shownMs, unit: 'ms', yardstick: undefined },
      gap('the same, longest time between frames', manyTree.longestGapMs),
      paint('50 MB on one line of one string, its start painted', long.shownMs),
      gap('the same, longest time between frames', long.longestGapMs),
      { name: 'the same, opened as a tree', value: longTree.shownMs, unit: 'ms', yardstick: undefined },
      gap('the same, longest time between frames', longTree.longestGapMs),
      paint('a depth of 100,000, painted', deep.shownMs),
      gap('the same with every level opened, longest time between frames', Math.max(deep.longestGapMs, deepTree.longestGapMs)),
      paint('1 GB of zeros in gzip, decoding stopped and said so', bomb.shownMs),
      gap('the same, longest time between frames', bomb.longestGapMs),
      { name: 'the same, memory of all processes over before', value: bombMb, unit: 'MB', yardstick: undefined, aim: { text: 'at most 200 MB', met: bombMb <= 200 } },
    ];
  } finally {
    await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function paint(name: string, ms: number): Figure {
  return { name, value: ms, unit: 'ms', yardstick: undefined, aim: { text: 'at most 1,000 ms', met: ms <= 1_000 } };
}

function gap(name: string, ms: number): Figure {
  return { name, value: ms, unit: 'ms', yardstick: { name: 'one frame at 60 Hz', value: 16.7, unit: 'ms' }, aim: { text: 'at most 200 ms', met: ms <= 200 } };
}

const rowOf = (path: string): string => `[role=row]:has-text("${path}")`;

/** Clicks, and watches the frames until what is waited for has been painted. */
async function opened(page: Page, press: string, shown: string): Promise<Opened> {
  await page.evaluate(() => {
    const watch: Watch = { longestGapMs: 0, stopped: false };
    Object.assign(globalThis, { watch });
    let lastMs = performance.now();
    const frame = (): void => {
      const nowMs = performance.now();
      watch.longestGapMs = Math.max(watch.longestGapMs, nowMs - lastMs);
      lastMs = nowMs;
      if (!watch.stopped) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const startedAtMs = performance.now();
  await page.locator(press).first().click();
  await page.locator(shown).first().waitFor();
  const shownMs = performance.now() - startedAtMs;
  const longestGapMs = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        // Two frames later it has been painted.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const { watch } = globalThis as unknown as { watch: Watch };
            watch.stopped = true;
            resolve(watch.longestGapMs);
          }),
        );
      }),
  );
  return { shownMs, longestGapMs };
}

function post(port: number, path: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port, path, method: 'POST', headers: { 'Content-Type': 'application/json', ...headers } }, (answer) => {
      answer.resume();
      answer.once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`))));
    });
    sending.once('error', reject);
    sending.end(body);
  });
}
