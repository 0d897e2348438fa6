import type { BodyPlaceOnRecord, DecodedFacts, ViewingContract } from '../../shared/contract/viewing-contract';
import { decodedBytesLimit } from '../../shared/contract/viewing-contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import type { HeaderPair } from '../../shared/model/header';
import { contentCodings } from './bodies/content-codings';
import { decodeContent, type DecodedContent } from './bodies/decode-content';
import { readAhead } from './bodies/read-ahead';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';
import type { Clock } from './ports';

/** The methods that read bodies on record. */
export type ViewingMethod = keyof ViewingContract;

export interface ViewingHandlerParts {
  readonly log: Pick<Log, 'capture' | 'captureBytes' | 'delivery'>;
  readonly clock: Clock;
}

interface Decoded {
  readonly key: string;
  readonly reply: Promise<Reply<DecodedContent & { readonly facts: DecodedFacts }>>;
}

const maxBytesACall = 4 * 1024 * 1024;
const keptForMs = 60_000;
const noRecord = refuse('not-found', 'That record is no longer in the log.');

/** Handlers that read bodies. The last decoded body is kept for a minute, since it is read in ranges. */
export function createViewingHandlers({ log, clock }: ViewingHandlerParts): Handlers<ViewingMethod> {
  let last: Decoded | undefined;
  let stopTimer: (() => void) | undefined;
  const capturedBytes = readAhead((id, from, to) => log.captureBytes(id, 'body', from, to), clock);

  function decoded(body: BodyPlaceOnRecord): Decoded['reply'] {
    const key = JSON.stringify(body);
    if (last?.key !== key) last = { key, reply: decode(log, body) };
    stopTimer?.();
    stopTimer = clock.timer(keptForMs, () => {
      last = undefined;
    });
    return last.reply;
  }

  return {
    'bodies.decoded': async ({ body }) => {
      const reply = await decoded(body);
      return reply.ok ? ok(reply.value.facts) : reply;
    },
    'bodies.bytes': async ({ body, decoded: wantsDecoded, from, to }) => {
      if (to < from || to - from > maxBytesACall) return refuse('invalid', 'At most 4 MB can be read at a time.', '/to');
      if (wantsDecoded) {
        const reply = await decoded(body);
        return reply.ok ? ok(reply.value.bytes.slice(from, to)) : reply;
      }
      const bytes = body.of === 'captured' ? await capturedBytes(body.id, from, to) : (await held(log, body))?.bytes.slice(from, to);
      return bytes === undefined ? noRecord : ok(bytes);
    },
  };
}

async function decode(log: ViewingHandlerParts['log'], body: BodyPlaceOnRecord): Decoded['reply'] {
  const found = await held(log, body);
  if (found === undefined) return noRecord;
  const read = contentCodings(found.headers);
  if (!read.ok) return refuse('conflict', `“${read.unknown.slice(0, 60)}” is a coding that cannot be undone here.`);
  if (read.codings.length === 0) return refuse('conflict', 'This body has no content coding.');
  const content = await decodeContent(found.bytes, read.codings, decodedBytesLimit);
  const { bytes, limitReached, trailingBytes } = content;
  const problem = content.problem ?? (trailingBytes === undefined ? undefined : `Behind its end come ${trailingBytes.toLocaleString('en')} bytes that are none of it.`);
  const facts = { codings: read.codings, encodedBytes: found.bytes.length, decodedBytes: bytes.length, limitReached, ...(problem === undefined ? {} : { problem }) };
  return ok({ ...content, facts });
}

/** Headers and body of a record; undefined where there is none (any more). */
async function held(log: ViewingHandlerParts['log'], body: BodyPlaceOnRecord): Promise<{ readonly headers: readonly HeaderPair[]; readonly bytes: Uint8Array } | undefined> {
  if (!('attempt' in body)) {
    const capture = await log.capture(body.id);
    if (capture === undefined) return undefined;
    return body.of === 'captured' ? { headers: capture.headers, bytes: capture.body } : { headers: capture.answer.headers, bytes: capture.answer.body };
  }
  const { attempt: wanted } = body;
  const attempt = (await log.delivery(body.id))?.attempts.find(({ number }) => number === wanted);
  if (body.of === 'sent') return attempt === undefined ? undefined : { headers: attempt.request.headers, bytes: attempt.request.body };
  const answer = attempt?.outcome?.answer;
  return answer === undefined ? undefined : { headers: answer.headers, bytes: answer.body };
}
