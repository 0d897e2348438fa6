/** Values that a scenario's text names as `${name}`. */
export interface Names {
  /** The value; undefined where nothing has this name. */
  value(name: string): string | undefined;
  /** The names that there are, to suggest one. */
  known(): readonly string[];
}

/** A text with its names filled in, or the first name that means nothing. */
export type Filled = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly name: string };

const named = /\$\{([^}]*)\}/g;

/** Fills in each `${name}`; `$${` stands for `${` itself. */
export function fillIn(text: string, names: Names): Filled {
  if (!text.includes('${')) return { ok: true, text };
  let missing: string | undefined;
  const pieces = text.split('$${').map((piece) =>
    piece.replaceAll(named, (_whole, name: string) => {
      const value = names.value(name.trim());
      if (value === undefined) missing ??= name.trim();
      return value ?? '';
    }),
  );
  return missing === undefined ? { ok: true, text: pieces.join('${') } : { ok: false, name: missing };
}

/** True where the text is one name and nothing else, so that its value may be a number. */
export function isOneName(text: string): boolean {
  return /^\$\{[^}]*\}$/.test(text.trim());
}

/** These values, and behind them those of `outer`. */
export function namesWith(values: ReadonlyMap<string, string>, outer?: Names): Names {
  return {
    value: (name) => values.get(name) ?? outer?.value(name),
    known: () => [...values.keys(), ...(outer?.known() ?? [])],
  };
}
