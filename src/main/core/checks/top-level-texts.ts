const quote = 0x22;
const backslash = 0x5c;
const longestText = 200;

/**
 * Finds string members of the outermost object by name, in one pass over the bytes and without building anything: for bodies too large
 * to be parsed on arrival. Takes the last of repeated names, as JSON.parse does. Expects JSON; of other bytes it finds what looks like it.
 */
export function topLevelTexts(bytes: Uint8Array, names: readonly string[]): readonly (string | undefined)[] {
  const found: (string | undefined)[] = names.map(() => undefined);
  let depth = 0;
  let key: string | undefined;
  let last: string | undefined;
  for (let at = 0; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case quote: {
        const end = closingQuote(bytes, at + 1);
        if (depth === 1) last = end - at <= longestText ? decoded(bytes.subarray(at, end + 1)) : undefined;
        at = end;
        break;
      }
      case 0x3a: // colon
        if (depth === 1) {
          key = last;
          last = undefined;
        }
        break;
      case 0x2c: // comma
        if (depth === 1) {
          keep(found, names, key, last);
          key = last = undefined;
        }
        break;
      case 0x7b: // opening brace and bracket
      case 0x5b:
        depth += 1;
        break;
      case 0x7d: // closing brace and bracket
      case 0x5d:
        if (depth === 1) keep(found, names, key, last);
        depth -= 1;
        break;
    }
  }
  return found;
}

function keep(found: (string | undefined)[], names: readonly string[], key: string | undefined, value: string | undefined): void {
  const index = key === undefined ? -1 : names.indexOf(key);
  if (index >= 0) found[index] = value;
}

/** Where the string that begins before `from` ends; the end of the bytes where it never does. */
function closingQuote(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(quote, at);
    if (at < 0) return bytes.length;
    let slashes = 0;
    while (bytes[at - 1 - slashes] === backslash) slashes += 1;
    if (slashes % 2 === 0) return at;
    at += 1;
  }
}

function decoded(token: Uint8Array): string | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token).toString('utf8'));
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
