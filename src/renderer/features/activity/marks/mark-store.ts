import { createStore } from 'zustand/vanilla';
import type { MarkColour, RecordMark } from '../../../../shared/model/record-mark';
import { call } from '../../../host/client';
import { counted } from '../../../ui/format';
import { showToast } from '../../../ui/toast';
import { selection } from '../activity';
import type { Marks } from '../selection-marks';
import { chosenPages } from '../selection-work';

interface MarkState {
  /** What was selected when the marks were asked for; undefined while they are not. */
  readonly marks: Marks | undefined;
}

/** The records that are being given a colour and a note. */
export const markStore = createStore<MarkState>(() => ({ marks: undefined }));

export function askMark(): void {
  markStore.setState({ marks: selection.getState().marks });
}

export function endMark(): void {
  markStore.setState({ marks: undefined });
}

/** What the chosen records have in common; undefined for what differs among the first of them. */
export interface CommonMark {
  readonly colour: MarkColour | null | undefined;
  readonly note: string | null | undefined;
}

export async function commonMark(marks: Marks): Promise<CommonMark> {
  const found: RecordMark[] = [];
  for await (const rows of chosenPages(marks)) {
    found.push(...rows.map(({ mark }) => mark ?? { colour: null, note: null }));
    break;
  }
  const same = <K extends keyof RecordMark>(key: K): RecordMark[K] | undefined => (found.every((mark) => mark[key] === found[0]?.[key]) ? found[0]?.[key] : undefined);
  return { colour: same('colour'), note: same('note') };
}

const mostAtOnce = 10_000;

/** Gives every chosen record what was changed, and offers to take it back where they are several. */
export async function markChosen(marks: Marks, change: Partial<RecordMark>): Promise<void> {
  const before = new Map<string, { readonly mark: RecordMark; readonly positions: number[] }>();
  let count = 0;
  for await (const rows of chosenPages(marks)) {
    for (const { position, mark = { colour: null, note: null } } of rows) {
      const key = JSON.stringify([mark.colour, mark.note]);
      const group = before.get(key) ?? { mark, positions: [] };
      group.positions.push(position);
      before.set(key, group);
      count += 1;
    }
  }
  const groups = [...before.values()];
  if (!(await markAll(groups.flatMap(({ positions }) => positions), change)) || count < 2) return;
  const undo = async (): Promise<void> => {
    for (const { mark, positions } of groups) if (!(await markAll(positions, mark))) return;
  };
  showToast({ title: `Marked ${counted(count, 'record')}`, action: { label: 'Undo', keys: 'Ctrl Z', onSelect: () => void undo() } });
}

async function markAll(positions: readonly number[], change: Partial<RecordMark>): Promise<boolean> {
  for (let from = 0; from < positions.length; from += mostAtOnce) {
    const reply = await call('records.mark', { positions: positions.slice(from, from + mostAtOnce), ...change });
    if (reply.ok) continue;
    showToast({ title: reply.error.message, tone: 'fail' });
    return false;
  }
  return true;
}
