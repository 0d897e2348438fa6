import { Bug, Search } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { readFaultValue } from '../../../shared/model/fault';
import { Dialog } from '../../ui/dialog';
import { counted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { planNow, useCompose } from './compose-state';
import { closeDialog, send } from './compose-store';
import './fault-deck.css';
import { FaultDetail } from './fault-detail';
import { FaultList, faultOptionId, faultsInOrder } from './fault-list';
import { chooseFault, openFaults, orderOf, useFaults } from './fault-state';
import { faultSendLabel, findFaults } from './fault-words';

const listId = 'fault-deck-list';

/** Every fault at once and the one in hand: arrows walk, Enter sends the composed event with it. */
export function FaultDeck(): ReactNode {
  const [search, setSearch] = useState('');
  const faults = useFaults((state) => state.faults);
  const chosen = useFaults((state) => state.chosen);
  const preview = useFaults((state) => state.preview);
  const values = useFaults((state) => state.values);
  const composed = useCompose((state) => state);
  useEffect(() => void openFaults(), []);

  const found = findFaults(faults, search);
  const inHand = orderOf({ faults, chosen, values, preview });
  const read = inHand === undefined ? undefined : readFaultValue(inHand.fault, inHand.order.value);
  const plan = planNow(composed);
  const problem = plan.kind === 'blocked' ? plan.reason : read?.ok === false ? read.message : preview?.ok === false ? preview.error.message : inHand === undefined ? 'The faults are being read.' : undefined;
  const label = inHand !== undefined && read?.ok === true ? faultSendLabel(inHand.fault, read.value, plan) : plan.label;

  const find = (text: string): void => {
    setSearch(text);
    const matches = findFaults(faults, text);
    const first = matches[0];
    if (first !== undefined && !matches.some(({ name }) => name === chosen)) chooseFault(first.name);
  };
  const sendNow = (): void => {
    if (problem !== undefined || inHand === undefined) return;
    closeDialog();
    void send([inHand.order]);
  };
  const walk = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      sendNow();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const order = faultsInOrder(found);
    const at = order.findIndex(({ name }) => name === chosen);
    const next = order[(at + step + order.length) % Math.max(1, order.length)];
    if (next === undefined) return;
    chooseFault(next.name);
    document.getElementById(faultOptionId(next.name))?.scrollIntoView({ block: 'nearest' });
  };
  const sendByKeys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendNow();
  };

  return (
    <Dialog
      open
      width="xl"
      title="Send with a fault"
      onClose={closeDialog}
      primary={{ label, icon: Bug, keys: 'Ctrl Enter', disabledReason: problem, onClick: sendNow }}
      note={<span className="num">{search === '' ? counted(faults.length, 'fault') : `${found.length} of ${counted(faults.length, 'fault')}`}</span>}
      head={
        <>
          <span className="soft deck-sub truncate">on top of the event as composed</span>
          <div className="input is-quiet deck-find push">
            <Icon of={Search} size={14} />
            <input
              className="value"
              type="text"
              role="combobox"
              aria-label="Find a fault"
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={found.length === 0 ? undefined : faultOptionId(chosen)}
              placeholder="Find a fault"
              autoComplete="off"
              spellCheck={false}
              value={search}
              onChange={(event) => find(event.target.value)}
              onKeyDown={walk}
            />
          </div>
        </>
      }
    >
      <div className="deck-body" onKeyDown={sendByKeys}>
        <FaultList id={listId} faults={found} chosen={chosen} onKeyDown={walk} />
        {inHand !== undefined && <FaultDetail fault={inHand.fault} order={inHand.order} />}
      </div>
    </Dialog>
  );
}
