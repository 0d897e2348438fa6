import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../../../scripts/child-process.mjs';

const moduleFile = fileURLToPath(new URL('../../../scripts/child-process.mjs', import.meta.url));

test('gives the exit code and, where asked, the output of both streams', async () => {
  const end = await run(process.execPath, ['-e', 'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 7'], { keepOutput: true });
  expect(end.code).toBe(7);
  expect(end.output).toContain('out');
  expect(end.output).toContain('err');
});

test('a program that a signal ended has the shell’s code for it', async () => {
  expect((await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")'], { keepOutput: true })).code).toBe(137);
});

test('a program that is not there is an error', async () => {
  await expect(run('/no/such/program', [], { keepOutput: true })).rejects.toThrow('ENOENT');
});

/** A parent that runs a child which says how many SIGINTs it got. */
async function parentOf(childCode: string): Promise<{ parent: ChildProcess; lines: AsyncIterator<string>; childPid: number }> {
  const code = `import { run } from ${JSON.stringify(moduleFile)}; const end = await run(process.execPath, ['-e', ${JSON.stringify(childCode)}]); process.exit(end.code);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: parent.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  return { parent, lines, childPid: Number(first.value) };
}

test('a Ctrl+C that npm and the terminal both pass on reaches the program once, and its exit code comes back', async () => {
  const { parent, lines } = await parentOf('let n = 0; process.on("SIGINT", () => { n += 1; if (n === 1) setTimeout(() => { console.log("got " + n); process.exit(5); }, 200); }); console.log(process.pid); setInterval(() => {}, 1000);');
  const ended = once(parent, 'exit');
  parent.kill('SIGINT');
  parent.kill('SIGINT');
  expect((await lines.next()).value).toBe('got 1');
  expect((await ended)[0]).toBe(5);
});

test('told to end, it ends what it started', async () => {
  const { parent, childPid } = await parentOf('console.log(process.pid); setInterval(() => {}, 1000);');
  const ended = once(parent, 'exit');
  parent.kill('SIGTERM');
  expect((await ended)[0]).toBe(143);
  expect(() => process.kill(childPid, 0)).toThrow('ESRCH');
});
