import type { CapturedRequest } from '../../shared/model/captured-request';
import type { ExportFormat } from '../../shared/model/export-order';
import { redactionRules, type RedactionRules } from '../../shared/redaction/redaction-rules';
import type { Query } from '../../shared/query/query';
import { writeRecords, type ExportedRecords } from './export/exporter';
import { receivedRecord, type ExportRecord } from './export/export-record';
import { fileTarget, folderTarget, streamTarget, type ExportTarget } from './export/export-target';
import { rulesOf } from './export-handlers';
import type { Reader } from './reader';
import { validateWorkspace } from './validation/workspace-validation';
import { readWorkspace } from './workspace/open-workspace';
import { version } from './version';

/** An export of a folder’s captured requests without opening its workspace for writing. */
export interface FolderExport {
  readonly query: Query;
  readonly format: ExportFormat;
  /** Ids of redaction rules that are not applied. */
  readonly keep: readonly string[];
}

/** The redaction rules of a folder’s workspace; those that always hold where it has none. Or why its list cannot be read. */
export async function folderRules(folder: string): Promise<{ readonly ok: true; readonly rules: RedactionRules } | { readonly ok: false; readonly message: string }> {
  const found = await readWorkspace(folder, validateWorkspace);
  if (found.kind === 'good') return { ok: true, rules: rulesOf(found.workspace) };
  if (found.kind === 'missing') return { ok: true, rules: redactionRules({ headers: [], bodyPaths: [] }, []) };
  return { ok: false, message: `The workspace of ${folder} cannot be read, so what is to be removed is not known.` };
}

/**
 * Writes the captured requests of a query, oldest first. Memory holds a few of them at a time. What the target throws is thrown. `goOn` is
 * asked between records; after false the answer is undefined, and what was written is for the caller to discard.
 */
export function exportCaptures(reader: Reader, { query, ...manner }: FolderExport, rules: RedactionRules, target: ExportTarget, goOn: () => boolean): Promise<ExportedRecords | undefined> {
  return writeRecords(capturesOf(reader, query), { ...manner, leaveOutUnread: false }, rules, version, target, goOn);
}

const pageCaptures = 16;

async function* capturesOf(reader: Reader, query: Query): AsyncGenerator<ExportRecord> {
  for (let after = 0; ; ) {
    const page: readonly CapturedRequest[] = await reader.log.captures(query, after, pageCaptures);
    for (const capture of page) yield receivedRecord(capture);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

export { fileTarget, folderTarget, streamTarget };
export type { ExportTarget };
