/** The nearest place at or before this one, in UTF-16 units, that does not lie within a character of two units. */
export function placeBetween(text: string, at: number): number {
  const isWithin = isHalf(text.charCodeAt(at), 0xdc00) && isHalf(text.charCodeAt(at - 1), 0xd800);
  return at > 0 && isWithin ? at - 1 : at;
}

/** The beginning of a text, at most so many UTF-16 units, no character cut through. */
export function startOf(text: string, units: number): string {
  return text.length <= units ? text : text.slice(0, placeBetween(text, units));
}

function isHalf(unit: number, first: number): boolean {
  return unit >= first && unit < first + 0x400;
}
