/** How far a search has come. */
export interface SearchProgress {
  readonly searched: number;
  readonly of: number;
}

/** How far a page says that its search has come; undefined where it looked at the whole log. */
export function progressOf({ searched, logTotal }: { readonly searched: number; readonly logTotal: number }): SearchProgress | undefined {
  return searched < logTotal ? { searched, of: logTotal } : undefined;
}
