import { pathToFileURL } from 'node:url';
import { Connection } from './connection';
import { statFile } from './log-files';
import { isNotWritable } from './write-problem';

/**
 * Opens a log for reading alone. In a folder that cannot be written SQLite cannot make the index that it shares with a writer; there can be no
 * writer there either, so the file is then read as one that does not change. Throws where it cannot be read at all.
 */
export function connectForReading(path: string): Connection {
  try {
    return connectAndLook(path);
  } catch (error) {
    if (!isNotWritable(error) || (statFile(`${path}-wal`)?.size ?? 0) > 0) throw error;
    return connectAndLook(`${pathToFileURL(path).href}?immutable=1`);
  }
}

function connectAndLook(path: string): Connection {
  const connection = new Connection(path, { readOnly: true });
  try {
    connection.exec('PRAGMA cache_size = -8192; SELECT count(*) FROM sqlite_schema');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
