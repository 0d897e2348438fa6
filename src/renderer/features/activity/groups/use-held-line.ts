import { useHeldScroll } from '../use-held-scroll';
import type { StreamGrid } from '../use-stream-grid';
import { nameOf } from './group-store';
import { groups, useGroups } from './groups';

/** Keeps the newest group in view while following, and the same line in place while not. */
export function useHeldLine({ grid, total, rowHeightPx, measure }: StreamGrid): void {
  const following = useGroups((state) => state.following);
  const shifts = useGroups((state) => state.shifts);
  useHeldScroll({ grid, total, rowHeightPx, following, shifts, measure, heldLine, scrolled });
}

function heldLine(): number | undefined {
  return groups.getState().anchor?.line;
}

function scrolled(line: number | undefined): void {
  const held = line === undefined ? undefined : groups.lineAt(line);
  groups.scrolled(line === undefined ? undefined : { line, name: held === undefined ? undefined : nameOf(held) });
}
