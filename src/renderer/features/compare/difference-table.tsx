import { UnfoldVertical } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Finding } from '../../../shared/compare/compare-headers';
import { ContextMenu, type MenuPlace } from '../../ui/context-menu';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { MenuItem } from '../../ui/menu';
import { FindingSign, findingClass, isDifference } from './finding-sign';
import { foldRows } from './fold-rows';

/** A row of two sides, ready to be drawn. */
export interface TableRow {
  readonly finding: Finding;
  readonly depth?: number;
  readonly name: ReactNode;
  readonly a: ReactNode;
  readonly b: ReactNode;
}

interface DifferenceTableProps {
  readonly label: string;
  readonly nameHead: string;
  readonly sides: { readonly a: string; readonly b: string };
  /** What a folded stretch is made of, such as "equal fields". */
  readonly equalWords: string;
  readonly findings: readonly { readonly finding: Finding; readonly depth?: number }[];
  readonly row: (index: number) => TableRow;
  readonly menu: (index: number) => readonly MenuItem[];
}

const rowsAtOnce = 300;
/** So many rows are drawn in one go; the others follow frame by frame, so that the window stays free. */
const rowsAFrame = 40;

/** Rows of two sides under their columns; equal stretches are folded, and long tables are drawn in parts. */
export function DifferenceTable({ label, nameHead, sides, equalWords, findings, row, menu }: DifferenceTableProps): ReactNode {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [limit, setLimit] = useState(rowsAtOnce);
  const [menuOf, setMenuOf] = useState<{ readonly index: number; readonly at: MenuPlace }>();
  const folded = useMemo(() => foldRows(findings, open), [findings, open]);
  const wanted = Math.min(limit, folded.length);
  const [drawn, setDrawn] = useState(rowsAFrame);
  useEffect(() => {
    if (drawn >= wanted) return undefined;
    const frame = requestAnimationFrame(() => setDrawn(Math.min(drawn + rowsAFrame, wanted)));
    return () => cancelAnimationFrame(frame);
  }, [drawn, wanted]);
  const openMenu = useCallback(
    (index: number, at: MenuPlace) => {
      if (menu(index).length > 0) setMenuOf({ index, at });
    },
    [menu],
  );
  const shown = folded.slice(0, Math.min(drawn, wanted));
  return (
    <>
      <div role="grid" aria-label={label} className="diff-table" {...(drawn < wanted ? { 'data-drawing': '' } : {})}>
        <div className="diff-row diff-head" role="row">
          <span role="columnheader">
            <span className="sr-only">Result</span>
          </span>
          <span role="columnheader">{nameHead}</span>
          <span className="truncate" role="columnheader">
            {sides.a}
          </span>
          <span className="truncate" role="columnheader">
            {sides.b}
          </span>
        </div>
        {shown.map((each) =>
          each.kind === 'fold' ? (
            <div key={`fold ${each.from}`} role="row">
              <span role="gridcell">
                <button className="diff-more" type="button" onClick={() => setOpen(new Set(open).add(each.from))}>
                  <Icon of={UnfoldVertical} size={14} />
                  {formatCount(each.count)} {equalWords}
                </button>
              </span>
            </div>
          ) : (
            <DifferenceRow key={each.index} index={each.index} rowAt={row} onMenu={openMenu} />
          ),
        )}
      </div>
      {drawn >= wanted && folded.length > limit && (
        <button className="diff-more" type="button" data-part="compare-more" onClick={() => setLimit(limit + rowsAtOnce)}>
          <Icon of={UnfoldVertical} size={14} />
          {formatCount(limit)} of {formatCount(folded.length)} rows, show more
        </button>
      )}
      <ContextMenu label="What to do with this difference" at={menuOf?.at} items={menuOf === undefined ? [] : menu(menuOf.index)} onClose={() => setMenuOf(undefined)} />
    </>
  );
}

interface DifferenceRowProps {
  readonly index: number;
  readonly rowAt: (index: number) => TableRow;
  readonly onMenu: (index: number, at: MenuPlace) => void;
}

/** Drawn anew only where the table has other rows. */
const DifferenceRow = memo(function DifferenceRow({ index, rowAt, onMenu }: DifferenceRowProps): ReactNode {
  const row = rowAt(index);
  const guides = Array.from({ length: Math.min(Math.max((row.depth ?? 0) - 1, 0), 12) }, (_, level) => <span key={level} className="tree-guide" />);
  return (
    <div
      className={findingClass(row.finding)}
      role="row"
      tabIndex={-1}
      {...(isDifference(row.finding) ? { 'data-difference': '' } : {})}
      onContextMenu={(event) => {
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        // Shift+F10 tells no place of its own.
        onMenu(index, event.clientX === 0 && event.clientY === 0 ? { x: box.left + 32, y: box.bottom, byKeys: true } : { x: event.clientX, y: event.clientY });
      }}
    >
      <span className="diff-sign" role="gridcell">
        <FindingSign finding={row.finding} />
      </span>
      <span className="truncate" role="rowheader">
        {guides}
        {row.name}
      </span>
      <span className="truncate" role="gridcell">
        {row.a}
      </span>
      <span className="truncate" role="gridcell">
        {row.b}
      </span>
    </div>
  );
});
