import type { ContentCoding } from './content-codings';

/** Said of data that was cut off. */
export const endsEarly = 'The compressed data ends before its end.';

/** Said of data that is not what its coding makes, with how many bytes were read where that is known. */
export function damagedContent(coding: ContentCoding, readBytes?: number): string {
  if (readBytes !== undefined && readBytes < 2) return `This is no ${coding} data.`;
  return readBytes === undefined ? `The ${coding} data is damaged.` : `The ${coding} data is damaged, about ${readBytes.toLocaleString('en')} bytes in.`;
}

/** Some senders leave out the zlib wrapping that RFC 9110 asks for in `deflate`. */
export function hasZlibHead(body: Uint8Array): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
