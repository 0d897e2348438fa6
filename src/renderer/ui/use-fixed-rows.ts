import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { rowsInView, type RowRange } from './fixed-rows';

const overscan = 8;

/** The range to draw, and `measure` to read the scroller again at once after a script has scrolled it. */
export interface FixedRows extends RowRange {
  measure(): void;
}

/**
 * Follows a scroller and tells which of its rows of fixed height to draw.
 * A row list by measurement would walk all rows each time one arrives; with one height for all, nothing is walked.
 */
export function useFixedRows(scroller: RefObject<HTMLElement | null>, count: number, rowHeightPx: number): FixedRows {
  const [range, setRange] = useState<RowRange>({ first: 0, end: Math.min(count, overscan) });

  const measure = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const next = rowsInView({ scrollTopPx: element.scrollTop, heightPx: element.clientHeight, rowHeightPx, count, overscan });
    setRange((last) => (last.first === next.first && last.end === next.end ? last : next));
  }, [scroller, count, rowHeightPx]);

  useLayoutEffect(measure, [measure]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller, measure]);

  return { first: Math.min(range.first, count), end: Math.min(range.end, count), measure };
}
