import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, type BrotliDecompress, type Gunzip, type Inflate, type InflateRaw } from 'node:zlib';
import type { ContentCoding } from './content-codings';
import { damagedContent, endsEarly, hasZlibHead } from './decoding-problem';

/** What came out. `limitReached`: decoding was stopped, there may be any amount more. `problem`: the data ended or broke, in one plain sentence. `trailingBytes`: how many follow the end of the data and are none of it. */
export interface DecodedContent {
  readonly bytes: Uint8Array;
  readonly limitReached: boolean;
  readonly problem?: string;
  readonly trailingBytes?: number;
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
    const trailingBytes = (content.trailingBytes ?? 0) + (step.trailingBytes ?? 0);
    content = { bytes: step.bytes, limitReached: content.limitReached || step.limitReached, ...(problem === undefined ? {} : { problem }), ...(trailingBytes === 0 ? {} : { trailingBytes }) };
  }
  return content;
}

/** From `singlyFrom` on the bytes are given one by one: what a decoder made of a piece before the damage in it is lost with that piece. */
function decodeStep(body: Uint8Array, coding: ContentCoding, limitBytes: number, singlyFrom = body.length): Promise<DecodedContent> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const source = Readable.from(piecesOf(body, singlyFrom), { objectMode: false });
    const decoder = decoderOf(coding, body);
    const end = (limitReached: boolean, problem?: string, trailingBytes = 0): void => {
      source.destroy();
      decoder.destroy();
      resolve({ bytes: Buffer.concat(pieces, size), limitReached, ...(problem === undefined ? {} : { problem }), ...(trailingBytes === 0 ? {} : { trailingBytes }) });
    };
    decoder.on('data', (piece: Buffer) => {
      const room = limitBytes - size;
      const kept = piece.length > room ? piece.subarray(0, room) : piece;
      pieces.push(kept);
      size += kept.length;
      if (kept.length < piece.length) end(true);
    });
    decoder.once('end', () => {
      const trailingBytes = body.length - decoder.bytesWritten;
      end(false, undefined, trailingBytes);
    });
    decoder.once('error', ({ code }: NodeJS.ErrnoException) => {
      const readBytes = decoder.bytesWritten;
      if (code === 'Z_BUF_ERROR') end(false, endsEarly);
      else if (singlyFrom < body.length) end(false, damagedContent(coding, readBytes));
      else {
        source.destroy();
        decoder.destroy();
        resolve(decodeStep(body, coding, limitBytes, readBytes));
      }
    });
    source.pipe(decoder);
  });
}

function* piecesOf(body: Uint8Array, singlyFrom: number): Generator<Uint8Array> {
  for (let at = 0; at < singlyFrom; at += pieceBytes) yield body.subarray(at, Math.min(at + pieceBytes, singlyFrom));
  for (let at = singlyFrom; at < body.length; at += 1) yield body.subarray(at, at + 1);
}

function decoderOf(coding: ContentCoding, body: Uint8Array): Gunzip | Inflate | InflateRaw | BrotliDecompress {
  const options = { chunkSize: outputPieceBytes };
  if (coding === 'gzip') return createGunzip(options);
  if (coding === 'br') return createBrotliDecompress(options);
  return hasZlibHead(body) ? createInflate(options) : createInflateRaw(options);
}
