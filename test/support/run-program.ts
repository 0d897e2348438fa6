import { spawn } from 'node:child_process';

/** Runs a program to its end, with these bytes as its input; rejects where it fails, with what it said. */
export function runProgram(program: string, programArguments: readonly string[], input: string | Uint8Array = '', folder?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // In the C locale no program takes bytes for characters.
    const child = spawn(program, programArguments, { stdio: 'pipe', ...(folder === undefined ? {} : { cwd: folder }), env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    const out: Buffer[] = [];
    const trouble: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => trouble.push(bytes));
    child.on('error', reject);
    // A program may end without having read all of its input.
    child.stdin.on('error', () => undefined);
    child.on('close', (code) => (code === 0 ? resolve(Buffer.concat(out).toString()) : reject(new Error(`${program} ended with ${code}: ${Buffer.concat(trouble).toString()}`))));
    child.stdin.end(input);
  });
}
