/** What became of a file of requests: how many are on record now, the first of them, and why others are not, entry by entry (from 1). */
export interface ImportedFile {
  readonly imported: number;
  readonly firstPosition: number | null;
  /** At most the first 200. */
  readonly refused: readonly { readonly entry: number; readonly message: string }[];
  readonly refusedCount: number;
}

/**
 * Methods that take requests in from elsewhere. They come on record as captured requests with the problem `imported`, which says where from: they
 * were not received here.
 */
export interface ImportContract {
  /** Takes in the requests of a HAR file; `name` is the file’s. Entries that make no request are told one by one. */
  'import.har': { input: { name: string; text: string }; output: ImportedFile };
  /** Takes in the request of a pasted curl command (as bash or the Windows command prompt takes it). Nothing of it is run, and no file is read. */
  'import.curl': { input: { text: string }; output: { readonly id: string; readonly position: number } };
}
