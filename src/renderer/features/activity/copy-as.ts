import { Terminal } from 'lucide-react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { copyKindNames, copyKinds, joinedCopies, type CopyKind } from '../../../shared/export/copy-kind';
import { call } from '../../host/client';
import { actionRegistry } from '../../ui/action-registry';
import { counted, formatCount } from '../../ui/format';
import type { MenuItem } from '../../ui/menu';
import { showToast } from '../../ui/toast';
import { selection } from './activity';
import type { Marks } from './selection-marks';
import { chosenPages } from './selection-work';

const rememberedAs = 'copy kind';
// A clipboard is for a few; an export takes any number.
const mostCopied = 100;

const kindStore = createStore<{ readonly kind: CopyKind }>(() => ({ kind: copyKinds.find((kind) => kind === window.localStorage.getItem(rememberedAs)) ?? 'curl' }));

/** The kind that was copied last. */
export function lastCopyKind(): CopyKind {
  return kindStore.getState().kind;
}

export function useLastCopyKind(): CopyKind {
  return useStore(kindStore, (state) => state.kind);
}

/** Copies the requests of the selection. Secrets are masked unless they are asked for; the toast says how many, and offers them. */
export async function copyChosenAs(kind: CopyKind, secrets = false, marks: Marks = selection.getState().marks): Promise<void> {
  kindStore.setState({ kind });
  window.localStorage.setItem(rememberedAs, kind);
  const texts: string[] = [];
  const problems = new Set<string>();
  let removed = 0;
  let left = 0;
  for await (const rows of chosenPages(marks)) {
    for (const { direction, id } of rows) {
      if (texts.length >= mostCopied) {
        showToast({ title: `Not copied: more than ${formatCount(mostCopied)} requests are selected.`, detail: 'Export them as a file.', tone: 'fail' });
        return;
      }
      const reply = await call('records.copyAs', { direction, id, kind, secrets });
      if (!reply.ok) {
        problems.add(reply.error.message);
        left += 1;
        continue;
      }
      texts.push(reply.value.text);
      removed += reply.value.removed;
    }
  }
  if (texts.length === 0) {
    showToast({ title: [...problems][0] ?? 'Nothing is selected.', tone: 'fail' });
    return;
  }
  const reply = await call('desktop.copy', { text: joinedCopies(kind, texts) });
  if (!reply.ok) {
    showToast({ title: reply.error.message, tone: 'fail' });
    return;
  }
  const details = [removed > 0 ? `${counted(removed, 'secret')} removed` : '', left > 0 ? `${counted(left, 'record')} left out: ${[...problems].join(' ')}` : ''].filter((part) => part !== '');
  showToast({
    title: texts.length === 1 ? `Copied as ${copyKindNames[kind]}` : `Copied ${formatCount(texts.length)} requests as ${copyKindNames[kind]}`,
    ...(details.length === 0 ? {} : { detail: details.join('. ') }),
    ...(removed === 0 ? {} : { action: { label: 'Copy with secrets', onSelect: () => void copyChosenAs(kind, true, marks) } }),
  });
}

/** The kinds as lines of a menu, and the choice to take secrets along. */
export function copyItems(): readonly MenuItem[] {
  const last = lastCopyKind();
  const keys = actionRegistry.getState().actions.find(({ id }) => id === 'activity.copyAgain')?.keys;
  return [
    ...copyKinds.map((kind): MenuItem => ({ id: `copy-${kind}`, label: kind === 'raw' ? 'Raw HTTP' : copyKindNames[kind], keys: kind === last ? keys : undefined, onSelect: () => void copyChosenAs(kind) })),
    { separator: true },
    { id: 'copy-secrets', label: 'Copy with secrets', icon: Terminal, hint: `as ${copyKindNames[last]}`, onSelect: () => void copyChosenAs(last, true) },
  ];
}
