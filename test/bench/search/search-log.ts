import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../../../src/main/core/log/open-log';
import { logPath } from '../../../src/main/core/log/log-files';
import { knownVersion } from '../../../src/main/core/log/migrations';
import { connectForReading } from '../../../src/main/core/log/read-connection';
import { IndexWriter } from '../../../src/main/core/log/search/index-writer';
import { searchFormat } from '../../../src/main/core/log/search/search-file';
import { openBenchCore } from '../bench-core';
import { createRecordMaker } from './record-maker';

const seed = 20_261_123;
const atOnce = 2_000;
const retention = { maxRecords: 5_000_000, maxBytes: 64 * 1024 ** 3 };

/** A data folder with this many records and a complete full-text index, made by the same seed each time and kept for the next run. */
export async function searchLog(count: number): Promise<string> {
  const folder = join(tmpdir(), 'hookbench-bench-logs', `${count}-${knownVersion}-${searchFormat}`);
  if (existsSync(join(folder, 'complete'))) return folder;
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await setRetention(making);
  const opened = await openLog({ folder: making, mode: 'write', program: 'bench', retention });
  if (!opened.ok) throw new Error(opened.problem.message);
  const make = createRecordMaker(seed);
  for (let done = 0; done < count; done += atOnce) {
    const written = await Promise.all(Array.from({ length: Math.min(atOnce, count - done) }, (_, index) => opened.log.addCapture(make(done + index))));
    for (const each of written) if (!each.ok) throw new Error(each.problem.message);
  }
  await opened.log.close();
  buildIndex(making);
  writeFileSync(join(making, 'complete'), '');
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
  return folder;
}

/** The product drops what is over its limits when it starts, so that the limits have to be there before. */
async function setRetention(folder: string): Promise<void> {
  const app = await openBenchCore(folder);
  const reply = await app.dispatch({})('settings.update', { retention });
  if (!reply.ok) throw new Error(reply.error.message);
  await app.close();
}

function buildIndex(folder: string): void {
  const log = connectForReading(logPath(folder));
  const { writer } = IndexWriter.open(folder, log);
  while (writer.step().left > 0);
  writer.tidy();
  writer.close();
  log.close();
}
