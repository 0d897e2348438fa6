import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { ContentCoding } from './content-codings';
import { damagedContent, endsEarly, hasZlibHead } from './decoding-problem';

/** What came out. `limitReached`: decoding was stopped, there may be any amount more. `problem`: the data ended or broke, in one plain sentence. */
export interface DecodedContent {
  readonly bytes: Uint8Array;
  readonly limitReached: boolean;
  readonly problem?: string;
}

const pieceBytes = 16 * 1024;
const outputPieceBytes = 64 * 1024;

/**
 * Undoes content codings, the one applied last first, off this thread. Stops at `limitBytes` in every step, so that data made to swell
 * costs no more than that. Damaged or cut data gives what could be read of it. Never throws.
 */
export async function decodeContent(body: Uint8Array, codings: readonly ContentCoding[], limitBytes: number): Promise<DecodedContent> {
  let content: DecodedContent = { bytes: body, limitReached: false };
  for (const coding of codings.toReversed()) {
    const step = await decodeStep(content.bytes, coding, limitBytes);
    const problem = content.problem ?? step.problem;
    content = { bytes: step.bytes, limitReached: content.limitReached || step.limitReached, ...(problem === undefined ? {} : { problem }) };
  }
  return content;
}

function decodeStep(body: Uint8Array, coding: ContentCoding, limitBytes: number): Promise<DecodedContent> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    let told = 0;
    const source = Readable.from(piecesOf(body), { objectMode: false });
    const decoder = decoderOf(coding, body);
    const end = (limitReached: boolean, problem?: string): void => {
      source.destroy();
      decoder.destroy();
      resolve({ bytes: Buffer.concat(pieces, size), limitReached, ...(problem === undefined ? {} : { problem }) });
    };
    source.on('data', (piece: Buffer) => {
      told += piece.length;
    });
    decoder.on('data', (piece: Buffer) => {
      const room = limitBytes - size;
      const kept = piece.length > room ? piece.subarray(0, room) : piece;
      pieces.push(kept);
      size += kept.length;
      if (kept.length < piece.length) end(true);
    });
    decoder.once('end', () => end(false));
    // What was read before the end of the data has been told by then.
    decoder.once('error', ({ code }: NodeJS.ErrnoException) => end(false, code === 'Z_BUF_ERROR' ? endsEarly : damagedContent(coding, told)));
    source.pipe(decoder);
  });
}

function* piecesOf(body: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < body.length; at += pieceBytes) yield body.subarray(at, at + pieceBytes);
}

function decoderOf(coding: ContentCoding, body: Uint8Array): Transform {
  const options = { chunkSize: outputPieceBytes };
  if (coding === 'gzip') return createGunzip(options);
  if (coding === 'br') return createBrotliDecompress(options);
  return hasZlibHead(body) ? createInflate(options) : createInflateRaw(options);
}
