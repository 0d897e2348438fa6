import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { nameOf } from './group-store';
import { groups, useGroups } from './groups';

/** Keeps the newest group in view while following, and the same line in place while not. */
export function useHeldLine(grid: RefObject<HTMLDivElement | null>, total: number, rowHeightPx: number, measure: () => void): void {
  const following = useGroups((state) => state.following);
  const shifts = useGroups((state) => state.shifts);
  const offsetPx = useRef(0);

  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const { anchor } = groups.getState();
    const wantedPx = following || anchor === undefined ? 0 : anchor.line * rowHeightPx + offsetPx.current;
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
      if (topPx < rowHeightPx / 2) {
        groups.scrolled(undefined);
        return;
      }
      const line = Math.floor(topPx / rowHeightPx);
      offsetPx.current = topPx - line * rowHeightPx;
      const held = groups.lineAt(line);
      groups.scrolled({ line, name: held === undefined ? undefined : nameOf(held) });
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [grid, rowHeightPx]);
}
