import { useCallback, useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import type { ActivityRow } from '../../../../shared/model/activity';
import type { GroupLine, RecordGroup } from '../../../../shared/model/record-group';
import { call } from '../../../host/client';
import type { MenuPlace } from '../../../ui/context-menu';
import { showToast } from '../../../ui/toast';
import { activity, selection, useSelection } from '../activity';
import { valuesAt } from '../columns/column-values';
import { useOwnValues } from '../columns/use-own-values';
import { useLook } from '../look/look';
import { isDrawnUnread } from '../look/look-store';
import { ReadProblem } from '../read-problem';
import { StreamFrame } from '../stream-frame';
import { choosingOf } from '../stream-geometry';
import type { PressedKey } from '../stream-keys';
import { StreamRow, WaitingRow } from '../stream-row';
import { useRevealed } from '../use-revealed';
import { useStreamGrid } from '../use-stream-grid';
import { groupStep, type GroupLeadStep, type GroupStep } from './group-keys';
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
  const total = useGroups((state) => state.total);
  const newCount = useGroups((state) => state.newCount);
  const lead = useGroups((state) => state.lead);
  useGroups((state) => state.version);
  const problem = useGroups((state) => state.readProblem);
  const busy = useGroups((state) => !state.loaded);
  const marks = useSelection((state) => state.marks);
  const look = useLook();
  const frame = useStreamGrid(total);
  const { prefix, layout, first, end, openMenu } = frame;
  useHeldLine(frame);
  useSeenLines(first, end);
  useOpened();
  useRevealed(frame, useGroups((state) => state.reveal), lineOfLead);
  useEffect(() => groups.look({ from: first, to: end }), [first, end]);

  const chooseRow = useCallback((row: ActivityRow, event: MouseEvent) => {
    const line = groups.lineAt(groups.lineOf({ group: '', position: row.position }) ?? -1);
    if (line !== undefined) void chooseBy(line, event, openMenu);
  }, [openMenu]);
  const chooseGroup = useCallback((group: RecordGroup, event: MouseEvent) => {
    const line = groups.lineAt(groups.lineOf({ group: group.id, position: undefined }) ?? -1);
    if (line !== undefined) void chooseBy(line, event, openMenu);
  }, [openMenu]);
  const fold = useCallback(({ id, folded }: RecordGroup) => groups.fold(id, !folded), []);

  const stepOf = (pressed: PressedKey, pageRows: number): GroupStep | undefined => {
    const line = leadLine();
    return groupStep(pressed, pageRows, line === undefined ? undefined : line.kind === 'record' ? 'record' : line.group.folded ? 'folded' : 'unfolded');
  };

  const takeStep = (step: GroupLeadStep, topLine: number): void => {
    switch (step.kind) {
      case 'move':
        void choosing.move(step.rows, topLine, step.how);
        return;
      case 'into':
        void choosing.move(1, topLine);
        return;
      case 'to-head':
        void choosing.toHead();
        return;
      case 'toggle':
        void choosing.toggleLead();
        return;
      case 'fold':
      case 'unfold': {
        const line = leadLine();
        if (line?.kind === 'group') fold(line.group);
      }
    }
  };

  const rows: ReactNode[] = [];
  const drawn: number[] = [];
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
    drawn.push(row.position);
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

  useOwnValues(layout, drawn);

  return (
    <StreamFrame
      frame={frame}
      role="treegrid"
      busy={busy}
      newCount={newCount}
      onFollow={() => groups.follow()}
      timeAt={timeAt}
      active={active}
      stepOf={stepOf}
      onStep={takeStep}
      notice={problem !== undefined && <ReadProblem problem={problem} onTryAgain={() => groups.reread()} />}
    >
      {rows}
    </StreamFrame>
  );
}

function leadLine(): GroupLine | undefined {
  const { lead } = groups.getState();
  return lead === undefined ? undefined : groups.lineAt(groups.lineOf(lead) ?? -1);
}

function lineOfLead(): number {
  return groups.getState().leadLine;
}

function timeAt(at: number): number | undefined {
  const line = groups.lineAt(at);
  return line?.kind === 'group' ? line.group.lastMs : line?.row.timeMs;
}

/** The right button asks for the menu of what is selected, or of the line under it. */
async function chooseBy(line: GroupLine, event: MouseEvent, openMenu: (at: MenuPlace) => void): Promise<void> {
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
