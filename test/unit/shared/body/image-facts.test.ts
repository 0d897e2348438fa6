import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageFacts } from '../../../../src/shared/body/image-facts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

function ico(width: number, inner: Buffer): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(width, 6);
  head.writeUInt8(width, 7);
  head.writeUInt32LE(inner.length, 14);
  head.writeUInt32LE(22, 18);
  return Buffer.concat([head, inner]);
}

function png(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), size, Buffer.alloc(9)]);
}

test.each([
  ['PNG', png(640, 480), 640, 480],
  ['GIF', base64('R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs='), 1, 1],
  ['GIF', Buffer.concat([latin1('GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0'), Buffer.from([0x10, 0x27, 0x20, 0x4e]), Buffer.alloc(4)]), 10_000, 20_000],
  ['JPEG', latin1('\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc0\x00\x11\x08\x01\xe0\x02\x80\x03'), 640, 480],
  ['BMP', Buffer.concat([latin1('BM'), Buffer.alloc(12), Buffer.from([40, 0, 0, 0, 0x80, 2, 0, 0, 0x20, 0xfe, 0xff, 0xff, 1, 0, 24, 0])]), 640, 480],
  ['WebP', Buffer.concat([latin1('RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0'), Buffer.from([0x7f, 2, 0, 0xdf, 1, 0])]), 640, 480],
  ['WebP', base64('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='), 1, 1],
  ['ICO', ico(32, png(30_000, 30_000)), 30_000, 30_000],
  ['ICO', ico(0, Buffer.alloc(40)), 256, 256],
])('%s of its size', (format, bytes, widthPx, heightPx) => {
  expect(imageFacts(bytes)).toMatchObject({ format, size: { widthPx, heightPx } });
});

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['SVG behind a declaration', '<?xml version="1.0"?><svg/>'],
  ['text', 'BMW'],
  ['nothing', ''],
])('%s is no picture', (_name, text) => {
  expect(imageFacts(latin1(text))).toBeUndefined();
});

test('whatever follows the first bytes, it never throws', () => {
  const starts = [png(1, 1).subarray(0, 8), latin1('\xff\xd8\xff'), latin1('GIF89a'), latin1('RIFF\0\0\0\0WEBPVP8 '), latin1('BM'), latin1('\0\0\x01\0')];
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 80 }), (start, rest) => {
      const size = imageFacts(Buffer.concat([start, rest]))?.size;
      if (size !== undefined) expect(size.widthPx >= 0 && size.heightPx >= 0).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
