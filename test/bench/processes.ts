import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A child process of the bench that told, in one JSON line, that it is ready. */
export interface Host {
  readonly child: ChildProcess;
  readonly ready: Record<string, unknown>;
  end(): Promise<void>;
}

/** Starts a script and waits for its first line. */
export async function startHost(script: string, args: readonly string[] = []): Promise<Host> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new Error(`${script} ended before it was ready`);
  return {
    child,
    ready: JSON.parse(first.value) as Record<string, unknown>,
    async end() {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

/** What one run of the load generator measured. */
export interface Load {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly total: number;
  /** Requests without an answer, or without one of 2xx. */
  readonly errors: number;
}

/** The load: the same body posted over kept connections, for some seconds or a number of times. */
export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  readonly bodyFile: string;
  readonly until: { readonly seconds: number } | { readonly requests: number };
}

/** Posts the same body over kept connections, from a process of its own. */
export async function load({ url, connections, bodyFile, until }: LoadOptions): Promise<Load> {
  const headers = ['content-type: application/json', 'event-name: claim.created'].flatMap((header) => ['-H', header]);
  const end = 'seconds' in until ? ['-d', String(until.seconds)] : ['-a', String(until.requests)];
  // It looks at its counters, and so at the end of a run, once an interval; a second is the default.
  const args = ['node_modules/autocannon/autocannon.js', '--json', '--no-progress', '-L', '50', '-c', String(connections), ...end, '-m', 'POST', '-i', bodyFile, ...headers, url];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(child, 'close');
  const result = JSON.parse(Buffer.concat(chunks).toString()) as { requests: { total: number }; latency: { p50: number; p99: number }; errors: number; non2xx: number; start: string; finish: string };
  const seconds = (Date.parse(result.finish) - Date.parse(result.start)) / 1000;
  const { total } = result.requests;
  return { perSecond: total / seconds, p50Ms: result.latency.p50, p99Ms: result.latency.p99, total, errors: result.errors + result.non2xx };
}

/** Memory that a process and its children hold by themselves (proportional set size), in megabytes. Linux only. */
export function memoryMb(rootPid: number): number {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readFile(`/proc/${name}/status`))?.[1] ?? -1);
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
  }
  let total = 0;
  const pending = [rootPid];
  for (let pid = pending.pop(); pid !== undefined; pid = pending.pop()) {
    total += Number(/^Pss:\s+(\d+)/m.exec(readFile(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
    pending.push(...(parents.get(pid) ?? []));
  }
  return total / 1024;
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // A process may end between the listing and the reading.
    if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}
