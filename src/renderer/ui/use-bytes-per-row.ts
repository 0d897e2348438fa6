import { useLayoutEffect, useState, type RefObject } from 'react';
import type { BytesPerRow } from './hex-rows';

/** 16 bytes a row where the element is `wideEm` of its own text size wide, else 8. */
export function useBytesPerRow(room: RefObject<HTMLElement | null>, wideEm: number): BytesPerRow {
  const [isWide, setIsWide] = useState(true);
  useLayoutEffect(() => {
    const element = room.current;
    if (element === null) return undefined;
    const measure = (): void => setIsWide(element.clientWidth >= wideEm * Number.parseFloat(getComputedStyle(element).fontSize));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [room, wideEm]);
  return isWide ? 16 : 8;
}
