/** The columns that every workspace has. */
export const ownColumnNames = ['direction', 'time', 'event', 'source', 'target', 'method', 'status', 'duration', 'size', 'checks'] as const;
export type OwnColumn = (typeof ownColumnNames)[number];

/** Where the values of a column come from: the record’s line itself, a header by name, or a value of the JSON body by its path. */
export type ColumnSource =
  | { readonly kind: 'own'; readonly name: OwnColumn }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'body'; readonly path: readonly string[] };

/** One column of the stream, in its place. */
export interface StreamColumn {
  /** What it shows, as written: `time`, `header[x-request-id]`, `body.claim.id`. Unique among the columns. */
  readonly column: string;
  readonly shown: boolean;
  /** Its width in CSS pixels; null for the usual one. */
  readonly widthPx: number | null;
}

/** Most columns that a workspace has. */
export const columnLimit = 40;
/** The narrowest and the widest that a column is drawn, in CSS pixels. */
export const columnWidthPx = { least: 32, most: 1_000 } as const;

/** The columns where nothing else was chosen. */
export const columnDefaults: readonly StreamColumn[] = ownColumnNames.map((column) => ({ column, shown: column !== 'method', widthPx: null }));

/** What stands behind a column as written, or why it is none, in one plain sentence. */
export type ColumnRead = { readonly ok: true; readonly source: ColumnSource } | { readonly ok: false; readonly message: string };

/** Reads a column as the query language writes fields: `header[name]` or `body.path.to.value`, where a number is a place in a list. */
export function readColumn(text: string): ColumnRead {
  const own = ownColumnNames.find((name) => name === text);
  if (own !== undefined) return { ok: true, source: { kind: 'own', name: own } };
  const header = /^header\[([^\]]*)\]$/i.exec(text)?.[1]?.trim();
  if (header !== undefined) {
    return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(header) ? { ok: true, source: { kind: 'header', name: header } } : { ok: false, message: 'Write the name of a header between the brackets, such as header[x-request-id].' };
  }
  if (/^body\./i.test(text)) {
    const path = text.slice('body.'.length).split('.');
    return path.every((name) => name !== '') ? { ok: true, source: { kind: 'body', path } } : { ok: false, message: 'Write the path of a value, such as body.claim.id.' };
  }
  return { ok: false, message: 'Write header[name] or body.path, such as header[x-request-id] or body.claim.id.' };
}

/** What a record has in a column of the user’s own. */
export type ColumnValue =
  /** The header or the value is not there, or the body is not JSON. */
  | { readonly kind: 'none' }
  /** At most the first 200 characters; `cut` where there are more. Strings as they read, everything else as it is written. */
  | { readonly kind: 'text'; readonly text: string; readonly cut: boolean }
  /** The body is too large to be read for a list. */
  | { readonly kind: 'too-large' };
