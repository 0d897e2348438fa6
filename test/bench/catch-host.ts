import { openApp } from '../../src/main/core/app';
import { systemPorts } from '../../src/main/core/system-ports';

// The catch server of the product with its log, in a process of its own. A second argument has it keep more records than it does by itself.
const [folder, maxRecords] = process.argv.slice(2);
if (folder === undefined) throw new Error('a folder is needed');
const logger = { info: () => undefined, warn: console.error, error: console.error };
const opened = await openApp({ folder, program: 'bench', ports: systemPorts(logger), facts: { version: '0', electron: null, chrome: null }, catch: { port: 0 } });
if (!opened.ok) throw new Error(opened.problem.message);
const { app } = opened;
if (maxRecords !== undefined) await app.log.setRetention({ ...app.settings().retention, maxRecords: Number(maxRecords) });
const status = app.catching.status();
if (status.state !== 'catching') throw new Error('not catching');
console.log(JSON.stringify({ url: `http://127.0.0.1:${status.port}/` }));
process.on('SIGTERM', () => {
  void app.close().then(() => process.exit(0));
});
