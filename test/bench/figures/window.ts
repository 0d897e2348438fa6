import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { request, Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figure';
import { median, percentile } from '../figure';
import { catchPortOf, openProduct, openWindow } from '../open-window';
import { memoryMb } from '../processes';
import { claimBody } from '../claim-body';

const starts = 5;
const paced = { perSecond: 200, seconds: 8 };
const captures = 10_000;

/** Start to usable window, capture to visible row, and memory, in the built app in a real Electron. */
export async function windowFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));
  try {
    const startFigures = await measureStarts(folder);
    return [...startFigures, ...(await measureLive(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureStarts(folder: string): Promise<readonly Figure[]> {
  const empty = join(folder, 'empty-app');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{"name": "empty", "version": "1.0.0", "main": "main.cjs"}');
  writeFileSync(join(empty, 'main.cjs'), "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow().loadFile('page.html')); app.on('window-all-closed', () => app.quit());");
  writeFileSync(join(empty, 'page.html'), '<!doctype html><title>empty</title><p>empty</p>');
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < starts; round += 1) {
    const emptyWindow = await openWindow([empty, `--user-data-dir=${join(folder, `empty-${round}`)}`], (page) => page.getByText('empty').waitFor());
    bare.push(emptyWindow.startMs);
    await emptyWindow.end();
    const window = await openProduct(join(folder, 'start'));
    ours.push(window.startMs);
    await window.end();
  }
  return [{ name: 'start to usable window', value: median(ours), unit: 'ms', yardstick: { name: 'an empty Electron window', value: median(bare), unit: 'ms' } }];
}

async function measureLive(folder: string): Promise<readonly Figure[]> {
  const { app, page, end } = await openProduct(join(folder, 'live'));
  const pid = app.process().pid;
  if (pid === undefined) throw new Error('Electron has no process');
  const port = await catchPortOf(page);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const body = claimBody(2_048);
  const idleMb = memoryMb(pid);
  await post(agent, port, '/first', body);
  await page.getByText('/first').first().waitFor();

  // The window notes when each path first stands in the document, by its own clock, which is the system's.
  await page.evaluate(() => {
    const seen = new Map<string, number>();
    Object.assign(globalThis, { seen });
    const look = (): void => {
      for (const cell of document.querySelectorAll('[role=gridcell]')) {
        const path = cell.textContent ?? '';
        if (/^\/n\d+$/.test(path) && !seen.has(path)) seen.set(path, Date.now());
      }
      requestAnimationFrame(look);
    };
    look();
  });
  const sentAt = new Map<string, number>();
  const total = paced.perSecond * paced.seconds;
  const startedAt = performance.now();
  const pending: Promise<void>[] = [];
  for (let number = 0; number < total; number += 1) {
    const dueMs = startedAt + (number * 1000) / paced.perSecond;
    while (performance.now() < dueMs) await new Promise((resolve) => setTimeout(resolve, 1));
    sentAt.set(`/n${number}`, Date.now());
    pending.push(post(agent, port, `/n${number}`, body));
  }
  await Promise.all(pending);
  await page.getByText(`/n${total - 1}`, { exact: true }).first().waitFor();
  const seen = new Map(await page.evaluate(() => [...(globalThis as unknown as { seen: Map<string, number> }).seen]));
  const delays = [...seen].flatMap(([path, at]) => (sentAt.has(path) ? [at - (sentAt.get(path) ?? at)] : []));

  for (let done = total; done < captures; done += 200) await Promise.all(Array.from({ length: 200 }, (_, index) => post(agent, port, `/m${done + index}`, body)));
  const fullMb = memoryMb(pid);
  agent.destroy();
  await end();
  const p95 = percentile(delays, 0.95);
  const frame = { name: 'one frame at 60 Hz', value: 16.7, unit: 'ms' };
  return [
    { name: `capture to visible row at ${paced.perSecond} a second, p50 (${delays.length} of ${total} rows seen)`, value: median(delays), unit: 'ms', yardstick: frame },
    { name: 'capture to visible row, p95', value: p95, unit: 'ms', yardstick: frame, aim: { text: '100 ms', met: p95 <= 100 } },
    { name: `memory of all processes after ${captures.toLocaleString('en')} captures`, value: fullMb, unit: 'MB', yardstick: { name: 'before the first', value: idleMb, unit: 'MB' } },
  ];
}

function post(agent: Agent, port: number, path: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers: { 'Content-Type': 'application/json', 'Event-Name': 'claim.created' } }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`))));
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
