/** What counts as different. Kept in the workspace. */
export interface CompareOptions {
  /** False: members of an object may stand in any order. */
  readonly keyOrder: boolean;
  /** False: items of a list may stand in any order. */
  readonly listOrder: boolean;
  /** False: `1.0` and `1` are the same, as are all spellings of one decimal value. */
  readonly numberSpelling: boolean;
  /** What is left out: paths into the body such as `claim.updated_at`, `labels[*].id` and `**.request_id`, and headers as `header[date]`. */
  readonly ignore: readonly string[];
}

/** What counts until the user says otherwise. */
export const compareDefaults: CompareOptions = { keyOrder: false, listOrder: true, numberSpelling: true, ignore: [] };
