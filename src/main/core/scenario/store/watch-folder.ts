import { watch, type FSWatcher } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { isScenarioFileName } from './scenario-files';

/** Watches the folder of one's own scenarios. */
export interface FolderWatch {
  /** Begins, the first time; makes the folder where it is missing. Resolves once changes are heard, or cannot be. */
  start(): Promise<void>;
  close(): void;
}

// An editor writes in several steps: a moment of quiet is waited for.
const quietMs = 100;

/** Tells of files of scenarios that came, went or changed, whoever did it. `failed` is told where the folder cannot be watched. */
export function watchScenarioFolder(folder: string, changed: () => void, failed: (error: unknown) => void): FolderWatch {
  let watcher: FSWatcher | undefined;
  let starting: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  };
  const begin = async (): Promise<void> => {
    try {
      await mkdir(folder, { recursive: true });
      if (isClosed) return;
      watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === null || isScenarioFileName(name)) soon();
      });
      watcher.on('error', failed);
    } catch (error) {
      failed(error);
    }
  };
  return {
    start: () => (starting ??= begin()),
    close() {
      isClosed = true;
      clearTimeout(timer);
      watcher?.close();
    },
  };
}
