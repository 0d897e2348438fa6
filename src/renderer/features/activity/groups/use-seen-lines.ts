import { useEffect } from 'react';
import { useStore } from 'zustand';
import { looks } from '../look/look';
import { groups, useGroups } from './groups';

/** Tells of the newest record among the lines on screen. */
export function useSeenLines(first: number, end: number): void {
  const version = useGroups((state) => state.version);
  const looking = useStore(looks, (state) => state.looking);
  useEffect(() => {
    let newest = 0;
    for (let index = first; index < end; index += 1) {
      const line = groups.lineAt(index);
      if (line !== undefined) newest = Math.max(newest, line.kind === 'group' ? line.group.newest : line.row.position);
    }
    if (newest > 0) looks.saw(newest);
  }, [first, end, version, looking]);
}
