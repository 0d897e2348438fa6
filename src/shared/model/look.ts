/**
 * What of the log was looked at, by positions. Unread are the records after `readTo` up to `keptTo`, and those after `seenTo`.
 * A look begins when the stream is shown in a focused window and ends when it is not any more. While it goes on, what came before it stays
 * unread up to `keptTo`, so that it can be found, and `seenTo` is the newest record that stood on screen.
 */
export interface Look {
  readonly readTo: number;
  readonly keptTo: number;
  readonly seenTo: number;
}

/** The look of a log of which everything up to this position was read. */
export function readUpTo(position: number): Look {
  return { readTo: position, keptTo: position, seenTo: position };
}

/** A look begins, while this is the newest position of the log. */
export function lookBegun({ readTo }: Look, newest: number): Look {
  return { readTo, keptTo: Math.max(readTo, newest), seenTo: readTo };
}

/** The record at this position stood on screen during the look. */
export function lookedAt(look: Look, position: number): Look {
  return position > look.seenTo ? { ...look, seenTo: position } : look;
}

/** The look is over: what stood on screen, and everything older, was read. */
export function lookEnded({ readTo, seenTo }: Look): Look {
  return readUpTo(Math.max(readTo, seenTo));
}

/** Whether the record at this position came since the last look. */
export function isUnread({ readTo, keptTo, seenTo }: Look, position: number): boolean {
  return position > readTo && (position <= keptTo || position > seenTo);
}

/** Whether two looks leave the same records unread. */
export function sameLook(one: Look, other: Look): boolean {
  return one.readTo === other.readTo && one.keptTo === other.keptTo && one.seenTo === other.seenTo;
}
