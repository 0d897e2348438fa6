import { createServer, METHODS } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { CaptureDraft } from '../../../../../src/shared/model/captured-request';
import { httpCorpus, mutatedRequest } from '../../../../support/http-corpus';
import { exchangeInMemory, MemorySocket } from '../../../../support/memory-socket';
import { seededRandom } from '../../../../support/seeded-random';

/** A request as both parsers can tell it. */
interface Seen {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** The requests that Node's own strict parser takes as whole, in order. */
async function nodeSees(bytes: Buffer): Promise<readonly Seen[]> {
  const seen: (Seen | undefined)[] = [];
  const server = createServer({ requireHostHeader: false, maxHeaderSize: 1024 * 1024 });
  server.maxHeadersCount = 0;
  const take = (request: IncomingMessage, response?: ServerResponse): void => {
    const parts: Buffer[] = [];
    const place = seen.push(undefined) - 1;
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('error', () => undefined);
    request.on('end', () => {
      seen[place] = { method: request.method ?? '', target: request.url ?? '', headers: request.rawHeaders, body: Buffer.concat(parts).toString('latin1') };
      response?.end();
    });
  };
  server.on('request', take).on('checkContinue', take).on('checkExpectation', take);
  server.on('connect', (request) => seen.push({ method: 'CONNECT', target: request.url ?? '', headers: request.rawHeaders, body: '' }));
  // The socket stays open for a moment, so that requests before the error come to their end.
  server.on('clientError', () => undefined);
  const socket = new MemorySocket();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  server.emit('connection', socket);
  socket.push(bytes);
  await new Promise((resolve) => setImmediate(resolve));
  socket.push(null);
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  socket.destroy();
  await closed;
  return seen.filter((request) => request !== undefined);
}

function ourView(draft: CaptureDraft): Seen {
  return { method: draft.method, target: draft.target, headers: draft.headers.flat(), body: Buffer.from(draft.body).toString('latin1') };
}

/** Where we take what Node does not: any token as a method, raw bytes above 0x7f in a target, and an HTTP/1.0 body that ends with the connection. None of them changes where a request ends. */
function differsOnPurpose(draft: CaptureDraft): boolean {
  return !METHODS.includes(draft.method) || /[^\0-\x7f]/.test(draft.target) || (draft.httpVersion === '1.0' && draft.bodyBytes > 0 && !/content-length/i.test(draft.headers.flat().join()));
}

async function compare(bytes: Buffer): Promise<void> {
  const { drafts } = await exchangeInMemory([bytes]);
  const ours = drafts.filter((draft) => draft.state === 'complete');
  if (ours.some(differsOnPurpose)) return;
  const theirs = await nodeSees(bytes);
  expect(theirs.slice(0, ours.length), JSON.stringify(bytes.toString('latin1'))).toEqual(ours.map(ourView));
}

describe('what Node’s strict parser refuses is never taken as complete, and what both take is the same', () => {
  test.each(httpCorpus)('%j', async (text) => {
    await compare(Buffer.from(text, 'latin1'));
  });

  test.each([11, 12, 13, 14])('bytes at random (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    for (let round = 0; round < 500; round += 1) await compare(mutatedRequest(random));
  });
});
