import { useCallback, useEffect, type MouseEvent, type ReactNode } from 'react';
import type { ActivityRow } from '../../../shared/model/activity';
import { activity, selection, useActivity, useSelection } from './activity';
import { valuesAt } from './columns/column-values';
import { useOwnValues } from './columns/use-own-values';
import { sameDay } from './day';
import { useLook, useSeenRows } from './look/look';
import { isDrawnUnread } from './look/look-store';
import { sameEvent } from './same-event';
import { isMarked } from './selection-marks';
import { StreamFrame } from './stream-frame';
import { choosingOf } from './stream-geometry';
import { streamStep, type LeadStep } from './stream-keys';
import { StreamRow, WaitingRow } from './stream-row';
import { useHeldScroll } from './use-held-scroll';
import { useRevealed } from './use-revealed';
import { useStreamGrid, type StreamGrid } from './use-stream-grid';

/** The list itself, newest first: a few rows of it in the document, the others a height. */
export function Stream(): ReactNode {
  const total = useActivity((state) => state.total);
  const newCount = useActivity((state) => state.newCount);
  const lead = useSelection((state) => state.lead);
  const marks = useSelection((state) => state.marks);
  useActivity((state) => state.version);
  const look = useLook();
  useSeenRows();
  const frame = useStreamGrid(total);
  const { prefix, layout, first, end, openMenu } = frame;
  useHeldPlace(frame);
  useRevealed(frame, useSelection((state) => state.reveal), lineOfLead);
  useEffect(() => activity.look({ from: total - end, to: total - first }), [first, end, total]);

  const choose = useCallback((row: ActivityRow, event: MouseEvent) => {
    // The right button asks for the menu of what is selected, or of the row under it.
    if (event.button === 2 && isMarked(selection.getState().marks, row.position)) return;
    if (event.button === 0 || event.button === 2) void selection.choose(row, event.button === 2 ? 'only' : choosingOf(event));
  }, []);

  const takeStep = (step: LeadStep, topLine: number): void => {
    if (step.kind === 'toggle') selection.toggleLead();
    else void selection.move(step.rows, total - 1 - topLine, step.how);
  };

  const rows: ReactNode[] = [];
  const drawn: number[] = [];
  let active: string | undefined;
  for (let index = first; index < end; index += 1) {
    const rank = total - 1 - index;
    const row = activity.rowAt(rank);
    if (row === undefined) {
      rows.push(<WaitingRow key={rank} />);
      continue;
    }
    drawn.push(row.position);
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
  useOwnValues(layout, drawn);

  return (
    <StreamFrame
      frame={frame}
      role="grid"
      newCount={newCount}
      onFollow={() => activity.follow()}
      timeAt={(line) => activity.rowAt(total - 1 - line)?.timeMs}
      active={active}
      stepOf={streamStep}
      onStep={takeStep}
      onContextMenu={(event) => {
        if (event.target instanceof Element && event.target.closest('[role="row"][id]') !== null) openMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      {rows}
    </StreamFrame>
  );
}

function lineOfLead(): number | undefined {
  const { leadRank } = selection.getState();
  return leadRank === undefined ? undefined : activity.getState().total - 1 - leadRank;
}

/** Keeps the newest row in view while following, and the same record in place while not. */
function useHeldPlace({ grid, total, rowHeightPx, measure }: StreamGrid): void {
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
