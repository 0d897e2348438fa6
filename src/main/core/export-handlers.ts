import { randomBytes } from 'node:crypto';
import type { ExportContract, ExportDone, ExportProgress } from '../../shared/contract/export-contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import { copyText } from '../../shared/export/copy-kind';
import type { ActivityRow } from '../../shared/model/activity';
import type { ExportOrder } from '../../shared/model/export-order';
import type { Workspace } from '../../shared/model/workspace';
import { redactionOf } from '../../shared/redaction/redact';
import { redactionRules, type RedactionRules } from '../../shared/redaction/redaction-rules';
import type { Handlers } from './dispatch';
import { ExportTally, previewOf, writeRecords } from './export/exporter';
import { receivedRecord, sentRecord, type ExportRecord } from './export/export-record';
import { fileTarget, folderTarget } from './export/export-target';
import { redactedRecord } from './export/redacted-record';
import type { ChosenRecords } from './log/chosen-records';
import type { Log } from './log/log';
import type { Clock } from './ports';
import { smallGroups } from './row-groups';
import { readChosen } from './selection-handlers';

/** The methods that write records down. */
export type ExportMethod = keyof ExportContract;

export interface ExportHandlerParts {
  readonly log: Pick<Log, 'chosenRows' | 'chosenSummary' | 'capture' | 'delivery'>;
  readonly clock: Clock;
  readonly version: string;
  workspace(): Workspace;
  /** Told of an export that goes on, often. */
  onProgress(progress: ExportProgress): void;
}

/** Handlers of exports and copies, and the one way to write an export to a path. */
export interface Exports {
  readonly handlers: Handlers<ExportMethod>;
  /** Writes an export to a path that the user chose. What is there under that name is replaced; a folder must be empty. */
  save(id: string, order: ExportOrder, path: string): Promise<Reply<ExportDone>>;
}

const pageRows = 200;
const stretchMs = 120;
const progressEveryMs = 250;
const gone = refuse('not-found', 'That record is no longer in the log.');

export function createExports({ log, clock, version, workspace, onProgress }: ExportHandlerParts): Exports {
  const running = new Map<string, { stopped: boolean }>();
  const rulesNow = (): RedactionRules => rulesOf(workspace());

  const recordOf = async ({ direction, id }: Pick<ActivityRow, 'direction' | 'id'>): Promise<ExportRecord | undefined> => {
    if (direction === 'received') {
      const capture = await log.capture(id);
      return capture === undefined ? undefined : receivedRecord(capture);
    }
    const detail = await log.delivery(id);
    return detail === undefined ? undefined : sentRecord(detail);
  };

  async function* recordsAfter(chosen: ChosenRecords, after: number): AsyncGenerator<{ readonly position: number; readonly record: ExportRecord }> {
    for (let last = after; ; ) {
      const rows = await log.chosenRows(chosen, last, pageRows);
      for (const some of smallGroups(rows)) {
        for (const [index, record] of (await Promise.all(some.map(recordOf))).entries()) {
          last = some[index]?.position ?? last;
          if (record !== undefined) yield { position: last, record };
        }
      }
      if (rows.length === 0) return;
    }
  }

  const handlers: Handlers<ExportMethod> = {
    'records.copyAs': async ({ direction, id, kind, secrets }) => {
      const record = await recordOf({ direction, id });
      if (record === undefined) return gone;
      const rules = rulesNow();
      const redaction = redactionOf(rules, secrets ? rules.rules.map((rule) => rule.id) : []);
      const { record: open, counts } = redactedRecord(record, redaction, false);
      const { request } = open;
      if (request === undefined) return refuse('conflict', direction === 'sent' ? 'Nothing was sent, so there is nothing to copy.' : 'What came is no request, so it cannot be sent again.');
      if (!request.whole) return refuse('conflict', 'Not all of this request is kept, so it cannot be sent again.');
      const text = copyText(kind, { ...request, bodyFile: `${id}.body` });
      if (text === undefined) return refuse('conflict', 'Its body is not text, so a clipboard cannot hold it. Copy it as cURL, or save the body to a file.');
      let removed = 0;
      for (const [rule, values] of counts) if (!redaction.kept.has(rule) && rule !== 'addresses') removed += values;
      return ok({ text, removed });
    },
    'export.rules': () => ok(rulesNow().rules),
    'export.count': async ({ order, after }) => {
      const read = readChosen(order.selection);
      if (!read.ok) return refuse('invalid', read.message, '/order/selection/matches/query');
      const tally = new ExportTally(order, rulesNow(), version);
      const until = clock.monotonicMs() + stretchMs;
      let last = after;
      for await (const { position, record } of recordsAfter(read.chosen, after)) {
        tally.add(record);
        last = position;
        if (clock.monotonicMs() >= until) return ok({ ...tally.result(), after: last, done: false });
      }
      return ok({ ...tally.result(), after: last, done: true });
    },
    'export.preview': async ({ order, after }) => {
      const read = readChosen(order.selection);
      if (!read.ok) return refuse('invalid', read.message, '/order/selection/matches/query');
      for await (const { position, record } of recordsAfter(read.chosen, after)) return ok(previewOf(record, position, order, rulesNow(), version, `removed-${randomBytes(12).toString('hex')}-`));
      return ok(null);
    },
    'export.stop': ({ id }) => {
      const run = running.get(id);
      if (run === undefined) return refuse('not-found', 'That export has ended.');
      run.stopped = true;
      return ok({});
    },
  };

  return {
    handlers,
    async save(id, order, path) {
      const read = readChosen(order.selection);
      if (!read.ok) return refuse('invalid', read.message, '/order/selection/matches/query');
      if (running.has(id)) return refuse('conflict', 'That export is being written already.');
      const run = { stopped: false };
      running.set(id, run);
      try {
        const target = order.format === 'bodies' ? await folderTarget(path) : await fileTarget(path);
        if (target === undefined) return refuse('conflict', `${path} is not empty. Choose an empty folder, so that nothing in it is mixed up.`);
        try {
          const total = (await log.chosenSummary(read.chosen)).records;
          let toldMs = clock.monotonicMs();
          const goOn = (written: number): boolean => {
            const nowMs = clock.monotonicMs();
            if (nowMs - toldMs >= progressEveryMs) {
              toldMs = nowMs;
              onProgress({ id, written, total });
            }
            return !run.stopped;
          };
          const exported = await writeRecords(recordsAlone(recordsAfter(read.chosen, 0)), order, rulesNow(), version, target, goOn);
          if (exported === undefined) {
            await target.discard();
            return ok({ saved: false, stopped: true, records: 0, leftOut: 0, path });
          }
          await target.finish();
          return ok({ saved: true, stopped: false, records: exported.written, leftOut: exported.leftOut, path });
        } catch (error) {
          await target.discard();
          throw error;
        }
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        return refuse('surroundings', `${path} could not be written: ${message}.`);
      } finally {
        running.delete(id);
      }
    },
  };
}

/** The redaction rules of a workspace: what always goes, the signatures of its endpoints, and the user’s list. */
export function rulesOf({ endpoints, settings }: Pick<Workspace, 'endpoints' | 'settings'>): RedactionRules {
  return redactionRules(
    settings.redaction,
    endpoints.flatMap(({ signing }) => (signing.kind === 'hmac' ? [signing.headerName] : [])),
  );
}

async function* recordsAlone(records: AsyncIterable<{ readonly record: ExportRecord }>): AsyncGenerator<ExportRecord> {
  for await (const { record } of records) yield record;
}
