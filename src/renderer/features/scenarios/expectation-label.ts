const mostCharacters = 14;

/** A few words for an expectation: the verb of the event that it is about, where it names one. */
export function expectationLabel(title: string): string {
  // A path into the body has dots as well.
  const [whole, verb] = /(?<![.\w])(?!body\.)[a-z]+\.([a-z_]+|\*)(?![.\w])/.exec(title) ?? [];
  const words = (verb === '*' ? whole : verb) ?? title;
  return words.length > mostCharacters ? `${words.slice(0, mostCharacters - 1)}…` : words;
}
