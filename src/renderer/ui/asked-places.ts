/** Where the rows of a list stand, counting the move that was asked for last and that the list does not show yet. */
export interface AskedPlaces {
  /** The place of a row; -1 where there is no such row. */
  placeOf(id: string): number;
  /** Asks for a row to be put at a place; `ask` tells whether it will be. */
  move(id: string, index: number, ask: () => Promise<boolean>): Promise<void>;
}

interface AskedMove {
  readonly id: string;
  readonly index: number;
  /** The list as it was then. */
  readonly before: unknown;
  answered: boolean;
}

/** Over a list that tells of its moves only a moment later: keys that come quicker than its answers count from what they asked for, so that none is lost. */
export function askedPlaces(rows: () => readonly { readonly id: string }[]): AskedPlaces {
  let asked: AskedMove | undefined;
  return {
    placeOf(id) {
      const now = rows();
      const at = now.findIndex((row) => row.id === id);
      if (asked === undefined || asked.id !== id || at < 0) return at;
      const isOver = at === asked.index || (asked.answered && now !== asked.before);
      if (isOver) asked = undefined;
      return asked?.index ?? at;
    },
    async move(id, index, ask) {
      const own: AskedMove = { id, index, before: rows(), answered: false };
      asked = own;
      own.answered = await ask();
      if (!own.answered && asked === own) asked = undefined;
    },
  };
}
