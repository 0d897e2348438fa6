import { PenLine, Repeat, Terminal } from 'lucide-react';
import type { Action } from '../../ui/action';
import { selection } from './activity';
import { copyAsCurl } from './copy-curl';
import { editAndSend, redeliver } from './delivery-commands';
import { streamHasFocus } from './focus';
import { askReplay } from './replay';
import type { Selected } from './selection';

const group = 'Activity';

/** What can be done with the open record. */
export function recordActions(): readonly Action[] {
  const isOpen = (): boolean => selection.getState().selected !== undefined;
  const withOpen = (run: (selected: Selected) => void) => (): void => {
    const { selected } = selection.getState();
    if (selected !== undefined) run(selected);
  };
  const sendAgain = ({ direction, id }: Selected): void => {
    if (direction === 'received') askReplay(id);
    else void redeliver(id);
  };
  return [
    { id: 'activity.again', label: 'Replay or redeliver the open record', group, keys: 'R', icon: Repeat, available: isOpen, keysActHere: streamHasFocus, run: withOpen(sendAgain) },
    { id: 'activity.editAndSend', label: 'Edit and send the open record', group, keys: 'E', icon: PenLine, available: isOpen, keysActHere: streamHasFocus, run: withOpen(({ id }) => void editAndSend(id)) },
    { id: 'activity.copyCurl', label: 'Copy the open record as cURL', group, keys: 'C', icon: Terminal, available: isOpen, keysActHere: streamHasFocus, run: withOpen((selected) => void copyAsCurl(selected)) },
  ];
}
