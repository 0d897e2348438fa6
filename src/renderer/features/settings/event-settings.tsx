import { Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CustomEvent } from '../../../shared/model/workspace';
import { call } from '../../host/client';
import { useSnapshot } from '../../host/snapshot-store';
import { IconButton } from '../../ui/button';
import { DottedName } from '../../ui/dotted-name';
import { counted } from '../../ui/format';
import { showToast } from '../../ui/toast-store';
import { VisibleText } from '../../ui/visible-text';
import { EventDialog } from './event-dialog';
import { openEventForm, useEventForm } from './event-form';
import { SettingsSection } from './settings-section';
import { told } from './settings-store';

/** The event names that were added to the catalogue. */
export function EventSettings(): ReactNode {
  const events = useSnapshot((snapshot) => snapshot.workspace.events);
  const shipped = useSnapshot((snapshot) => snapshot.catalog.filter(({ origin }) => origin === 'provider').length);
  const form = useEventForm();
  return (
    <SettingsSection
      part="events"
      title="Events"
      words="catalogue names schema"
      action={
        <button type="button" className="link-btn" onClick={() => openEventForm(undefined)}>
          Add an event
        </button>
      }
    >
      <div className="card">
        {events.map((event) => (
          <EventRow key={event.name} event={event} />
        ))}
        <p className="set-row hint">
          {events.length === 0 ? `The provider’s ${counted(shipped, 'event')} are there. Add names of your own, with a schema if you like.` : `Beside the provider’s ${counted(shipped, 'event')}.`}
        </p>
      </div>
      {form !== undefined && <EventDialog event={form.event} />}
    </SettingsSection>
  );
}

function EventRow({ event }: { readonly event: CustomEvent }): ReactNode {
  const about = [event.description, `about a ${event.subject}`, event.subjectSchema.trim() === '' ? 'no schema' : 'with a schema'].filter((part) => part !== '').join(', ');
  return (
    <div className="set-row">
      <span className="mono">
        <DottedName text={event.name} />
      </span>
      <div className="set-end">
        <IconButton label={`Edit ${event.name}`} icon={Pencil} size="sm" onClick={() => openEventForm(event)} />
        <IconButton label={`Delete ${event.name}`} icon={Trash2} size="sm" onClick={() => void deleteEvent(event.name)} />
      </div>
      <p className="hint">
        <VisibleText text={about} />
      </p>
    </div>
  );
}

async function deleteEvent(name: string): Promise<void> {
  const removed = told(await call('catalog.delete', { name }));
  if (removed === undefined) return;
  showToast({
    icon: Trash2,
    title: `Deleted ${name}`,
    action: {
      label: 'Undo',
      keys: 'Ctrl Z',
      onSelect: () => void call('catalog.restore', removed).then(told),
    },
  });
}
