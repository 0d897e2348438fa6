// @mockoon/cli as its users start it, without its log file and its admin interface.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const here = import.meta.dirname;
const free = createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => free.once('listening', resolve));
const { port } = free.address();
await new Promise((resolve) => free.close(resolve));
const child = spawn(process.execPath, [join(here, 'node_modules/@mockoon/cli/bin/run.js'), 'start', '--data', join(here, 'mockoon.json'), '--port', String(port), '--hostname', '127.0.0.1', '--disable-log-to-file', '--disable-admin-api', '--repair'], { stdio: ['ignore', 'pipe', 'inherit'] });
child.once('exit', (code) => process.exit(code ?? 0));
createInterface({ input: child.stdout }).on('line', (line) => {
  if (line.includes('Server started')) console.log(JSON.stringify({ url: `http://127.0.0.1:${port}/` }));
});
process.on('SIGTERM', () => child.kill('SIGTERM'));
