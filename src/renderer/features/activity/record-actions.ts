import { Ban, BookmarkPlus, Download, FilePlus, GitCompare, ListChecks, PenLine, Pin, Repeat, Replace, RotateCw, Tag, Terminal } from 'lucide-react';
import { copyKindNames, copyKinds } from '../../../shared/export/copy-kind';
import type { SelectionSummary } from '../../../shared/model/record-selection';
import type { Action } from '../../ui/action';
import { counted } from '../../ui/format';
import { activity, selection } from './activity';
import { chosenSummary } from './chosen-facts';
import { compareChosen } from './compare-chosen';
import { copyChosenAs, lastCopyKind } from './copy-as';
import { editAndSend } from './delivery-commands';
import { openExport } from './export/export-store';
import { askSample } from './import/import-state';
import { streamHasFocus } from './focus';
import { askReplay } from './replay';
import { askMark } from './marks/mark-store';
import { markedCount, type Selected } from './selection-marks';
import { cancelChosen, redeliverChosen, retryChosen, sendChosenAsNew, togglePinned } from './selection-verbs';

const group = 'Activity';

/** What can be done with what is selected: each of them for one record or for many. */
export function recordActions(): readonly Action[] {
  const count = (): number => markedCount(selection.getState().marks);
  const isChosen = (): boolean => count() > 0;
  const isOne = (): boolean => count() === 1;
  const isTwo = (): boolean => selection.getState().marks.matches === undefined && count() === 2;
  const has = (figure: (summary: SelectionSummary) => number) => (): boolean => isChosen() && figure(chosenSummary() ?? unknown) > 0;
  const counts = (figure: (summary: SelectionSummary) => number, one: string, many: string) => (): string | undefined => {
    const summary = chosenSummary();
    return summary === undefined || summary.records < 2 ? undefined : counted(figure(summary), one, many);
  };
  const withOpen = (run: (selected: Selected) => void) => (): void => {
    const { selected } = selection.getState();
    if (selected !== undefined) run(selected);
  };
  const sendAgain = (): void => {
    if ((chosenSummary()?.sent ?? 0) > 0) void redeliverChosen();
    else askReplay();
  };
  return [
    { id: 'activity.again', label: 'Replay or redeliver', group, keys: 'R', icon: Repeat, available: isChosen, keysActHere: streamHasFocus, run: sendAgain },
    { id: 'activity.retry', label: 'Retry now', group, icon: RotateCw, hint: counts(({ retryable }) => retryable, 'delivery', 'deliveries'), available: has(({ retryable }) => retryable), run: () => void retryChosen() },
    { id: 'activity.redeliver', label: 'Redeliver', group, icon: Repeat, hint: counts(({ sent }) => sent, 'delivery', 'deliveries'), available: has(({ sent }) => sent), run: () => void redeliverChosen() },
    { id: 'activity.replay', label: 'Replay…', group, icon: Replace, hint: counts(({ replayable }) => replayable, 'request', 'requests'), available: has(({ replayable }) => replayable), run: () => askReplay() },
    { id: 'activity.sendAsNew', label: 'Send as a new event', group, icon: FilePlus, hint: counts(({ records }) => records, 'record', 'records'), available: isChosen, run: () => void sendChosenAsNew() },
    { id: 'activity.editAndSend', label: 'Edit and send', group, keys: 'E', icon: PenLine, available: isOne, keysActHere: streamHasFocus, run: withOpen(({ id }) => void editAndSend(id)) },
    { id: 'activity.promote', label: 'Save as a sample…', group, icon: BookmarkPlus, available: isOne, run: withOpen(({ id }) => askSample(id)) },
    { id: 'activity.cancel', label: 'Cancel delivery', group, icon: Ban, hint: counts(({ cancellable }) => cancellable, 'delivery', 'deliveries'), available: has(({ cancellable }) => cancellable), run: () => void cancelChosen() },
    { id: 'activity.copyAgain', label: 'Copy the request', group, keys: 'C', icon: Terminal, hint: () => `as ${copyKindNames[lastCopyKind()]}`, available: isChosen, keysActHere: streamHasFocus, run: () => void copyChosenAs(lastCopyKind()) },
    ...copyKinds.map((kind): Action => ({ id: `activity.copy-as-${kind}`, label: `Copy as ${copyKindNames[kind]}`, group, icon: Terminal, available: isChosen, run: () => void copyChosenAs(kind) })),
    { id: 'activity.copyWithSecrets', label: 'Copy the request with secrets', group, icon: Terminal, hint: () => `as ${copyKindNames[lastCopyKind()]}`, available: isChosen, run: () => void copyChosenAs(lastCopyKind(), true) },
    { id: 'activity.export', label: 'Export…', group, icon: Download, hint: counts(({ records }) => records, 'record', 'records'), available: () => activity.getState().logTotal > 0, run: openExport },
    { id: 'activity.compare', label: 'Compare', group, keys: 'D', icon: GitCompare, hint: () => (isOne() ? 'with another…' : undefined), available: () => isOne() || isTwo(), keysActHere: streamHasFocus, run: compareChosen },
    { id: 'activity.pin', label: 'Pin or unpin', group, keys: 'P', icon: Pin, available: isChosen, keysActHere: streamHasFocus, run: () => void togglePinned() },
    { id: 'activity.mark', label: 'Colour and note…', group, keys: 'M', icon: Tag, available: isChosen, keysActHere: streamHasFocus, run: askMark },
    { id: 'activity.selectAll', label: 'Select all', group, keys: 'Ctrl A', icon: ListChecks, available: () => activity.getState().total > 0, keysActHere: streamHasFocus, run: () => void selection.all() },
  ];
}

/** While a selection is added up, everything is offered: what cannot be done with it is told when it is tried. */
const unknown: SelectionSummary = { records: 1, sent: 1, received: 1, failing: 0, notDelivered: 0, pinned: 0, retryable: 1, cancellable: 1, replayable: 1, sizeBytes: 0, firstMs: null, lastMs: null, events: [], otherEvents: 0 };
