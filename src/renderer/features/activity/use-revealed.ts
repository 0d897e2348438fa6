import { useLayoutEffect, useRef } from 'react';
import { scrollTopFor } from '../../ui/fixed-rows';
import { headHeightPx } from './stream-geometry';
import type { StreamGrid } from './use-stream-grid';

/** Brings a line into view each time that `reveal` rises. `lineNow` says which one; undefined where it is not known. */
export function useRevealed({ grid, rowHeightPx, measure }: StreamGrid, reveal: number, lineNow: () => number | undefined): void {
  const revealed = useRef(0);
  useLayoutEffect(() => {
    const element = grid.current;
    const line = lineNow();
    if (element === null || line === undefined || reveal === revealed.current) return;
    revealed.current = reveal;
    element.scrollTop = scrollTopFor(line, { scrollTopPx: element.scrollTop, heightPx: element.clientHeight - headHeightPx, rowHeightPx });
    measure();
  }, [grid, reveal, rowHeightPx, measure, lineNow]);
}
