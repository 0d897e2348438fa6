/** A query under a name, kept in the workspace. */
export interface SavedFilter {
  readonly id: string;
  /** Unlike that of every other saved filter. */
  readonly name: string;
  /** Text of a query that can be read, as the user wrote it. */
  readonly query: string;
}
