import { decodeBytes } from './decode-bytes';

/** How it is known in which charset a text is: `declared` by whom sent it, `mark` a byte order mark, `inside` the declaration that an XML text begins with, `guessed` from the bytes alone. */
export type CharsetSource = 'declared' | 'mark' | 'inside' | 'guessed';

/** Bytes read as text. A UTF-8 text loses no byte (see `decodeBytes`); of others `invalidBytes` counts what could not be read. */
export interface DecodedText {
  readonly text: string;
  readonly charset: string;
  readonly source: CharsetSource;
  readonly invalidBytes: number;
  /** The declared charset where it is none that can be read, so that another had to be taken. */
  readonly unknown?: string;
}

/** What a charset would be, before any text is read. */
export interface CharsetChoice {
  readonly label: string;
  readonly source: CharsetSource;
  readonly unknown?: string;
}

/** The charset of a text: what a byte order mark says, else what was declared, else what its XML declaration says (RFC 7303), else UTF-8. `declared` is any label of the Encoding standard. */
export function chooseCharset(start: Uint8Array, declared: string | undefined): CharsetChoice {
  const marked = markedCharset(start);
  if (marked !== undefined) return { label: marked, source: 'mark' };
  if (declared === undefined || declared === '') {
    const inside = knownLabel(xmlEncoding(start) ?? '');
    // A declaration that can be read byte by byte is in no UTF-16, whatever it says.
    return inside === undefined || inside.startsWith('utf-16') ? { label: 'utf-8', source: 'guessed' } : { label: inside, source: 'inside' };
  }
  const known = knownLabel(declared);
  return known === undefined ? { label: 'utf-8', source: 'guessed', unknown: declared } : { label: known, source: 'declared' };
}

/** Read in one go: characters beyond Latin-1 take the engine twenty times as long as ASCII. */
const pieceBytes = 256 * 1024;

/** Reads bytes in a charset, pausing between pieces. */
export function* decodeTextInSteps(bytes: Uint8Array, choice: CharsetChoice): Generator<void, DecodedText> {
  const { label, source, unknown } = choice;
  const pieces: string[] = [];
  let invalidBytes = 0;
  if (label === 'utf-8') {
    for (let at = 0; at < bytes.length; ) {
      const end = sequenceStart(bytes, Math.min(bytes.length, at + pieceBytes));
      const piece = decodeBytes(bytes.subarray(at, end));
      pieces.push(piece.text);
      invalidBytes += piece.invalidBytes;
      at = end;
      yield;
    }
  } else {
    const decoder = new TextDecoder(label, { ignoreBOM: true });
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: at + pieceBytes < bytes.length });
      pieces.push(piece);
      for (let found = piece.indexOf('\ufffd'); found !== -1; found = piece.indexOf('\ufffd', found + 1)) invalidBytes += 1;
      yield;
    }
  }
  return { text: pieces.join(''), charset: shownName(label), source, invalidBytes, ...(unknown === undefined ? {} : { unknown }) };
}

/** A cut that splits no UTF-8 sequence: at `at`, or up to three bytes before it. */
function sequenceStart(bytes: Uint8Array, at: number): number {
  if (at === bytes.length) return at;
  for (let back = 0; back < 4; back += 1) if (((bytes[at - back] ?? 0) & 0xc0) !== 0x80) return at - back;
  return at;
}

function markedCharset([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function xmlEncoding(start: Uint8Array): string | undefined {
  const [, encoding] = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(String.fromCharCode(...start.subarray(0, 200))) ?? [];
  return encoding;
}

function knownLabel(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function shownName(label: string): string {
  return label.startsWith('utf') || label.startsWith('iso') ? label.toUpperCase() : label;
}
