import { ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject } from 'react';
import type { ActivityRow } from '../../../shared/model/activity';
import { useSnapshot } from '../../host/snapshot-store';
import { ContextMenu, type MenuPlace } from '../../ui/context-menu';
import { scrollTopFor } from '../../ui/fixed-rows';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { useFixedRows } from '../../ui/use-fixed-rows';
import { activity, selection, useActivity, useSelection } from './activity';
import { columnLayout } from './columns/column-layout';
import { useColumns } from './columns/column-store';
import { followValues, useValuesVersion, valuesAt, wantValues } from './columns/column-values';
import './columns/columns.css';
import { StreamHead } from './columns/stream-head';
import { useWidth } from '../../ui/use-width';
import { dayWords, sameDay } from './day';
import { focusDetail, focusFilter } from './focus';
import { ListState } from './list-state';
import { useLook, useSeenRows } from './look/look';
import './look/look.css';
import { isDrawnUnread } from './look/look-store';
import { sameEvent } from './same-event';
import { choosingOf, headHeightPx, menuInsetPx, rowHeightsPx, tracks } from './stream-geometry';
import { streamStep } from './stream-keys';
import { recordMenuItems } from './record-menu';
import { isMarked, markedCount } from './selection-marks';
import { StreamRow, WaitingRow } from './stream-row';
import { useHeldScroll } from './use-held-scroll';

/** The list itself, newest first: a few rows of it in the document, the others a height. */
export function Stream(): ReactNode {
  const grid = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [idle, setIdle] = useState(true);
  const rowHeightPx = useSnapshot((snapshot) => rowHeightsPx[snapshot.workspace.settings.density]);
  const total = useActivity((state) => state.total);
  const newCount = useActivity((state) => state.newCount);
  const lead = useSelection((state) => state.lead);
  const marks = useSelection((state) => state.marks);
  const [menuAt, setMenuAt] = useState<MenuPlace>();
  const version = useActivity((state) => state.version);
  const columns = useColumns();
  const widthPx = useWidth(grid);
  const textSize = useSnapshot((snapshot) => snapshot.workspace.settings.textSize);
  const layout = useMemo(() => columnLayout(columns, widthPx, textSize), [columns, widthPx, textSize]);
  useValuesVersion();
  const look = useLook();
  useSeenRows();
  const { first, end, measure } = useFixedRows(grid, total, rowHeightPx);
  useHeldPlace(grid, total, rowHeightPx, measure);

  useEffect(() => activity.look({ from: total - end, to: total - first }), [first, end, total]);

  useEffect(followValues, []);
  useEffect(() => {
    const own = layout.columns.filter(({ source }) => source.kind !== 'own').map(({ column }) => column);
    const inView = Array.from({ length: end - first }, (_, index) => activity.rowAt(total - 1 - first - index)?.position);
    wantValues(own, inView.filter((position) => position !== undefined));
  }, [layout, first, end, total, version]);

  const reveal = useSelection((state) => state.reveal);
  const revealed = useRef(0);
  useLayoutEffect(() => {
    const { leadRank: rank } = selection.getState();
    const element = grid.current;
    if (rank === undefined || element === null || reveal === revealed.current) return;
    revealed.current = reveal;
    const index = activity.getState().total - 1 - rank;
    element.scrollTop = scrollTopFor(index, { scrollTopPx: element.scrollTop, heightPx: element.clientHeight - headHeightPx, rowHeightPx });
    measure();
  }, [reveal, rowHeightPx, measure]);

  const choose = useCallback((row: ActivityRow, event: MouseEvent) => {
    // The right button asks for the menu of what is selected, or of the row under it.
    if (event.button === 2 && isMarked(selection.getState().marks, row.position)) return;
    if (event.button === 0 || event.button === 2) void selection.choose(row, event.button === 2 ? 'only' : choosingOf(event));
  }, []);

  const pressKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const element = grid.current;
    if (element === null || event.nativeEvent.isComposing) return;
    const step = streamStep(event, Math.max(1, Math.floor((element.clientHeight - headHeightPx) / rowHeightPx) - 1));
    if (step === undefined) return;
    event.preventDefault();
    switch (step.kind) {
      case 'move':
        void selection.move(step.rows, total - 1 - Math.ceil(element.scrollTop / rowHeightPx), step.how);
        return;
      case 'open':
        focusDetail();
        return;
      case 'leave':
        selection.narrow();
        return;
      case 'find':
        focusFilter();
        return;
      case 'toggle':
        selection.toggleLead();
        return;
      case 'menu':
        openMenu(element, active);
    }
  };

  const openMenu = (element: HTMLElement, row: string | undefined): void => {
    const { left, bottom } = (row === undefined ? undefined : document.getElementById(row))?.getBoundingClientRect() ?? element.getBoundingClientRect();
    if (markedCount(marks) > 0) setMenuAt({ x: left + menuInsetPx, y: Math.min(bottom, element.getBoundingClientRect().bottom), byKeys: true });
  };

  const rows: ReactNode[] = [];
  let active: string | undefined;
  for (let index = first; index < end; index += 1) {
    const rank = total - 1 - index;
    const row = activity.rowAt(rank);
    if (row === undefined) {
      rows.push(<WaitingRow key={rank} />);
      continue;
    }
    const below = activity.rowAt(rank - 1);
    const id = `${prefix}${row.position}`;
    const isLead = row.position === lead?.position;
    if (isLead) active = id;
    rows.push(
      <StreamRow
        key={rank}
        id={id}
        row={row}
        layout={layout}
        values={valuesAt(row.position)}
        place={index + 2}
        selected={isMarked(marks, row.position)}
        lead={isLead}
        unread={isDrawnUnread(look, row.position)}
        joined={below !== undefined && sameEvent(row, below)}
        endsDay={below !== undefined && !sameDay(row.timeMs, below.timeMs)}
        onChoose={choose}
      />,
    );
  }

  return (
    <div className="stream-frame">
      <ListState />
      {newCount > 0 && (
        <button className="new-pill" type="button" onClick={() => activity.follow()}>
          <Icon of={ArrowUp} size={14} />
          {formatCount(newCount)} new
        </button>
      )}
      <div
        ref={grid}
        className={idle ? 'stream is-idle' : 'stream'}
        role="grid"
        aria-label="Activity"
        aria-rowcount={total + 1}
        aria-multiselectable
        aria-colcount={layout.columns.length + 1}
        style={tracks(layout.template)}
        aria-activedescendant={active}
        tabIndex={0}
        data-part="stream"
        onKeyDown={pressKey}
        onContextMenu={(event) => {
          event.preventDefault();
          if (event.target instanceof Element && event.target.closest('[role="row"][id]') !== null) setMenuAt({ x: event.clientX, y: event.clientY });
        }}
        onFocus={() => setIdle(false)}
        onBlur={() => setIdle(true)}
      >
        <StreamHead layout={layout} day={firstDay(first, total, rowHeightPx, grid)} />
        <div className="stream-space" role="presentation" style={{ height: total * rowHeightPx }}>
          <div role="rowgroup" style={{ transform: `translateY(${first * rowHeightPx}px)` }}>
            {rows}
          </div>
        </div>
      </div>
      <ContextMenu label="Actions" at={menuAt} items={menuAt === undefined ? [] : recordMenuItems()} onClose={() => setMenuAt(undefined)} />
    </div>
  );
}

/** Keeps the newest row in view while following, and the same record in place while not. */
function useHeldPlace(grid: RefObject<HTMLDivElement | null>, total: number, rowHeightPx: number, measure: () => void): void {
  const following = useActivity((state) => state.following);
  const shifts = useActivity((state) => state.shifts);
  useHeldScroll({
    grid,
    total,
    rowHeightPx,
    following,
    shifts,
    measure,
    heldLine: () => {
      const { anchor } = activity.getState();
      return anchor === undefined ? undefined : total - 1 - anchor.rank;
    },
    scrolled: (line) => {
      const rank = line === undefined ? undefined : total - 1 - line;
      activity.scrolled(rank === undefined ? undefined : { rank, position: activity.rowAt(rank)?.position });
    },
  });
}

/** The day of the first row in view, where it is not today. */
function firstDay(first: number, total: number, rowHeightPx: number, grid: RefObject<HTMLDivElement | null>): string | undefined {
  const inView = grid.current === null ? first : Math.max(first, Math.floor(grid.current.scrollTop / rowHeightPx));
  const row = activity.rowAt(total - 1 - inView);
  const nowMs = Date.now();
  return row === undefined || sameDay(row.timeMs, nowMs) ? undefined : dayWords(row.timeMs, nowMs);
}
