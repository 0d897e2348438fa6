import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { workspaceVersion, type Workspace } from '../../../shared/model/workspace';
import { diskSentence } from '../disk-sentence';
import type { Ports } from '../ports';
import { firstWorkspace } from './first-workspace';
import { inCurrentFormat } from './current-format';
import { hasOpenSecrets, openedWorkspace, referencesIn, sealedWorkspace, secretValuesOf, withLossesOf, type HeaderSecrets } from './sealed-headers';
import { WorkspaceFile } from './workspace-file';

/** What is wrong with a value read from a workspace file: JSON pointer and plain sentence. Empty when it fits. */
export type WorkspaceValidation = (value: unknown) => readonly { readonly pointer: string; readonly message: string }[];

/** Result of saving. A change that could not be saved is not in force either. */
export type Saved = { readonly ok: true; readonly workspace: Workspace } | { readonly ok: false; readonly message: string };

/** The workspace in memory and on disk; both move together. */
export interface WorkspaceStore {
  current(): Workspace;
  /** Saves what `edit` makes of the current workspace, one change after the other; then tells the listeners. */
  change(edit: (workspace: Workspace) => Workspace): Promise<Saved>;
  onChange(listener: (workspace: Workspace) => void): () => void;
  /** Resolves when every change asked for so far is on disk or refused. */
  settled(): Promise<void>;
}

export interface OpenWorkspaceOptions {
  readonly folder: string;
  /** Host and port of the first workspace's endpoint and settings. */
  readonly catchHost: string;
  readonly catchPort: number;
  readonly validate: WorkspaceValidation;
  /** Keeps the values of secret headers, which do not stand in the file. */
  readonly secrets: HeaderSecrets;
  readonly ports: Ports;
}

export type WorkspaceOpened =
  | { readonly ok: true; readonly store: WorkspaceStore; readonly created: boolean; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problem: { readonly code: 'newer-version' | 'not-writable' | 'failed'; readonly message: string } };

const fileName = 'workspace.json';

/**
 * Opens the folder's workspace, or makes the first one. A file that is broken is set aside under a dated name and the last good one
 * used; a file of a newer version is refused. An existing file is never written over by an empty one. Secret values that stand in the files, as
 * they did in the first format, are moved to where secrets are kept: first there, then out of the workspace and out of its last good version.
 */
export async function openWorkspace(options: OpenWorkspaceOptions): Promise<WorkspaceOpened> {
  const path = join(options.folder, fileName);
  const notices: string[] = [];
  try {
    await mkdir(options.folder, { recursive: true });
    const read = (from: string): Promise<Found> => readGood(from, options.validate, options.secrets.value);
    const found = await read(path);
    if (found.kind === 'newer') return newerVersion(path, found.version);
    if (found.kind === 'good') return await opened(path, found.workspace, notices, options);
    if (found.kind === 'missing') {
      const backup = await read(`${path}.bak`);
      if (backup.kind !== 'good') return await created(path, notices, options);
      notices.push(`${fileName} was missing, so its last good version was taken.`);
      return await restored(path, backup.workspace, notices, options);
    }
    const aside = `${fileName}.damaged-${stamp(options.ports.clock.nowMs())}`;
    await rename(path, join(options.folder, aside));
    const backup = await read(`${path}.bak`);
    if (backup.kind === 'good') {
      notices.push(`${fileName} could not be read (${found.message}). It was set aside as ${aside}, and its last good version was taken.`);
      return await restored(path, backup.workspace, notices, options);
    }
    notices.push(`${fileName} could not be read (${found.message}). It was set aside as ${aside}, and a new workspace was made.`);
    return await created(path, notices, options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const denied = code === 'EACCES' || code === 'EROFS' || code === 'EPERM';
    return { ok: false, problem: { code: denied ? 'not-writable' : 'failed', message: `The folder ${options.folder} cannot be written (${message}). Choose another with --data.` } };
  }
}

/** A workspace as read from a folder that another process may own, without the values of secret headers; nothing is written. */
export async function readWorkspace(folder: string, validate: WorkspaceValidation): Promise<Found> {
  return readGood(join(folder, fileName), validate, () => undefined);
}

type Found =
  | { readonly kind: 'missing' }
  | { readonly kind: 'good'; readonly workspace: Workspace }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'broken'; readonly message: string };

async function readGood(path: string, validate: WorkspaceValidation, secretOf: HeaderSecrets['value']): Promise<Found> {
  let value: unknown;
  try {
    value = openedWorkspace(inCurrentFormat(await new WorkspaceFile<unknown>(path).read()), secretOf);
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'broken', message: 'it is not valid JSON' };
    throw error;
  }
  if (value === null) return { kind: 'missing' };
  if (typeof value === 'object' && 'version' in value && typeof value.version === 'number' && value.version > workspaceVersion) {
    return { kind: 'newer', version: value.version };
  }
  const [problem] = validate(value);
  if (problem !== undefined) return { kind: 'broken', message: `${problem.pointer === '' ? 'the file' : problem.pointer}: ${problem.message}` };
  return { kind: 'good', workspace: value as Workspace };
}

function newerVersion(path: string, version: number): WorkspaceOpened {
  return {
    ok: false,
    problem: { code: 'newer-version', message: `${path} has format ${version}, and this Hookbench knows ${workspaceVersion}. Install the newer Hookbench, or choose another folder.` },
  };
}

async function created(path: string, notices: readonly string[], options: OpenWorkspaceOptions): Promise<WorkspaceOpened> {
  const first = firstWorkspace(options.catchHost, options.catchPort);
  await new WorkspaceFile<unknown>(path).write(first);
  return { ok: true, store: createStore(path, first, notices.length === 0 ? new Set() : undefined, options), created: true, notices };
}

async function restored(path: string, workspace: Workspace, notices: string[], options: OpenWorkspaceOptions): Promise<WorkspaceOpened> {
  const kept = await options.secrets.keep(secretValuesOf(workspace));
  await new WorkspaceFile<unknown>(path).write(sealedWorkspace(workspace, kept.ok ? kept.references : new Map()));
  return opened(path, workspace, notices, options);
}

/** The workspace that its file holds, with no secret value left in the file or in its last good version, unless the secrets cannot be kept elsewhere. */
async function opened(path: string, workspace: Workspace, notices: string[], options: OpenWorkspaceOptions): Promise<WorkspaceOpened> {
  const { secrets } = options;
  const files = [await rawOf(path), await rawOf(`${path}.bak`)];
  if (files.some(hasOpenSecrets)) {
    const kept = await secrets.keep(secretValuesOf(workspace));
    if (kept.ok) {
      const sealed = sealedWorkspace(workspace, kept.references);
      files.push(sealed);
      // What is written over becomes the last good version, which may hold the values as well: the second time it is this one.
      for (let time = 0; time < 2; time += 1) await new WorkspaceFile<unknown>(path).write(sealed);
    } else {
      notices.push(`Values of secret headers still stand in ${fileName}. ${kept.message}`);
    }
  }
  // A file that was set aside may be mended by hand: what it refers to stays.
  const inFile = notices.length === 0 ? union(files.map(referencesIn)) : undefined;
  return { ok: true, store: createStore(path, workspace, inFile, options), created: false, notices };
}

/** What a file holds; null where there is none, or where it cannot be read: then nothing can be read of its secrets either. */
async function rawOf(path: string): Promise<unknown> {
  try {
    return await new WorkspaceFile<unknown>(path).read();
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code !== undefined) return null;
    throw error;
  }
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

/** `referred` are the references in the file and in its last good version; where it is left out, no secret is dropped in this run. */
function createStore(path: string, opening: Workspace, referred: ReadonlySet<string> | undefined, { secrets, ports }: OpenWorkspaceOptions): WorkspaceStore {
  const listeners = new Set<(workspace: Workspace) => void>();
  const database = new Low<unknown>(new WorkspaceFile<unknown>(path), null);
  let current = opening;
  let inFile = referred;
  let last: Promise<unknown> = Promise.resolve();

  const save = async (edit: (workspace: Workspace) => Workspace): Promise<Saved> => {
    const edited = edit(current);
    if (edited === current) return { ok: true, workspace: current };
    const next = withLossesOf(edited);
    const kept = await secrets.keep(secretValuesOf(next));
    if (!kept.ok) return { ok: false, message: `The change was not saved: ${kept.message}` };
    database.data = sealedWorkspace(next, kept.references);
    try {
      await database.write();
    } catch (error) {
      ports.logger.error('the workspace could not be saved', error);
      return { ok: false, message: `The change was not saved: ${diskSentence(error, 'change it again')}` };
    }
    current = next;
    if (inFile !== undefined) {
      const refersNow = referencesIn(database.data);
      // The last good version still refers to what this change let go.
      const dropped = await secrets.retain(union([inFile, refersNow]));
      if (!dropped.ok) ports.logger.warn(`A secret that is not needed any more could not be dropped: ${dropped.message}`);
      inFile = refersNow;
    }
    for (const listener of listeners) listener(current);
    return { ok: true, workspace: current };
  };

  return {
    current: () => current,
    change(edit) {
      const saved = last.then(() => save(edit));
      last = saved.catch(() => undefined);
      return saved;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settled() {
      await last;
    },
  };
}

function stamp(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '-');
}
