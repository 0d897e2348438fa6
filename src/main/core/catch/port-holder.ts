import { readdir, readFile, readlink } from 'node:fs/promises';

/** A program that listens on a port. */
export interface PortHolder {
  readonly name: string;
  readonly pid: number;
}

const listening = '0A';

/** Which program listens on a TCP port of this computer, where the system tells (Linux, and only programs that may be looked at). Never throws. */
export async function portHolder(port: number): Promise<PortHolder | undefined> {
  if (process.platform !== 'linux') return undefined;
  const sockets = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const inode of listeningInodes(await readText(table), port)) sockets.add(`socket:[${inode}]`);
  }
  if (sockets.size === 0) return undefined;
  for (const entry of await list('/proc')) {
    if (!/^[0-9]+$/.test(entry)) continue;
    if (!(await holdsOneOf(entry, sockets))) continue;
    return { name: (await readText(`/proc/${entry}/comm`)).trim() || 'unknown', pid: Number(entry) };
  }
  return undefined;
}

/** Inodes of the sockets that listen on `port`, from the text of `/proc/net/tcp` or `/proc/net/tcp6` (proc(5)). */
export function listeningInodes(table: string, port: number): readonly string[] {
  const inodes: string[] = [];
  for (const line of table.split('\n').slice(1)) {
    const columns = line.trim().split(/\s+/);
    const [, local = '', , state, , , , , , inode = ''] = columns;
    if (state === listening && Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16) === port) inodes.push(inode);
  }
  return inodes;
}

async function holdsOneOf(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  for (const descriptor of await list(`/proc/${pid}/fd`)) {
    if (sockets.has(await linkTarget(`/proc/${pid}/fd/${descriptor}`))) return true;
  }
  return false;
}

// What cannot be read here belongs to another user or has just ended: it holds nothing that could be named.
async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

async function list(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function linkTarget(path: string): Promise<string> {
  return readlink(path).catch(() => '');
}
