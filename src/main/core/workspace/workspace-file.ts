import { randomBytes } from 'node:crypto';
import { copyFile, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';

// Windows answers these while a scanner or a sync tool holds the file; it lets go within moments.
const passingRenameErrors = new Set(['EPERM', 'EBUSY', 'EACCES']);
const renameTries = 6;

/**
 * lowdb's adapter for a file that must survive a power cut: each write goes to a temporary file of its own name, is synced, and takes
 * the old one's place by a rename; the version before is kept as `.bak`. `read` gives undefined for no file and throws for one that is not JSON.
 */
export class WorkspaceFile<T> implements Adapter<T> {
  constructor(readonly path: string) {}

  async read(): Promise<T | null> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    const value = JSON.parse(text) as T | null;
    // lowdb takes null for "no file"; a file that holds it is a broken one.
    if (value === null) throw new SyntaxError('the file holds null');
    return value;
  }

  async write(data: T): Promise<void> {
    const temporary = `${this.path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
    try {
      await writeSynced(temporary, `${JSON.stringify(data, undefined, 2)}\n`);
      await this.keepBackup();
      await renameOver(temporary, this.path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(this.path));
  }

  private async keepBackup(): Promise<void> {
    const temporary = `${this.path}.bak.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
    try {
      await copyFile(this.path, temporary);
      await sync(temporary);
    } catch (error) {
      await rm(temporary, { force: true });
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    await renameOver(temporary, `${this.path}.bak`);
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (attempt === renameTries || !passingRenameErrors.has(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt));
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for syncing, and its rename is durable without.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
