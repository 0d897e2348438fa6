import { createHash } from 'node:crypto';
import type { ImportContract, ImportedFile } from '../../shared/contract/import-contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import type { CaptureDraft } from '../../shared/model/captured-request';
import { importedProblem } from '../../shared/model/captured-request';
import type { Checks } from './checks/checks';
import type { Handlers } from './dispatch';
import type { LateChecks } from './late-checks';
import type { ImportedRequest } from './import/imported-request';
import { readCurl } from './import/read-curl';
import { readHar } from './import/read-har';
import type { CapturePlace, Log, Written } from './log/log';
import type { Clock } from './ports';

/** The methods that take requests in from elsewhere. */
export type ImportMethod = keyof ImportContract;

export interface ImportHandlerParts {
  readonly log: Pick<Log, 'addCapture'>;
  readonly checks: Pick<Checks, 'inspect'>;
  readonly lateChecks: Pick<LateChecks, 'recorded'>;
  readonly clock: Clock;
}

const writesAtOnce = 50;
const toldRefusals = 200;

/** Handlers of imports. */
export function createImportHandlers({ log, checks, lateChecks, clock }: ImportHandlerParts): Handlers<ImportMethod> {
  const draftOf = (request: ImportedRequest, from: string): CaptureDraft => {
    const { method, target, httpVersion, headers, body } = request;
    const inspected = checks.inspect(headers, body, false);
    return {
      receivedAtMs: request.startedAtMs ?? clock.nowMs(),
      state: 'complete',
      problem: importedProblem(from),
      method,
      target,
      httpVersion,
      headers,
      trailers: [],
      body,
      bodyBytes: body.length,
      bodySha256: createHash('sha256').update(body).digest('hex'),
      truncated: false,
      raw: new Uint8Array(),
      ...inspected,
      remoteAddress: '',
      remotePort: 0,
      localAddress: request.host,
      localPort: request.port,
      secure: request.secure,
      requestNumber: 1,
      durationMs: request.durationMs ?? 0,
      answer: { status: request.answer?.status ?? 0, headers: request.answer?.headers ?? [], body: request.answer?.body ?? new Uint8Array(), delayMs: 0 },
      fromWebPage: headers.some(([name]) => /^(?:origin|sec-fetch-.*)$/i.test(name)),
    };
  };

  const add = async (draft: CaptureDraft): Promise<Written<CapturePlace>> => {
    const written = await log.addCapture(draft);
    if (written.ok) lateChecks.recorded(draft, written.value.id);
    return written;
  };

  return {
    'import.har': async ({ name, text }): Promise<Reply<ImportedFile>> => {
      const har = readHar(text);
      if (!har.ok) return refuse('invalid', har.message, '/text');
      const refused: { entry: number; message: string }[] = [];
      const drafts: CaptureDraft[] = [];
      for (const [index, read] of har.entries.entries()) {
        if (read.ok) drafts.push(draftOf(read.request, `the file ${name}`));
        else refused.push({ entry: index + 1, message: read.message });
      }
      let first: CapturePlace | undefined;
      for (let from = 0; from < drafts.length; from += writesAtOnce) {
        for (const written of await Promise.all(drafts.slice(from, from + writesAtOnce).map(add))) {
          if (!written.ok) return refuse('surroundings', `Not all of it could be written: ${written.problem.message}`);
          first ??= written.value;
        }
      }
      return ok({ imported: drafts.length, firstPosition: first?.position ?? null, refused: refused.slice(0, toldRefusals), refusedCount: refused.length });
    },
    'import.curl': async ({ text }) => {
      const read = readCurl(text);
      if (!read.ok) return refuse('invalid', read.message, '/text');
      const written = await add(draftOf(read.request, 'a pasted curl command'));
      return written.ok ? ok({ id: written.value.id, position: written.value.position }) : refuse('surroundings', written.problem.message);
    },
  };
}
