const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ascii = /^[\0-\x7f]*$/;

/** How a text that was on the wire may be read: one character a byte, and as the UTF-8 that it may have been. */
export function readingsOf(wire: string): readonly string[] {
  if (ascii.test(wire)) return [wire];
  // What did not come over the wire may hold characters that are no byte.
  for (let at = 0; at < wire.length; at += 1) if (wire.charCodeAt(at) > 0xff) return [wire];
  try {
    return [wire, strict.decode(Buffer.from(wire, 'latin1'))];
  } catch (error) {
    if (error instanceof TypeError) return [wire];
    throw error;
  }
}
