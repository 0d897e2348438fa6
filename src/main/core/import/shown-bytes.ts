/** Bytes of a command as text for a sentence, cut where they are many. */
export function shownBytes(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString().slice(0, 100);
}
