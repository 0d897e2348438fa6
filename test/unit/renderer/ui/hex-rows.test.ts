import { expect, it } from 'vitest';
import { hexRow } from '../../../../src/renderer/ui/hex-rows';

it('lays out sixteen bytes in two groups with their text', () => {
  expect(hexRow(new TextEncoder().encode('{"claim":{"id":4'), 0, 16)).toEqual({
    offset: '00000000',
    hex: '7b 22 63 6c 61 69 6d 22  3a 7b 22 69 64 22 3a 34',
    text: '{"claim":{"id":4',
  });
});

it('keeps the columns of a short last row, and shows what is not ASCII as dots', () => {
  const row = hexRow(Uint8Array.of(0x00, 0xe2, 0x41), 0x1f0, 16);
  expect(row.offset).toBe('000001f0');
  expect(row.hex).toHaveLength(16 * 3);
  expect(row.hex.startsWith('00 e2 41   ')).toBe(true);
  expect(row.text).toBe('..A');
});

it('lays out eight bytes in one group where there is less room', () => {
  expect(hexRow(new TextEncoder().encode('{"claim"'), 8, 8)).toEqual({ offset: '00000008', hex: '7b 22 63 6c 61 69 6d 22', text: '{"claim"' });
});
