// Captures committed a second (2 KB bodies, synchronous=FULL), the main thread's time a capture, and how soon a page of the stream is there.
// Usage: node test/bench/log-throughput.mjs [captures=50000] [at once=256]
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [captures = 50_000, atOnce = 256] = process.argv.slice(2).map(Number);
const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const bundle = mkdtempSync(join(cache, 'log-bench-'));
writeFileSync(join(bundle, 'package.json'), '{"type":"module"}');
const folder = mkdtempSync(join(tmpdir(), 'hookbench-bench-'));

await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: bundle,
    emptyOutDir: false,
    rolldownOptions: {
      input: { 'log-worker': join(root, 'src/main/core/log/log-worker.ts'), 'open-log': join(root, 'src/main/core/log/open-log.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
});
const { openLog } = await import(pathToFileURL(join(bundle, 'open-log.js')).href);
const opened = await openLog({ folder, mode: 'write', program: 'bench', retention: { maxRecords: 10_000_000, maxBytes: 1e12 } });
const { log } = opened;

const body = Buffer.alloc(2048, 'x{"a":1},');
const headers = Array.from({ length: 10 }, (_, index) => [`Header-${index}`, `the value of header ${index}`]);
const draft = (index) => ({
  receivedAtMs: Date.now(),
  state: 'complete',
  method: 'POST',
  target: '/hooks/claims',
  httpVersion: '1.1',
  headers,
  trailers: [],
  body,
  bodyBytes: body.length,
  bodySha256: 'a'.repeat(64),
  truncated: false,
  raw: new Uint8Array(0),
  eventName: index % 2 ? 'claim.assigned' : 'contact.created',
  source: 'ui',
  remoteAddress: '127.0.0.1',
  remotePort: 50_000 + (index % 16),
  localAddress: '127.0.0.1',
  localPort: 4455,
  secure: false,
  requestNumber: index,
  durationMs: 0.4,
  answer: { status: 200, headers: [['Content-Type', 'text/plain']], body: Buffer.from('ok'), delayMs: 0 },
  checkState: 'pass',
  fromWebPage: false,
});

const waits = [];
let next = 0;
const client = async () => {
  while (next < captures) {
    const startedMs = performance.now();
    const written = await log.addCapture(draft(next++));
    if (!written.ok) throw new Error(written.problem.message);
    waits.push(performance.now() - startedMs);
  }
};
const startedMs = performance.now();
const loopBefore = performance.eventLoopUtilization();
await Promise.all(Array.from({ length: atOnce }, client));
const seconds = (performance.now() - startedMs) / 1000;
const loop = performance.eventLoopUtilization(loopBefore);
waits.sort((one, other) => one - other);
const file = statSync(join(folder, 'log.db')).size;
console.log(`${captures} captures, ${atOnce} at once: ${Math.round(captures / seconds)} a second; main thread ${((loop.active * 1000) / captures).toFixed(1)} µs a capture`);
console.log(`commit p50 ${waits[Math.floor(captures * 0.5)].toFixed(1)} ms, p99 ${waits[Math.floor(captures * 0.99)].toFixed(1)} ms, longest ${waits.at(-1).toFixed(1)} ms; file ${(file / (captures * body.length)).toFixed(2)} times the bodies`);

const timed = async (name, work) => {
  const beganMs = performance.now();
  await work();
  console.log(`${name}: ${(performance.now() - beganMs).toFixed(1)} ms`);
};
const all = { kind: 'all' };
const claims = { kind: 'condition', condition: { kind: 'text', field: 'event', pattern: { pieces: ['claim.', ''] } }, span: { from: 0, to: 0 } };
await timed('first page', () => log.activityPage(all, 'all', captures - 100, 100));
await timed('page in the middle', () => log.activityPage(all, 'received', captures >> 1, 100));
await timed('counts', () => log.activityCounts(all));
await timed('event:claim.*, first time', () => log.activityPage(claims, 'all', 0, 100));
await timed('event:claim.*, again', () => log.activityPage(claims, 'all', 100, 100));
await timed('a word in all bodies', () => log.activityPage({ kind: 'condition', condition: { kind: 'words', text: 'nowhere', phrase: false }, span: { from: 0, to: 0 } }, 'all', 0, 100));
await log.close();
const again = performance.now();
const reopened = await openLog({ folder, mode: 'write', program: 'bench' });
console.log(`open again: ${(performance.now() - again).toFixed(1)} ms`);
await timed('first page after opening', () => reopened.log.activityPage(all, 'all', captures - 100, 100));
await reopened.log.close();
rmSync(folder, { recursive: true, force: true });
rmSync(bundle, { recursive: true, force: true });
