import { rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBenchCore, tellBench } from './bench-core';
import { createRecordMaker } from './search/record-maker';

// Clears a copy of a log while one captured request after another is written into it. One line tells the longest time that one of them took: before,
// while records were dropped, and while the file gave their room back.
const [source, records] = process.argv.slice(2);
if (source === undefined || records === undefined) throw new Error('a folder and how many records it has are needed');
const quietForMs = 2_000;
const folder = join(tmpdir(), `hookbench-bench-clear-${process.pid}`);
await cp(source, folder, { recursive: true });
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const app = await openBenchCore(folder);
const make = createRecordMaker(1);

type Phase = 'quiet' | 'clearing' | 'shrinking';
const longestMs: Record<Phase, number> = { quiet: 0, clearing: 0, shrinking: 0 };
let phase: Phase = 'quiet';
let isOver = false;
let index = Number(records);

async function catchOn(): Promise<void> {
  while (!isOver) {
    const startedIn = phase;
    const startedMs = performance.now();
    const written = await app.log.addCapture(make((index += 1)));
    if (!written.ok) throw new Error(written.problem.message);
    longestMs[startedIn] = Math.max(longestMs[startedIn], performance.now() - startedMs);
  }
}

const catching = catchOn();
await new Promise((resolve) => setTimeout(resolve, quietForMs));
const shrunk = new Promise<void>((resolve) => app.log.onShrunk(resolve));
phase = 'clearing';
const startedMs = performance.now();
const cleared = await app.log.clear(Number(records));
if (!cleared.ok) throw new Error(cleared.problem.message);
phase = 'shrinking';
await shrunk;
const tookMs = performance.now() - startedMs;
isOver = true;
await catching;
tellBench(app, { cleared: cleared.value, tookMs, longestMs });
