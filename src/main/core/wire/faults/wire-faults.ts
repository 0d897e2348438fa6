import { gzipSync } from 'node:zlib';
import type { FaultInfo } from '../../../../shared/model/fault';
import type { HeaderPair } from '../../../../shared/model/header';
import type { Fault, FaultEffect } from './fault';
import { countOf, msOf, textOf } from './fault';

const chunkBytes = 1_024;
// curl waits this long for the interim answer and then sends the body all the same.
const awaitContinueMs = 1_000;

/** Faults of how the request is framed and how its bytes leave. */
export const wireFaults: readonly Fault[] = [
  {
    info: {
      ...wireInfo('content-type-wrong', 'Wrong Content-Type', 'text/plain', 'Calls the JSON body by another type.', ['Answers 415 or 400, or reads it as JSON', 'Does not act on an empty body that its framework made of it']),
      value: { kind: 'text', label: 'Type', standard: 'text/plain' },
    },
    effect: (value) => contentType([textOf(value)]),
  },
  {
    info: wireInfo('content-type-missing', 'No Content-Type', 'left out', 'Leaves the Content-Type header out.', ['Answers 415 or 400, or reads it as JSON', 'Does not act on an empty body that its framework made of it']),
    effect: () => contentType([]),
  },
  {
    info: wireInfo('gzip', 'Gzip', 'body compressed', 'Compresses the body and says so in Content-Encoding. A signature is over the body before that.', [
      'Unpacks it and answers with 200, or answers 415',
      'Limits the size after unpacking',
    ]),
    effect: () => ({
      stage: 'coding',
      change: (request) => ({ ...request, headers: [...request.headers, ['Content-Encoding', 'gzip']], body: Uint8Array.from(gzipSync(request.body)) }),
    }),
  },
  {
    info: wireInfo('chunked', 'Chunked', 'no Content-Length', 'Sends the body in chunks of 1 KB instead of telling its length.', ['Answers with 200', 'Reads the same body as with Content-Length']),
    effect: () => ({
      stage: 'coding',
      change: (request) => ({ headers: [...request.headers, ['Transfer-Encoding', 'chunked']], body: inChunks(request.body), chunked: true }),
    }),
  },
  {
    info: wireInfo('expect', 'Expect', '100-continue', 'Sends the head alone and waits up to a second for “100 Continue” before the body follows.', [
      'Answers 100 and reads the body, or answers at once',
      'Does not wait for a body that was never promised',
    ]),
    effect: () => ({ stage: 'manner', change: (manner) => ({ ...manner, awaitContinueMs }) }),
  },
  {
    info: {
      ...wireInfo('byte-by-byte', 'Byte by byte', '20 ms apart', 'Sends the body one byte at a time.', ['Waits for all of it and answers with 200', 'Gives up after a time of its own where it takes too long', 'Serves others meanwhile']),
      value: { kind: 'time', label: 'Apart', leastMs: 1, mostMs: 60_000, standardMs: 20 },
    },
    effect: (value) => {
      const byteGapMs = msOf(value);
      return { stage: 'manner', change: (manner) => ({ ...manner, byteGapMs }) };
    },
  },
  {
    info: {
      ...wireInfo('reset-in-body', 'Reset in the body', 'after half of it', 'Breaks the connection off when this part of the body, in percent, has left.', ['Acts on no part of it', 'Takes the whole event when it comes again']),
      value: { kind: 'count', label: 'Percent', least: 0, most: 99, standard: 50 },
    },
    effect: (value) => {
      const part = countOf(value) / 100;
      return { stage: 'manner', change: (manner, bodyBytes) => ({ ...manner, resetAfterBytes: Math.floor(bodyBytes * part) }) };
    },
  },
];

function wireInfo(name: string, title: string, short: string, does: string, goodReceiver: readonly string[]): FaultInfo {
  return { name, group: 'On the wire', title, short, does, goodReceiver, value: { kind: 'none' } };
}

function contentType(values: readonly string[]): FaultEffect {
  return {
    stage: 'headers',
    change: (headers) => headers.flatMap((header): readonly HeaderPair[] => (header[0] === 'Content-Type' ? values.map((value) => ['Content-Type', value]) : [header])),
  };
}

function inChunks(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.byteLength; at += chunkBytes) {
    const chunk = body.subarray(at, at + chunkBytes);
    parts.push(Buffer.from(`${chunk.byteLength.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Uint8Array.from(Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]));
}
