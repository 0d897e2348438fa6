import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { SentEvent } from '../../../shared/contract/sent-contract';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { DottedName } from '../../ui/dotted-name';
import { TextField } from '../../ui/field';
import { counted } from '../../ui/format';
import { Moment } from '../../ui/moment';
import { VisibleText } from '../../ui/visible-text';
import { closeDialog } from './compose-store';
import './history-dialog.css';
import { takeUpEvent } from './sent-event';
import { useHistory } from './use-history';

/** The events that were sent by hand, newest first: choosing one puts it in the form as it was composed. */
export function HistoryDialog(): ReactNode {
  const [words, setWords] = useState('');
  const { events, hasMore, isLoading, problem, more } = useHistory(words);
  return (
    <Dialog open width="lg" title="Sent before" onClose={closeDialog}>
      <div className="history" onKeyDown={walk}>
        <TextField label="Find a sent event" hideLabel placeholder="Event, performer, reference" value={words} onChange={setWords} />
        {problem !== undefined && <p className="message fail">{problem}</p>}
        {events.length === 0 && !isLoading && problem === undefined && <p className="dim">{words.trim() === '' ? 'Nothing was sent by hand yet.' : 'No event that was sent by hand has all these words.'}</p>}
        <ul className="history-list" aria-label="Events sent before" aria-busy={isLoading}>
          {events.map((event) => (
            <li key={event.eventId}>
              <HistoryRow event={event} />
            </li>
          ))}
        </ul>
        {hasMore && (
          <p>
            <Button variant="ghost" onClick={more}>
              Show older ones
            </Button>
          </p>
        )}
      </div>
    </Dialog>
  );
}

function HistoryRow({ event: { eventId, name, source, performedBy, createdAtMs, subject, faults, endpoints } }: { readonly event: SentEvent }): ReactNode {
  const isToday = new Date(createdAtMs).toDateString() === new Date().toDateString();
  return (
    <button type="button" className="history-row" onClick={() => void takeUpEvent(eventId)}>
      <span className="mono dim truncate">
        <Moment atMs={createdAtMs} precision="second" clock={isToday ? undefined : new Date(createdAtMs).toLocaleDateString('en-GB', { day: '2-digit', month: 'short' })} />
      </span>
      <span className="mono truncate">
        <DottedName text={name} />
      </span>
      <Badge variant={source === 'api' ? 'filled' : 'hollow'}>{source === 'api' ? 'API' : 'UI'}</Badge>
      <span className="truncate">
        <VisibleText text={performedBy.name} />
      </span>
      <span className="mono soft truncate">{subject !== undefined && <VisibleText text={subject} />}</span>
      <span className="soft truncate history-end">
        {faults.length > 0 ? (
          <Badge tone="warn">
            fault: <VisibleText text={faults.join(', ')} />
          </Badge>
        ) : (
          counted(endpoints, 'endpoint')
        )}
      </span>
    </button>
  );
}

/** Up and down go through the rows, and back to the field. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.nativeEvent.isComposing) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .history-row')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
