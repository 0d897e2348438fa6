/** How many bytes stand in one row of the hex view: half as many where there is no room for more. */
export type BytesPerRow = 8 | 16;

/** One row of the hex view, ready to be shown. Printable ASCII stands for itself in `text`, every other byte is a dot. */
export interface HexRow {
  readonly offset: string;
  readonly hex: string;
  readonly text: string;
}

/** Lays out at most `bytesPerRow` bytes that stand at `offset`: eight-digit offset, groups of eight bytes, text. */
export function hexRow(bytes: Uint8Array, offset: number, bytesPerRow: BytesPerRow): HexRow {
  const cells: string[] = [];
  let text = '';
  for (let index = 0; index < bytesPerRow; index += 1) {
    const byte = bytes[index];
    cells.push(byte === undefined ? '  ' : byte.toString(16).padStart(2, '0'));
    if (byte !== undefined) text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
  }
  const groups = bytesPerRow === 8 ? [cells] : [cells.slice(0, 8), cells.slice(8)];
  return { offset: offset.toString(16).padStart(8, '0'), hex: groups.map((group) => group.join(' ')).join('  '), text };
}
