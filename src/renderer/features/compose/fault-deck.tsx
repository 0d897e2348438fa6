import { Bug, Search, X } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { readFaultValue } from '../../../shared/model/fault';
import { useSnapshot } from '../../host/snapshot-store';
import { IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { counted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { draftNow, planNow, useCompose } from './compose-state';
import { closeDialog, openDialog, send } from './compose-store';
import './fault-deck.css';
import { FaultDetail } from './fault-detail';
import { FaultList, faultOptionId, faultsInOrder } from './fault-list';
import { chooseFault, keepFault, openFaults, orderOf, ordersOf, useFaults } from './fault-state';
import { faultSendLabel, findFaults } from './fault-words';

const listId = 'fault-deck-list';

/** Every fault at once and the one in hand: arrows walk, Enter sends the composed event with it. */
export function FaultDeck(): ReactNode {
  const [search, setSearch] = useState('');
  const faults = useFaults((state) => state.faults);
  const chosen = useFaults((state) => state.chosen);
  const preview = useFaults((state) => state.preview);
  const values = useFaults((state) => state.values);
  const kept = useFaults((state) => state.kept);
  const composed = useCompose((state) => state);
  const catalog = useSnapshot((snapshot) => snapshot.catalog);
  useEffect(() => void openFaults(), []);

  const found = findFaults(faults, search);
  const inHand = orderOf({ faults, chosen, kept, values });
  const together = ordersOf({ faults, chosen, kept, values });
  const reads = together.map(({ fault, order }) => ({ name: fault.name, read: readFaultValue(fault, order.value) }));
  const wrong = reads.flatMap(({ read }) => (read.ok ? [] : [read.message]))[0];
  const plan = planNow(composed);
  // It need not go anywhere to become a step, but it has to be an event with faults that can be read.
  const isWhole = together.length > 0 && wrong === undefined && draftNow(composed, catalog).ok;
  const problem = plan.kind === 'blocked' ? plan.reason : wrong !== undefined ? wrong : preview?.ok === false ? preview.error.message : inHand === undefined ? 'The faults are being read.' : undefined;
  const label = together.length > 0 && wrong === undefined ? faultSendLabel(reads.flatMap(({ name, read }) => (read.ok ? [{ name, value: read.value }] : [])), plan) : plan.label;

  const find = (text: string): void => {
    setSearch(text);
    const matches = findFaults(faults, text);
    const first = matches[0];
    if (first !== undefined && !matches.some(({ name }) => name === chosen)) chooseFault(first.name);
  };
  const sendNow = (): void => {
    if (problem !== undefined || together.length === 0) return;
    closeDialog();
    void send(together.map(({ order }) => order));
  };
  const walk = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      sendNow();
      return;
    }
    if (event.key === ' ' && (event.ctrlKey || event.currentTarget.role === 'listbox')) {
      event.preventDefault();
      keepFault(chosen, !kept.has(chosen));
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
      note={
        <>
          <span className="num">{search === '' ? counted(faults.length, 'fault') : `${found.length} of ${counted(faults.length, 'fault')}`}</span>
          {isWhole && (
            <button type="button" className="link-btn" onClick={() => openDialog('add-fault')}>
              Add to a scenario
            </button>
          )}
          {faults
            .filter(({ name }) => kept.has(name) && name !== chosen)
            .map(({ name, group, title }) => (
              <span key={name} className="deck-kept">
                with {group}: {title}
                <IconButton icon={X} size="sm" label={`Without ${title}`} onClick={() => keepFault(name, false)} />
              </span>
            ))}
        </>
      }
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
        <FaultList id={listId} faults={found} chosen={chosen} kept={kept} onKeyDown={walk} />
        {inHand !== undefined && <FaultDetail fault={inHand.fault} order={inHand.order} orders={together.map(({ order }) => order)} />}
      </div>
    </Dialog>
  );
}
