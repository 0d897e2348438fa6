import { ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { ActivityRow } from '../../../../shared/model/activity';
import type { RecordGroup } from '../../../../shared/model/record-group';
import { useSnapshot } from '../../../host/snapshot-store';
import { ContextMenu, type MenuPlace } from '../../../ui/context-menu';
import { scrollTopFor } from '../../../ui/fixed-rows';
import { formatCount } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { showToast } from '../../../ui/toast';
import { useFixedRows } from '../../../ui/use-fixed-rows';
import { call } from '../../../host/client';
import { activity, selection, useSelection } from '../activity';
import { columnLayout } from '../columns/column-layout';
import { useColumns } from '../columns/column-store';
import { followValues, useValuesVersion, valuesAt, wantValues } from '../columns/column-values';
import '../columns/columns.css';
import { StreamHead } from '../columns/stream-head';
import { useWidth } from '../../../ui/use-width';
import { dayWords, sameDay } from '../day';
import { focusDetail, focusFilter } from '../focus';
import { ListState } from '../list-state';
import { useLook } from '../look/look';
import '../look/look.css';
import { isDrawnUnread } from '../look/look-store';
import { recordMenuItems } from '../record-menu';
import { choosingOf, headHeightPx, menuInsetPx, rowHeightsPx, tracks } from '../stream-geometry';
import { markedCount } from '../selection-marks';
import { StreamRow, WaitingRow } from '../stream-row';
import { groupStep } from './group-keys';
import { GroupRow } from './group-row';
import { createGroupSelection } from './group-selection';
import { nameOf } from './group-store';
import { groups, useGroups } from './groups';
import './groups.css';
import { useHeldLine } from './use-held-line';
import { useSeenLines } from './use-seen-lines';

const choosing = createGroupSelection(groups, selection, {
  filter: () => activity.getState().filter,
  rows: (chosen, after, limit) => call('selection.rows', { selection: chosen, after, limit }),
  refuse: (title) => showToast({ title, tone: 'fail' }),
});

/** The stream in groups: a few lines of it in the document, the others a height. */
export function GroupedStream(): ReactNode {
  const grid = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [idle, setIdle] = useState(true);
  const rowHeightPx = useSnapshot((snapshot) => rowHeightsPx[snapshot.workspace.settings.density]);
  const total = useGroups((state) => state.total);
  const newCount = useGroups((state) => state.newCount);
  const lead = useGroups((state) => state.lead);
  const version = useGroups((state) => state.version);
  const problem = useGroups((state) => state.readProblem);
  const busy = useGroups((state) => !state.loaded);
  const marks = useSelection((state) => state.marks);
  const [menuAt, setMenuAt] = useState<MenuPlace>();
  const columns = useColumns();
  const widthPx = useWidth(grid);
  const textSize = useSnapshot((snapshot) => snapshot.workspace.settings.textSize);
  const layout = useMemo(() => columnLayout(columns, widthPx, textSize), [columns, widthPx, textSize]);
  useValuesVersion();
  const look = useLook();
  const { first, end, measure } = useFixedRows(grid, total, rowHeightPx);
  useHeldLine(grid, total, rowHeightPx, measure);
  useSeenLines(first, end);
  useOpened();

  useEffect(() => groups.look({ from: first, to: end }), [first, end]);
  useEffect(followValues, []);
  useEffect(() => {
    const own = layout.columns.filter(({ source }) => source.kind !== 'own').map(({ column }) => column);
    wantValues(own, linesBetween(first, end).flatMap((line) => (line?.kind === 'record' ? [line.row.position] : [])));
  }, [layout, first, end, version]);

  const reveal = useGroups((state) => state.reveal);
  const revealed = useRef(0);
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null || reveal === revealed.current) return;
    revealed.current = reveal;
    element.scrollTop = scrollTopFor(groups.getState().leadLine, { scrollTopPx: element.scrollTop, heightPx: element.clientHeight - headHeightPx, rowHeightPx });
    measure();
  }, [reveal, rowHeightPx, measure]);

  const openMenu = (element: HTMLElement): void => {
    const { left, bottom } = (active === undefined ? undefined : document.getElementById(active))?.getBoundingClientRect() ?? element.getBoundingClientRect();
    if (markedCount(marks) > 0) setMenuAt({ x: left + menuInsetPx, y: Math.min(bottom, element.getBoundingClientRect().bottom), byKeys: true });
  };

  const chooseRow = useCallback((row: ActivityRow, event: MouseEvent) => {
    const line = groups.lineAt(groups.lineOf({ group: '', position: row.position }) ?? -1);
    if (line !== undefined) void chooseBy(line, event, setMenuAt);
  }, []);
  const chooseGroup = useCallback((group: RecordGroup, event: MouseEvent) => {
    const line = groups.lineAt(groups.lineOf({ group: group.id, position: undefined }) ?? -1);
    if (line !== undefined) void chooseBy(line, event, setMenuAt);
  }, []);
  const fold = useCallback(({ id, folded }: RecordGroup) => groups.fold(id, !folded), []);

  const pressKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const element = grid.current;
    if (element === null || event.nativeEvent.isComposing) return;
    const leadLine = lead === undefined ? undefined : groups.lineAt(groups.lineOf(lead) ?? -1);
    const kind = leadLine === undefined ? undefined : leadLine.kind === 'record' ? 'record' : leadLine.group.folded ? 'folded' : 'unfolded';
    const step = groupStep(event, Math.max(1, Math.floor((element.clientHeight - headHeightPx) / rowHeightPx) - 1), kind);
    if (step === undefined) return;
    event.preventDefault();
    const fallback = Math.ceil(element.scrollTop / rowHeightPx);
    switch (step.kind) {
      case 'move':
        void choosing.move(step.rows, fallback, step.how);
        return;
      case 'into':
        void choosing.move(1, fallback);
        return;
      case 'to-head':
        void choosing.toHead();
        return;
      case 'fold':
      case 'unfold':
        if (leadLine?.kind === 'group') fold(leadLine.group);
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
        void choosing.toggleLead();
        return;
      case 'menu':
        openMenu(element);
    }
  };

  const rows: ReactNode[] = [];
  let active: string | undefined;
  for (let index = first; index < end; index += 1) {
    const line = groups.lineAt(index);
    if (line === undefined) {
      rows.push(<WaitingRow key={index} />);
      continue;
    }
    const name = nameOf(line);
    const isLead = lead !== undefined && name.position === lead.position && (name.position !== undefined || name.group === lead.group);
    const id = `${prefix}${index}`;
    if (isLead) active = id;
    const shared = { id, selected: choosing.isChosen(marks, line), lead: isLead } as const;
    if (line.kind === 'group') {
      const unread = isDrawnUnread(look, line.group.newest);
      rows.push(<GroupRow key={index} {...shared} group={line.group} place={line.place} of={line.of} line={index + 2} columns={layout.columns.length} showsMs={layout.showsMs} unread={unread} onChoose={chooseGroup} onFold={fold} />);
      continue;
    }
    const { row, alone, place, of } = line;
    rows.push(
      <StreamRow
        key={index}
        {...shared}
        row={row}
        layout={layout}
        values={valuesAt(row.position)}
        place={index + 2}
        unread={isDrawnUnread(look, row.position)}
        joined={!alone && place < of}
        endsDay={false}
        level={alone ? 1 : 2}
        member={place}
        members={of}
        onChoose={chooseRow}
      />,
    );
  }

  return (
    <div className="stream-frame">
      <ListState />
      {problem !== undefined && (
        <p className="stream-end" role="status">
          {problem}{' '}
          <button className="link-btn" type="button" onClick={() => groups.reread()}>
            Try again
          </button>
        </p>
      )}
      {newCount > 0 && (
        <button className="new-pill" type="button" onClick={() => groups.follow()}>
          <Icon of={ArrowUp} size={14} />
          {formatCount(newCount)} new
        </button>
      )}
      <div
        ref={grid}
        className={idle ? 'stream is-idle' : 'stream'}
        role="treegrid"
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
        onContextMenu={(event) => event.preventDefault()}
        onFocus={() => setIdle(false)}
        onBlur={() => setIdle(true)}
      >
        <StreamHead layout={layout} day={firstDay(first, rowHeightPx, grid.current?.scrollTop)} />
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

function linesBetween(first: number, end: number): readonly ReturnType<typeof groups.lineAt>[] {
  return Array.from({ length: end - first }, (_, at) => groups.lineAt(first + at));
}

/** The right button asks for the menu of what is selected, or of the line under it. */
async function chooseBy(line: NonNullable<ReturnType<typeof groups.lineAt>>, event: MouseEvent, openMenu: (at: MenuPlace) => void): Promise<void> {
  const { button, clientX: x, clientY: y } = event;
  if (button === 0) return choosing.choose(line, choosingOf(event));
  if (button !== 2) return;
  if (!choosing.isChosen(selection.getState().marks, line)) await choosing.choose(line);
  openMenu({ x, y });
}

/** A record that was opened from elsewhere becomes the lead, or the head of its group where that is folded. */
function useOpened(): void {
  const reveal = useSelection((state) => state.reveal);
  const seen = useRef(selection.getState().reveal);
  useEffect(() => {
    if (seen.current === reveal) return;
    seen.current = reveal;
    const position = selection.getState().lead?.position;
    if (position !== undefined) void showRecord(position);
  }, [reveal]);
}

async function showRecord(position: number): Promise<void> {
  const at = await groups.locate({ group: 'none', position });
  const line = at === undefined ? undefined : (await groups.read({ from: at, to: at + 1 }))?.lines[0];
  if (line !== undefined && selection.getState().lead?.position === position) groups.lead(nameOf(line), at);
}

/** The day of the first line in view, where it is not today. */
function firstDay(first: number, rowHeightPx: number, scrollTopPx = 0): string | undefined {
  const line = groups.lineAt(Math.max(first, Math.floor(scrollTopPx / rowHeightPx)));
  const timeMs = line?.kind === 'group' ? line.group.lastMs : line?.row.timeMs;
  const nowMs = Date.now();
  return timeMs === undefined || sameDay(timeMs, nowMs) ? undefined : dayWords(timeMs, nowMs);
}
