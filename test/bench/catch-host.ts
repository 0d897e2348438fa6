import { openBenchCore, tellBench } from './bench-core';

// The catch server of the product with its log, in a process of its own. A second argument has it keep more records than it does by itself.
const [folder, maxRecords] = process.argv.slice(2);
if (folder === undefined) throw new Error('a folder is needed');
const app = await openBenchCore(folder, { port: 0 });
if (maxRecords !== undefined) await app.log.setRetention({ ...app.settings().retention, maxRecords: Number(maxRecords) });
const status = app.catching.status();
if (status.state !== 'catching') throw new Error('not catching');
tellBench(app, { url: `http://127.0.0.1:${status.port}/` });
