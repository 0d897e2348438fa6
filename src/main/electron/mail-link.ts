/** A mailto link; nothing in the texts can add a recipient or a field. */
export function mailLink(subject: string, body: string): string {
  return `mailto:?subject=${encoded(subject)}&body=${encoded(body)}`;
}

function encoded(text: string): string {
  // Half of a surrogate pair cannot be encoded.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\u{FFFD}'));
}
