import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { HeaderPair } from '../../../shared/model/header';
import { contentCodings, type ContentCoding } from './content-codings';
import { damagedContent, endsEarly, hasZlibHead } from './decoding-problem';

/** A body without its content codings: its very bytes where it had none. `large` is more than is undone at once; otherwise why it cannot be undone, in words that end a sentence. */
export type QuickContent = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'large' } | { readonly kind: 'unread' | 'undecodable'; readonly problem: string };

/** What is undone at once: a millisecond or two, whatever the bytes swell to. */
const quickEncodedBytes = 64 * 1024;
const quickDecodedBytes = 1024 * 1024;

/** Undoes the content codings of a small body on this thread. Never throws. */
export function quickContent(headers: readonly HeaderPair[], body: Uint8Array): QuickContent {
  const read = contentCodings(headers);
  if (!read.ok) return { kind: 'unread', problem: unknownCoding(read.unknown) };
  if (read.codings.length === 0 || body.length === 0) return { kind: 'bytes', bytes: body };
  if (body.length > quickEncodedBytes) return { kind: 'large' };
  let bytes = body;
  for (const coding of read.codings.toReversed()) {
    if (coding === 'gzip' && (bytes[0] !== 0x1f || bytes[1] !== 0x8b)) return { kind: 'undecodable', problem: damagedContent(coding, 0) };
    try {
      bytes = decoded(bytes, coding);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'large' };
      if (code === undefined) throw error;
      return { kind: 'undecodable', problem: code === 'Z_BUF_ERROR' ? endsEarly : damagedContent(coding) };
    }
  }
  return { kind: 'bytes', bytes };
}

/** Why a body with this coding is not read, in words that end a sentence. */
export function unknownCoding(name: string): string {
  return `it is compressed with “${name.slice(0, 60)}”, which cannot be undone here`;
}

function decoded(bytes: Uint8Array, coding: ContentCoding): Uint8Array {
  const options = { maxOutputLength: quickDecodedBytes };
  if (coding === 'gzip') return gunzipSync(bytes, options);
  if (coding === 'br') return brotliDecompressSync(bytes, options);
  return hasZlibHead(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
}
