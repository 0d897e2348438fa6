import { logPath } from '../../src/main/core/log/log-files';
import { connectForReading } from '../../src/main/core/log/read-connection';
import { IndexWriter } from '../../src/main/core/log/search/index-writer';

/** Brings the full-text index of a folder up to its log, in this thread. */
export function indexAll(folder: string): void {
  const reading = connectForReading(logPath(folder));
  const { writer } = IndexWriter.open(folder, reading);
  while (writer.step().left > 0);
  writer.tidy();
  writer.close();
  reading.close();
}
