/** A stretch of a text, as offsets in UTF-16 units. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
}

const mostPlaces = 1000;

/** Where the words stand in the text, without case, in order and without overlap; at most 1,000. */
export function findInText(text: string, words: string): readonly TextPlace[] {
  const places: TextPlace[] = [];
  if (words === '') return places;
  const wanted = new RegExp(words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu');
  for (const match of text.matchAll(wanted)) {
    places.push({ start: match.index, end: match.index + match[0].length });
    if (places.length === mostPlaces) break;
  }
  return places;
}
