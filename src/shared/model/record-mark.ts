/** The colours that a record can be given. */
export const markColours = ['red', 'amber', 'green', 'blue', 'violet'] as const;
export type MarkColour = (typeof markColours)[number];

/** Longest note on a record, in UTF-16 units. */
export const noteLength = 1_000;

/** What the user put on a record; null for none. A record with neither has no mark. */
export interface RecordMark {
  readonly colour: MarkColour | null;
  readonly note: string | null;
}
