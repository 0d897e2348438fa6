import { ArrowDown, ArrowLeftRight, ArrowUp, Copy, GitCompare } from 'lucide-react';
import { go, navigationStore } from '../../host/navigation';
import type { Action } from '../../ui/action';
import { pairStore, swapSides } from './compare-store';
import { copyDifferences, copyText } from './copy-differences';
import { goToDifference } from './next-difference';
import { seriesNow, swapSeries } from './series-store';
import { seriesText } from './series-words';

const group = 'Compare';

/** What can be done on the Compare page. */
export function compareActions(): readonly Action[] {
  const kind = (): 'pair' | 'series' | undefined => {
    const { place } = navigationStore.getState();
    return place.section === 'activity' ? place.compare?.kind : undefined;
  };
  const isOpen = (): boolean => kind() !== undefined;
  const hasResult = (): boolean => (kind() === 'pair' ? pairStore.getState().result !== undefined : kind() === 'series' && seriesNow().result !== undefined);
  const swap = (): void => (kind() === 'pair' ? swapSides() : swapSeries());
  const copy = (): void => {
    if (kind() === 'series') {
      const { a = [], b = [], result = [] } = seriesNow();
      void copyText(seriesText(result, a, b), 'the differences');
      return;
    }
    const { a, b, result } = pairStore.getState();
    if (a !== undefined && b !== undefined && result !== undefined) void copyDifferences(a, b, result);
  };
  return [
    { id: 'compare.next', label: 'Next difference', group, keys: 'N', icon: ArrowDown, available: isOpen, run: () => goToDifference(1) },
    { id: 'compare.previous', label: 'Previous difference', group, keys: 'Shift N', icon: ArrowUp, available: isOpen, run: () => goToDifference(-1) },
    { id: 'compare.series', label: 'Compare two series…', group, icon: GitCompare, run: () => go({ section: 'activity', compare: { kind: 'series' } }) },
    { id: 'compare.swap', label: 'Swap A and B', group, icon: ArrowLeftRight, available: hasResult, run: swap },
    { id: 'compare.copy', label: 'Copy the differences', group, icon: Copy, available: hasResult, run: copy },
  ];
}
