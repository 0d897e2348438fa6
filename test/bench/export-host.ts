import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportFormat } from '../../src/shared/model/export-order';
import { openBenchCore, tellBench } from './bench-core';

// Opens the core on a folder, without a window, and exports all of it in one format: one line tells how long that took, and how far memory rose
// over the first tenth of the records and over all of them.
const [folder, format] = process.argv.slice(2) as [string | undefined, ExportFormat | undefined];
if (folder === undefined || format === undefined) throw new Error('a folder and a format are needed');
const lookEveryMs = 20;
const app = await openBenchCore(folder);
await app.dispatch({})('activity.page', { query: '', quick: 'all', fromRank: 0, limit: 100, newest: true });

const path = join(tmpdir(), `hookbench-bench-export-${process.pid}`);
const matches = { query: '', quick: 'all', from: 0, to: Number.MAX_SAFE_INTEGER, except: [] } as const;
const beforeBytes = process.memoryUsage.rss();
let firstTenthBytes = beforeBytes;
let mostBytes = beforeBytes;
let isFirstTenth = true;
app.live.subscribe((batch) => {
  for (const event of batch.events) if (event.type === 'export.changed' && event.progress.written * 10 >= event.progress.total) isFirstTenth = false;
});
const looks = setInterval(() => {
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
  if (isFirstTenth) firstTenthBytes = mostBytes;
}, lookEveryMs);
const startedMs = performance.now();
const reply = await app.exports.save('bench', { format, keep: [], leaveOutUnread: false, selection: { records: [], matches } }, path);
const ms = performance.now() - startedMs;
clearInterval(looks);
await rm(path, { recursive: true, force: true });
if (!reply.ok) throw new Error(reply.error.message);
tellBench(app, { records: reply.value.records, ms, firstTenthMb: (firstTenthBytes - beforeBytes) / 2 ** 20, wholeMb: (mostBytes - beforeBytes) / 2 ** 20 });
