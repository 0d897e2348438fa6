import { createStore } from 'zustand/vanilla';
import type { ExportPreview, ExportProgress } from '../../../../shared/contract/export-contract';
import type { ExportCount, ExportFormat, ExportOrder } from '../../../../shared/model/export-order';
import type { RecordSelection } from '../../../../shared/model/record-selection';
import { addressRule, type RedactionRule } from '../../../../shared/redaction/redaction-rules';
import { call } from '../../../host/client';
import { onLiveEvent } from '../../../host/live';
import { counted } from '../../../ui/format';
import { showToast } from '../../../ui/toast';
import { activity, selection } from '../activity';
import { markedCount, recordSelection } from '../selection-marks';
import { addCounts, noCount } from './export-sum';

/** Which records: those selected, those that the filter shows, or all. */
export type ExportScope = 'selection' | 'matches' | 'all';

export interface ExportState {
  readonly isOpen: boolean;
  readonly scope: ExportScope;
  /** What each scope stands for, as it was when the dialog was opened. */
  readonly scopes: Readonly<Record<ExportScope, { readonly selection: RecordSelection; readonly records: number }>>;
  readonly format: ExportFormat;
  readonly keep: ReadonlySet<string>;
  readonly leaveOutUnread: boolean;
  readonly rules: readonly RedactionRule[];
  readonly count: ExportCount;
  /** False while it is being counted. */
  readonly counted: boolean;
  readonly problem: string | undefined;
  readonly preview: ExportPreview | undefined;
  /** Positions after which the previews so far begin; the last one is shown. */
  readonly places: readonly number[];
  readonly saving: ExportProgress | undefined;
}

const nothing = { selection: { records: [] }, records: 0 };
/** The export that is being made ready, or written. */
export const exportStore = createStore<ExportState>(() => ({
  isOpen: false,
  scope: 'matches',
  scopes: { selection: nothing, matches: nothing, all: nothing },
  format: 'har',
  keep: new Set([addressRule]),
  leaveOutUnread: false,
  rules: [],
  count: noCount,
  counted: false,
  problem: undefined,
  preview: undefined,
  places: [0],
  saving: undefined,
}));
const get = exportStore.getState;
const set = exportStore.setState;
let turn = 0;

/** Opens the dialog: for the selection where it is of two or more, else for what the filter shows. */
export function openExport(): void {
  if (get().saving !== undefined) {
    set({ isOpen: true });
    return;
  }
  void begin();
}

async function begin(): Promise<void> {
  const { marks } = selection.getState();
  const { filter, total, logTotal } = activity.getState();
  const chosen = markedCount(marks);
  const [newest, rules] = await Promise.all([call('activity.page', { query: '', quick: 'all', fromRank: Math.max(0, logTotal - 1), limit: 1 }), call('export.rules', {})]);
  // What comes later stays out, so that what was counted is what is written.
  const to = newest.ok ? (newest.value.rows.at(-1)?.position ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;
  const matches = (query: string, quick: typeof filter.quick): RecordSelection => ({ records: [], matches: { query, quick, from: 0, to, except: [] } });
  set({
    isOpen: true,
    scope: chosen > 1 ? 'selection' : 'matches',
    scopes: { selection: { selection: recordSelection(marks), records: chosen }, matches: { selection: matches(filter.query, filter.quick), records: total }, all: { selection: matches('', 'all'), records: logTotal } },
    rules: rules.ok ? rules.value : [],
    keep: new Set([addressRule]),
    leaveOutUnread: false,
    count: noCount,
    problem: rules.ok ? undefined : rules.error.message,
    places: [0],
  });
  refresh();
}

/** Closes the dialog; an export that is being written goes on. */
export function closeExport(): void {
  turn += 1;
  set({ isOpen: false });
}

/** Changes what is exported, and counts anew. */
export function changeExport(changes: Partial<Pick<ExportState, 'scope' | 'format' | 'leaveOutUnread'>>): void {
  set({ ...changes, ...(changes.scope === undefined ? {} : { places: [0], count: noCount }) });
  refresh();
}

/** Keeps what a rule removes, or removes it after all. */
export function toggleRule(rule: string): void {
  const keep = new Set(get().keep);
  if (!keep.delete(rule)) keep.add(rule);
  set({ keep });
  refresh();
}

/** Shows the record after the one that is previewed, or the one before it. */
export function turnPreview(by: 1 | -1): void {
  const { places, preview } = get();
  if (by === -1) set({ places: places.slice(0, -1) });
  else if (preview !== undefined) set({ places: [...places, preview.position] });
  void readPreview(turn);
}

export function exportOrder({ scope, scopes, format, keep, leaveOutUnread }: ExportState): ExportOrder {
  return { selection: scopes[scope].selection, format, keep: [...keep], leaveOutUnread };
}

function refresh(): void {
  turn += 1;
  void count(turn);
  void readPreview(turn);
}

async function count(mine: number): Promise<void> {
  const order = exportOrder(get());
  const isFirst = get().count === noCount;
  set({ counted: false });
  let sum = noCount;
  for (let after = 0, done = false; !done; ) {
    const reply = await call('export.count', { order, after });
    if (mine !== turn) return;
    if (!reply.ok) {
      set({ problem: reply.error.message });
      return;
    }
    sum = addCounts(sum, reply.value);
    ({ after, done } = reply.value);
    // While it is counted anew the figures from before stay, so that they do not jump.
    if (isFirst || done) set({ count: sum, problem: undefined });
  }
  set({ counted: true });
}

async function readPreview(mine: number): Promise<void> {
  const state = get();
  const reply = await call('export.preview', { order: exportOrder(state), after: state.places.at(-1) ?? 0 });
  if (mine !== turn || state.places !== get().places) return;
  if (!reply.ok) set({ problem: reply.error.message });
  else if (reply.value !== null) set({ preview: reply.value });
  else if (state.places.length > 1) set({ places: state.places.slice(0, -1) });
}

/** Asks where to, and writes the export there. The dialog closes once it is written. */
export async function saveExport(): Promise<void> {
  const state = get();
  if (state.saving !== undefined) return;
  const id = `export_${crypto.randomUUID()}`;
  set({ saving: { id, written: 0, total: state.scopes[state.scope].records } });
  const stop = onLiveEvent((event) => {
    if (event.type === 'export.changed' && event.progress.id === id) set({ saving: event.progress });
  });
  const reply = await call('desktop.saveExport', { id, order: exportOrder(state) });
  stop();
  set({ saving: undefined });
  if (!reply.ok) {
    set({ problem: reply.error.message });
    showToast({ title: reply.error.message, tone: 'fail' });
  } else if (reply.value.saved) {
    closeExport();
    const { records, leftOut, path } = reply.value;
    showToast({ tone: 'ok', title: `Exported ${counted(records, 'record')}`, detail: leftOut === 0 ? path : `${path}. ${counted(leftOut, 'record')} left out.` });
  } else if (reply.value.path !== '') showToast({ title: 'Export stopped', detail: 'Nothing was written.' });
}

/** Ends the export that is being written; nothing of it stays. */
export function stopExport(): void {
  const { saving } = get();
  if (saving !== undefined) void call('export.stop', { id: saving.id });
}
