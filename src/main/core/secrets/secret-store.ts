import { join } from 'node:path';
import type { Logger, SecretBox } from '../ports';
import { headerValues, type HeaderValues } from './header-values';
import { sealedText, SecretsFile, type KeptIn, type SecretEntries, type SecretsSaved, type SigningEntry } from './secrets-file';

/** The file of the secrets within the data folder. Only its owner can read it. */
export const secretsFileName = 'secrets.json';

/** The secrets of the endpoints, kept apart from the workspace: those that sign, and the values of secret headers. Nothing here is ever logged. */
export interface SecretStore {
  /** The secrets that sign for an endpoint, the current one first; none where none is set, or where they are sealed for a keychain that is not here. */
  of(endpointId: string): readonly string[];
  /** Where secrets that are set now are kept. */
  readonly keptIn: KeptIn;
  /** Replaces the secrets that sign for an endpoint; none removes them. A failure to write is told in one line, and nothing has changed then. */
  set(endpointId: string, secrets: readonly string[]): Promise<SecretsSaved>;
  /** Drops the secrets that sign for all other endpoints for good. */
  retainEndpoints(endpointIds: readonly string[]): Promise<SecretsSaved>;
  readonly headers: HeaderValues;
}

/**
 * Opens the secrets of a data folder; `box` is the system's keychain, where there is one: what was kept without it is sealed now. A file that cannot be
 * read counts as empty, and is kept beside as it was.
 */
export async function openSecretStore(folder: string, box: SecretBox | undefined, logger: Logger): Promise<SecretStore> {
  const keptIn: KeptIn = box === undefined ? 'file' : 'keychain';
  const file = await SecretsFile.open(join(folder, secretsFileName), logger);
  if (box !== undefined) {
    const sealed = await file.change((now) => sealedEntries(now, box));
    if (!sealed.ok) logger.warn(`Secrets that stand readable in ${secretsFileName} could not be sealed: ${sealed.message}`);
  }
  const headers = headerValues(file, box);
  const opened = new Map<string, readonly string[]>();
  for (const entry of file.current.entries) {
    const secrets = openEntry(entry, box);
    if (secrets !== undefined) opened.set(entry.endpointId, secrets);
  }
  if (opened.size < file.current.entries.length) logger.warn('Some secrets are sealed for a keychain that cannot be reached from here, such as by the window: their endpoints cannot be signed for.');
  if (headers.counts.readable < headers.counts.kept) logger.warn('Some values of headers are sealed for a keychain that cannot be reached from here, such as by the window: nothing is sent to their endpoints.');

  return {
    keptIn,
    of: (endpointId) => opened.get(endpointId) ?? [],
    async set(endpointId, secrets) {
      const saved = await file.change((now) => {
        const rest = now.entries.filter((entry) => entry.endpointId !== endpointId);
        if (secrets.length === 0) return { ...now, entries: rest };
        return { ...now, entries: [...rest, { endpointId, keptIn, values: secrets.map((secret) => (box === undefined ? secret : sealedText(secret, box))) }] };
      });
      if (!saved.ok) return saved;
      if (secrets.length === 0) opened.delete(endpointId);
      else opened.set(endpointId, secrets);
      return saved;
    },
    async retainEndpoints(endpointIds) {
      const saved = await file.change((now) => {
        const entries = now.entries.filter((entry) => endpointIds.includes(entry.endpointId));
        return entries.length === now.entries.length ? now : { ...now, entries };
      });
      if (saved.ok) for (const id of opened.keys()) if (!endpointIds.includes(id)) opened.delete(id);
      return saved;
    },
    headers,
  };
}

/** The entries with those sealed that were kept where no keychain was within reach. */
function sealedEntries(now: SecretEntries, box: SecretBox): SecretEntries {
  if (![...now.entries, ...now.headers].some(({ keptIn }) => keptIn === 'file')) return now;
  return {
    entries: now.entries.map((entry) => (entry.keptIn === 'keychain' ? entry : { ...entry, keptIn: 'keychain', values: entry.values.map((value) => sealedText(value, box)) })),
    headers: now.headers.map((entry) => (entry.keptIn === 'keychain' ? entry : { ...entry, keptIn: 'keychain', value: sealedText(entry.value, box) })),
  };
}

function openEntry({ keptIn, values }: SigningEntry, box: SecretBox | undefined): readonly string[] | undefined {
  if (keptIn === 'file') return values;
  const secrets = values.map((value) => box?.open(Buffer.from(value, 'base64')));
  return secrets.every((secret) => secret !== undefined) ? secrets : undefined;
}
