import type { Clock } from '../ports';

/** Reads the bytes [from, to) of the body with this id; undefined where there is none (any more). Less comes where the body ends before. */
export type ReadRange = (id: string, from: number, to: number) => Promise<Uint8Array | undefined>;

interface Block {
  readonly id: string;
  readonly from: number;
  readonly bytes: Uint8Array;
}

/** Read at once while a body is read range after range. */
const blockBytes = 16 * 1024 * 1024;
const keptForMs = 5_000;

/**
 * Reads ranges of bodies, and while one range follows another, more at once than was asked: the log goes through a body from its start for
 * every range. What was read ahead is let go after five seconds without a question. Bodies on record never change.
 */
export function readAhead(read: ReadRange, clock: Pick<Clock, 'timer'>): ReadRange {
  let asked: { readonly id: string; readonly to: number } | undefined;
  let block: Block | undefined;
  let stopTimer: (() => void) | undefined;

  function letGoLater(): void {
    stopTimer?.();
    stopTimer = clock.timer(keptForMs, () => {
      asked = undefined;
      block = undefined;
    });
  }

  return async (id, from, to) => {
    const follows = asked?.id === id && asked.to === from;
    asked = { id, to };
    letGoLater();
    if (block?.id === id && block.from <= from && block.from + block.bytes.length >= to) return block.bytes.slice(from - block.from, to - block.from);
    if (!follows) return read(id, from, to);
    const bytes = await read(id, from, Math.max(to, from + blockBytes));
    block = bytes === undefined ? undefined : { id, from, bytes };
    // The read itself may have taken longer than what is read is kept.
    letGoLater();
    return bytes?.slice(0, to - from);
  };
}
