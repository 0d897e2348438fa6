/** What the user wants removed from exports and copies, besides what always is. Kept in the settings. */
export interface RedactionList {
  /** Header names; they compare without case. */
  readonly headers: readonly string[];
  /** Paths into JSON bodies, such as `claim.contact.**`; see `readRedactionPath`. */
  readonly bodyPaths: readonly string[];
}

/** Most entries of each kind. */
export const redactionListLimit = 100;
