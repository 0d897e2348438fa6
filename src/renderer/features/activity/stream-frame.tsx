import { ArrowUp } from 'lucide-react';
import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { ContextMenu } from '../../ui/context-menu';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { selection } from './activity';
import './columns/columns.css';
import { StreamHead } from './columns/stream-head';
import { dayWords, sameDay } from './day';
import { focusDetail, focusFilter } from './focus';
import { ListState } from './list-state';
import './look/look.css';
import { recordMenuItems } from './record-menu';
import { markedCount } from './selection-marks';
import { headHeightPx, menuInsetPx, tracks } from './stream-geometry';
import { isFrameStep, type FrameStep, type PressedKey } from './stream-keys';
import type { StreamGrid } from './use-stream-grid';

interface StreamFrameProps<Own extends { readonly kind: string }> {
  readonly frame: StreamGrid;
  readonly role: 'grid' | 'treegrid';
  readonly busy?: boolean;
  /** What came while the list was scrolled away from the newest. */
  readonly newCount: number;
  readonly onFollow: () => void;
  /** When a line was, in epoch milliseconds; undefined where it has not come. */
  readonly timeAt: (line: number) => number | undefined;
  /** Id of the row that the keys move from, where it is drawn. */
  readonly active: string | undefined;
  /** What a key means in this stream. */
  readonly stepOf: (pressed: PressedKey, pageRows: number) => FrameStep | Own | undefined;
  /** Takes a step that does not mean the same in every stream. `topLine` is the first line that is in view as a whole. */
  readonly onStep: (step: Own, topLine: number) => void;
  /** The right button was pressed and let go. */
  readonly onContextMenu?: (event: MouseEvent) => void;
  readonly notice?: ReactNode;
  /** The rows that are drawn. */
  readonly children: ReactNode;
}

/** The stream around its rows: the head of the columns, what came above, the keys and the menu. */
export function StreamFrame<Own extends { readonly kind: string }>({ frame, role, busy, newCount, onFollow, timeAt, active, stepOf, onStep, onContextMenu, notice, children }: StreamFrameProps<Own>): ReactNode {
  const { grid, total, rowHeightPx, layout, first, menuAt, openMenu } = frame;
  const [idle, setIdle] = useState(true);

  const pressKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const element = grid.current;
    if (element === null || event.nativeEvent.isComposing) return;
    const step = stepOf(event, Math.max(1, Math.floor((element.clientHeight - headHeightPx) / rowHeightPx) - 1));
    if (step === undefined) return;
    event.preventDefault();
    if (!isFrameStep(step)) return onStep(step, Math.ceil(element.scrollTop / rowHeightPx));
    switch (step.kind) {
      case 'open':
        return focusDetail();
      case 'leave':
        return selection.narrow();
      case 'find':
        return focusFilter();
      case 'menu':
        openMenuBelow(element);
    }
  };

  const openMenuBelow = (element: HTMLElement): void => {
    const { left, bottom } = (active === undefined ? undefined : document.getElementById(active))?.getBoundingClientRect() ?? element.getBoundingClientRect();
    if (markedCount(selection.getState().marks) > 0) openMenu({ x: left + menuInsetPx, y: Math.min(bottom, element.getBoundingClientRect().bottom), byKeys: true });
  };

  return (
    <div className="stream-frame">
      <ListState />
      {notice}
      {newCount > 0 && (
        <button className="new-pill" type="button" onClick={onFollow}>
          <Icon of={ArrowUp} size={14} />
          {formatCount(newCount)} new
        </button>
      )}
      <div
        ref={grid}
        className={idle ? 'stream is-idle' : 'stream'}
        role={role}
        aria-label="Activity"
        aria-busy={busy}
        aria-rowcount={total + 1}
        aria-multiselectable
        aria-colcount={layout.columns.length + 1}
        style={tracks(layout.template)}
        aria-activedescendant={active}
        tabIndex={0}
        data-part="stream"
        data-single-keys
        onKeyDown={pressKey}
        onContextMenu={(event) => {
          event.preventDefault();
          onContextMenu?.(event);
        }}
        onFocus={() => setIdle(false)}
        onBlur={() => setIdle(true)}
      >
        <StreamHead layout={layout} day={firstDay(frame, timeAt)} />
        <div className="stream-space" role="presentation" style={{ height: total * rowHeightPx }}>
          <div role="rowgroup" style={{ transform: `translateY(${first * rowHeightPx}px)` }}>
            {children}
          </div>
        </div>
      </div>
      <ContextMenu label="Actions" at={menuAt} items={menuAt === undefined ? [] : recordMenuItems()} onClose={() => openMenu(undefined)} />
    </div>
  );
}

/** The day of the first line in view, where it is not today. */
function firstDay({ grid, first, rowHeightPx }: StreamGrid, timeAt: (line: number) => number | undefined): string | undefined {
  const timeMs = timeAt(Math.max(first, Math.floor((grid.current?.scrollTop ?? 0) / rowHeightPx)));
  const nowMs = Date.now();
  return timeMs === undefined || sameDay(timeMs, nowMs) ? undefined : dayWords(timeMs, nowMs);
}
