import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** A list of lines of one height, and what it does when more of them come. */
export interface HeldScroll {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly total: number;
  readonly rowHeightPx: number;
  /** The newest line is kept in view. */
  readonly following: boolean;
  /** Rises where the held line got another place. */
  readonly shifts: number;
  /** Where the line stands now that was scrolled to; undefined where there is none. */
  readonly heldLine: () => number | undefined;
  /** The list was scrolled to this line; undefined for its newest end. */
  readonly scrolled: (line: number | undefined) => void;
  readonly measure: () => void;
}

/** Keeps the newest line in view while following, and the same line in place while not. */
export function useHeldScroll({ grid, total, rowHeightPx, following, shifts, heldLine, scrolled, measure }: HeldScroll): void {
  const offsetPx = useRef(0);
  // A scroll speaks of the lines that are drawn, not of those that came since.
  const drawn = useRef({ heldLine, scrolled });

  useLayoutEffect(() => {
    drawn.current = { heldLine, scrolled };
  });

  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const line = following ? undefined : drawn.current.heldLine();
    const wantedPx = line === undefined ? 0 : line * rowHeightPx + offsetPx.current;
    if (Math.abs(element.scrollTop - wantedPx) >= 1) {
      element.scrollTop = wantedPx;
      measure();
    }
  }, [grid, total, following, shifts, rowHeightPx, measure]);

  useEffect(() => {
    const element = grid.current;
    if (element === null) return undefined;
    const onScroll = (): void => {
      const topPx = element.scrollTop;
      const line = Math.floor(topPx / rowHeightPx);
      const isAtEnd = topPx < rowHeightPx / 2;
      if (!isAtEnd) offsetPx.current = topPx - line * rowHeightPx;
      drawn.current.scrolled(isAtEnd ? undefined : line);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [grid, rowHeightPx]);
}
