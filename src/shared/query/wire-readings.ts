const ascii = /^[\0-\x7f]*$/;
const notAByte = /[^\0-\xff]/;
/** What stands for itself in an escaped text; `%` does not. */
const escapeAgain = /[%\x80-\xff]/g;

/** How a text that was on the wire may be read: one character a byte, and as the UTF-8 that it may have been. */
export function readingsOf(wire: string): readonly string[] {
  // What did not come over the wire may hold characters that are no byte.
  if (ascii.test(wire) || notAByte.test(wire)) return [wire];
  try {
    return [wire, decodeURIComponent(wire.replace(escapeAgain, (byte) => `%${byte.charCodeAt(0).toString(16)}`))];
  } catch (error) {
    if (error instanceof URIError) return [wire];
    throw error;
  }
}
