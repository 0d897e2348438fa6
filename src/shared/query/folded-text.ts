/** A text as words are compared: without case. Both forms of the Greek sigma are one, since which of them lower case gives depends on what follows. */
export function foldedText(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ');
}
