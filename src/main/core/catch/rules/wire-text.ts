/** A text as it stands on the wire: its UTF-8 bytes, one character a byte, as headers, targets and bodies are kept. */
export function toWireText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The text that the bytes stand for; what is not UTF-8 becomes U+FFFD. */
export function fromWireText(wireText: string): string {
  return Buffer.from(wireText, 'latin1').toString('utf8');
}

/** Wire text with percent-encoding undone, byte for byte; what is not an encoding stays. Never throws. */
export function decodePercent(wireText: string): string {
  if (!wireText.includes('%')) return wireText;
  return wireText.replace(/%([0-9A-Fa-f]{2})/g, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
