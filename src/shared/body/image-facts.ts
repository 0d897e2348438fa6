/** A picture as its first bytes tell it. */
export interface ImageFacts {
  readonly format: 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'BMP' | 'ICO';
  readonly mediaType: string;
  /** Absent where the bytes do not say, or end too soon. The largest where there are several. */
  readonly size?: { readonly widthPx: number; readonly heightPx: number };
}

/** What kind of picture the bytes are, told by their first bytes and never by a name or a header; undefined where they are none. Never throws. */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isPng(bytes, 0)) return facts('PNG', 'image/png', pngSize(view, 0));
  if (hasBytes(bytes, 0, [0xff, 0xd8, 0xff])) return facts('JPEG', 'image/jpeg', jpegSize(view));
  if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a')) return facts('GIF', 'image/gif', gifSize(view));
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return facts('WebP', 'image/webp', webpSize(bytes, view));
  if (hasText(bytes, 0, 'BM') && bytes.length >= 26) return facts('BMP', 'image/bmp', bmpSize(view, 14));
  if (hasBytes(bytes, 0, [0, 0, 1, 0]) && bytes.length >= 22) return facts('ICO', 'image/x-icon', icoSize(bytes, view));
  return undefined;
}

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

function facts(format: ImageFacts['format'], mediaType: string, size: Size | undefined): ImageFacts {
  return size === undefined ? { format, mediaType } : { format, mediaType, size };
}

function isPng(bytes: Uint8Array, at: number): boolean {
  return hasBytes(bytes, at, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
}

function pngSize(view: DataView, at: number): Size | undefined {
  if (view.byteLength < at + 24) return undefined;
  return { widthPx: view.getUint32(at + 16), heightPx: view.getUint32(at + 20) };
}

/** The first frame header (SOF0 to SOF15 but for DHT, JPG and DAC), found by walking the segments. */
function jpegSize(view: DataView): Size | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5) };
    }
    const stands = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);
    at += stands ? 2 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The screen, or the first frame where that is larger: it is what gets drawn. */
function gifSize(view: DataView): Size | undefined {
  if (view.byteLength < 13) return undefined;
  const screen = { widthPx: view.getUint16(6, true), heightPx: view.getUint16(8, true) };
  const flags = view.getUint8(10);
  const frame = 13 + ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  if (view.byteLength < frame + 10 || view.getUint8(frame) !== 0x2c) return screen;
  return { widthPx: Math.max(screen.widthPx, view.getUint16(frame + 5, true)), heightPx: Math.max(screen.heightPx, view.getUint16(frame + 7, true)) };
}

function webpSize(bytes: Uint8Array, view: DataView): Size | undefined {
  if (view.byteLength < 30) return undefined;
  if (hasText(bytes, 12, 'VP8X')) return { widthPx: (view.getUint32(24, true) & 0xffffff) + 1, heightPx: (view.getUint32(26, true) >>> 8) + 1 };
  if (hasText(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (hasText(bytes, 12, 'VP8 ')) return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
  return undefined;
}

/** `at` is where the header that follows the file header begins; heights may be negative, which turns the rows around. */
function bmpSize(view: DataView, at: number): Size | undefined {
  if (view.byteLength < at + 12) return undefined;
  if (view.getUint32(at, true) === 12) return { widthPx: view.getUint16(at + 4, true), heightPx: view.getUint16(at + 6, true) };
  return { widthPx: Math.abs(view.getInt32(at + 4, true)), heightPx: Math.abs(view.getInt32(at + 8, true)) };
}

/** The largest of what the directory says and of what the pictures themselves say: the directory can lie. */
function icoSize(bytes: Uint8Array, view: DataView): Size | undefined {
  const count = Math.min(view.getUint16(4, true), 256);
  let widthPx = 0;
  let heightPx = 0;
  for (let index = 0; index < count && 6 + index * 16 + 16 <= view.byteLength; index += 1) {
    const entry = 6 + index * 16;
    const at = view.getUint32(entry + 12, true);
    const own = isPng(bytes, at) ? pngSize(view, at) : bmpSize(view, at);
    widthPx = Math.max(widthPx, view.getUint8(entry) || 256, own?.widthPx ?? 0);
    heightPx = Math.max(heightPx, view.getUint8(entry + 1) || 256, own?.heightPx ?? 0);
  }
  return widthPx === 0 ? undefined : { widthPx, heightPx };
}

function hasBytes(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}

function hasText(bytes: Uint8Array, at: number, wanted: string): boolean {
  for (let index = 0; index < wanted.length; index += 1) if (bytes[at + index] !== wanted.charCodeAt(index)) return false;
  return true;
}
