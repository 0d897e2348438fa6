import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { median, percentile, type Figure } from '../figure';
import { openProduct, type OpenedWindow } from '../open-window';
import { memoryMb, startHost } from '../processes';
import { searchLog } from '../search/search-log';

/** What the issue asks of a log of one size. */
interface Aims {
  readonly count: number;
  readonly pageMs: number;
  readonly start: number;
  readonly memoryMb: number;
}

export const hundredThousand: Aims = { count: 100_000, pageMs: 100, start: 1.1, memoryMb: 60 };
export const million: Aims = { count: 1_000_000, pageMs: 300, start: 1.2, memoryMb: 90 };

const starts = 5;
const bodyBytes = 2_048;
const pages = 60;
const drags = 120;
/** Memory has settled when it was the same, within a little, over this many looks. */
const steadyLooks = 5;
const steadyMb = 2;
const lookEveryMs = 500;
const mostLooks = 60;
/** A window that is left alone for two seconds after scrolling gives memory back. */
const restMs = 4_000;

/** The log of so many records of 2 KB: first pages of every form of query and of groups, start, scrolling, memory and size, each beside an empty log. */
export async function searchFigures(outFolder: string, aims: Aims): Promise<readonly Figure[]> {
  const folder = await searchLog(aims.count);
  const label = `${aims.count.toLocaleString('en')} records`;
  return [...(await pageFigures(outFolder, folder, label, aims)), ...(await windowFigures(folder, label, aims)), sizeFigure(folder, label, aims)];
}

async function pageFigures(outFolder: string, folder: string, label: string, { pageMs }: Aims): Promise<readonly Figure[]> {
  const host = await startHost(join(outFolder, 'search-host.js'), [folder]);
  await host.end();
  const taken = host.ready['pages'] as readonly { form: string; query: string; ms: number }[];
  const forms = [...new Set(taken.map(({ form }) => form))];
  const of = (form: string): readonly number[] => taken.filter((each) => each.form === form).map(({ ms }) => ms);
  const all = taken.map(({ ms }) => ms);
  const p95 = percentile(all, 0.95);
  const groups = host.ready['groups'] as readonly { by: string; firstMs: number; wholeMs: number; againMs: number }[];
  const slowest = [...taken].sort((one, other) => other.ms - one.ms)[0];
  return [
    ...forms.map((form): Figure => ({ name: `${label}: first page, ${form}, p50 (the longest ${Math.round(Math.max(...of(form)))} ms)`, value: median(of(form)), unit: 'ms', yardstick: undefined })),
    { name: `${label}: first page of any query, p50`, value: median(all), unit: 'ms', yardstick: undefined },
    { name: `${label}: first page of any query, p95 (the longest ${Math.round(slowest?.ms ?? 0)} ms: ${slowest?.query ?? ''})`, value: p95, unit: 'ms', yardstick: undefined, aim: { text: `${pageMs} ms`, met: p95 <= pageMs } },
    ...groups.flatMap(({ by, firstMs, wholeMs, againMs }): readonly Figure[] => [
      { name: `${label}: first page of groups by ${by}, the longest of 10 once they are known`, value: againMs, unit: 'ms', yardstick: undefined, aim: { text: `${pageMs} ms`, met: againMs <= pageMs } },
      { name: `${label}: first page of groups by ${by}, of those found so far`, value: firstMs, unit: 'ms', yardstick: undefined },
      { name: `${label}: every record grouped by ${by}`, value: wholeMs, unit: 'ms', yardstick: undefined },
    ]),
  ];
}

async function windowFigures(folder: string, label: string, aims: Aims): Promise<readonly Figure[]> {
  const temporary = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));
  try {
    const emptyFolder = join(temporary, 'empty');
    // What the run before left in the filter field would be searched for at every start.
    rmSync(join(folder, 'window'), { recursive: true, force: true });
    await (await openUsable(emptyFolder)).end();
    const ours: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round < starts; round += 1) {
      for (const [data, times] of [[emptyFolder, empty], [folder, ours]] as const) {
        const window = await openUsable(data);
        times.push(window.startMs);
        await window.end();
      }
    }
    const bare = await openUsable(emptyFolder);
    const bareMb = await settledMb(bare);
    await bare.end();

    const window = await openUsable(folder);
    const openMb = await settledMb(window);
    const byPage = await scrollByPage(window.page);
    const byDrag = await scrollByDrag(window.page);
    const field = window.page.locator('[data-part=activity-filter]');
    await field.fill('urgent');
    await field.press('Enter');
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const usedMb = await settledMb(window);
    await window.end();

    const start = median(ours) / median(empty);
    const gap = (name: string, gaps: readonly number[]): Figure => {
      const longest = Math.max(...gaps);
      return { name: `${label}: scrolling by ${name}, longest time between frames (p99 ${Math.round(percentile(gaps, 0.99))} ms)`, value: longest, unit: 'ms', yardstick: undefined, aim: { text: '50 ms', met: longest <= 50 } };
    };
    const memory = (name: string, megabytes: number): Figure => ({
      name: `${label}: memory of all processes, ${name}`,
      value: megabytes,
      unit: 'MB',
      yardstick: { name: 'an empty log', value: bareMb, unit: 'MB' },
      aim: { text: `+${aims.memoryMb} MB`, met: megabytes - bareMb <= aims.memoryMb },
    });
    return [
      { name: `${label}: start to usable window`, value: median(ours), unit: 'ms', yardstick: { name: 'an empty log', value: median(empty), unit: 'ms' }, aim: { text: `×${aims.start}`, met: start <= aims.start } },
      gap('page', byPage),
      gap('drag', byDrag),
      memory('open', openMb),
      memory('at rest after scrolling and a search', usedMb),
    ];
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The window is usable when its first rows (or, without records, its first page) stand there. */
async function openUsable(folder: string): Promise<OpenedWindow> {
  const startedAt = performance.now();
  const window = await openProduct(folder);
  await window.page.locator('[role=grid] [role=gridcell], .first-run-page').first().waitFor();
  return { ...window, startMs: performance.now() - startedAt };
}

function pidOf({ app }: OpenedWindow): number {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('Electron has no process');
  return pid;
}

async function settledMb(window: OpenedWindow): Promise<number> {
  const pid = pidOf(window);
  const looks: number[] = [];
  while (looks.length < mostLooks) {
    looks.push(memoryMb(pid));
    const last = looks.slice(-steadyLooks);
    if (last.length === steadyLooks && Math.max(...last) - Math.min(...last) <= steadyMb) break;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  return looks.at(-1) ?? 0;
}

interface Frames {
  gapsMs: number[];
  stopped: boolean;
}

async function framesWhile(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const frames: Frames = { gapsMs: [], stopped: false };
    Object.assign(globalThis, { frames });
    let lastMs = performance.now();
    const frame = (): void => {
      const nowMs = performance.now();
      frames.gapsMs.push(nowMs - lastMs);
      lastMs = nowMs;
      if (!frames.stopped) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await work();
  return page.evaluate(() => {
    const { frames } = globalThis as unknown as { frames: Frames };
    frames.stopped = true;
    return frames.gapsMs.slice(1);
  });
}

/** A page a frame or so, from the newest row on. */
function scrollByPage(page: Page): Promise<readonly number[]> {
  return framesWhile(page, async () => {
    await page.evaluate(async (count) => {
      const grid = document.querySelector('[role=grid]');
      for (let each = 0; each < count; each += 1) {
        grid?.scrollBy(0, grid.clientHeight - 60);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }, pages);
  });
}

/** As the thumb of the scroll bar is dragged: over the whole log, in steps of a frame. */
function scrollByDrag(page: Page): Promise<readonly number[]> {
  return framesWhile(page, async () => {
    await page.evaluate(async (count) => {
      const grid = document.querySelector('[role=grid]');
      if (grid === null) throw new Error('there is no list');
      for (let each = 0; each <= count; each += 1) {
        grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * (each / count);
        await new Promise(requestAnimationFrame);
      }
    }, drags);
  });
}

function sizeFigure(folder: string, label: string, { count }: Aims): Figure {
  const bytes = ['log.db', 'log.db-wal', 'search.db', 'search.db-wal'].reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
  const ratio = bytes / (count * bodyBytes);
  return { name: `${label}: size of the log with its index`, value: bytes / 2 ** 20, unit: 'MB', yardstick: { name: 'the bodies', value: (count * bodyBytes) / 2 ** 20, unit: 'MB' }, aim: { text: '×1.6', met: ratio <= 1.6 } };
}
