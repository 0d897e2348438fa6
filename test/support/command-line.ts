import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** What a finished command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** The JSON values of stdout, a line each. */
  json(): readonly Record<string, unknown>[];
}

/** Runs the built command line to its end. */
export function run(args: readonly string[], input?: string): Promise<Finished> {
  const child = started(args);
  const out: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const stdout = Buffer.concat(out);
      resolve({ code, stdout, stderr, json: () => stdout.toString().split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>) });
    });
  });
}

/** A command that goes on: its JSON lines one after another, and its end. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  next(): Promise<Record<string, unknown>>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export function start(args: readonly string[]): Running {
  const child = started(args);
  child.stderr.pipe(process.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    async next() {
      const line = await lines.next();
      if (line.done === true) throw new Error('the command ended');
      return JSON.parse(line.value) as Record<string, unknown>;
    },
    end: (signal) =>
      new Promise((resolve) => {
        child.on('close', (code) => resolve(code));
        child.kill(signal);
      }),
  };
}

function started(args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [program, ...args], { stdio: 'pipe' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}
