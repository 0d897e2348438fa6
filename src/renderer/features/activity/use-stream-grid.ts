import { useId, useMemo, useRef, useState, type RefObject } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import type { MenuPlace } from '../../ui/context-menu';
import { useTimeForm } from '../../ui/time-form';
import { useFixedRows, type FixedRows } from '../../ui/use-fixed-rows';
import { useWidth } from '../../ui/use-width';
import { columnLayout, type ColumnLayout } from './columns/column-layout';
import { useColumns } from './columns/column-store';
import { rowHeightsPx } from './stream-geometry';

/** What the stream is drawn by, in groups or not: the lines from `first` to `end` of `total`, in these columns. */
export interface StreamGrid extends FixedRows {
  readonly grid: RefObject<HTMLDivElement | null>;
  /** How the ids of its rows begin. */
  readonly prefix: string;
  readonly total: number;
  readonly rowHeightPx: number;
  readonly layout: ColumnLayout;
  /** Where its menu is open; undefined where it is not. */
  readonly menuAt: MenuPlace | undefined;
  readonly openMenu: (at: MenuPlace | undefined) => void;
}

/** Follows the size of the stream, how far it is scrolled, and the columns that were chosen. */
export function useStreamGrid(total: number): StreamGrid {
  const grid = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const rowHeightPx = useSnapshot((snapshot) => rowHeightsPx[snapshot.workspace.settings.density]);
  const [menuAt, openMenu] = useState<MenuPlace>();
  const columns = useColumns();
  const widthPx = useWidth(grid);
  const textSize = useSnapshot((snapshot) => snapshot.workspace.settings.textSize);
  const times = useTimeForm();
  const layout = useMemo(() => columnLayout(columns, widthPx, textSize, times), [columns, widthPx, textSize, times]);
  return { grid, prefix, total, rowHeightPx, layout, menuAt, openMenu, ...useFixedRows(grid, total, rowHeightPx) };
}
