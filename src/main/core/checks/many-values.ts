const quote = 0x22;
const backslash = 0x5c;

/** Whether JSON text holds more values than this, told by its commas, colons and brackets outside of strings: what it takes in memory goes by them. */
export function holdsMoreValues(bytes: Uint8Array, limit: number): boolean {
  let values = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case quote:
        for (at += 1; at < bytes.length && bytes[at] !== quote; at += 1) if (bytes[at] === backslash) at += 1;
        break;
      case 0x2c: // comma
      case 0x3a: // colon
      case 0x5b: // opening bracket and brace
      case 0x7b:
        values += 1;
        if (values > limit) return true;
        break;
    }
  }
  return false;
}
