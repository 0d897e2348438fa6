import { useMemo, type ReactNode } from 'react';
import type { EventRecord } from '../../../shared/model/event';
import { counted, formatDated } from '../../ui/format';
import { Moment } from '../../ui/moment';
import { VisibleText } from '../../ui/visible-text';
import { BodyPanel } from './body-panel';
import { heldBody } from './body-source';
import { dayWords } from './day';
import { Facts } from './facts';

interface DeliveryEventProps {
  readonly event: EventRecord;
  readonly deliveryId: string;
}

/** The event behind a delivery, as it was composed. */
export function DeliveryEvent({ event, deliveryId }: DeliveryEventProps): ReactNode {
  const subject = useMemo(() => heldBody(`event ${event.id}`, new TextEncoder().encode(event.subjectText)), [event.id, event.subjectText]);
  const { performedBy } = event;
  return (
    <>
      <Facts
        facts={[
          { name: 'Event', value: <VisibleText text={event.name} />, mono: true },
          { name: 'Source', value: event.source === 'ui' ? 'UI: a person in the provider’s interface' : 'API: a call with a token' },
          {
            name: 'Performed by',
            value: (
              <>
                <VisibleText text={performedBy.name} /> {performedBy.kind === 'user' ? <span className="soft">user {performedBy.userId}</span> : <span className="soft">API token</span>}
              </>
            ),
          },
          { name: 'Made', value: <Moment atMs={event.createdAtMs} clock={formatDated(dayWords(event.createdAtMs, Date.now()), event.createdAtMs)} /> },
          { name: 'Event id', value: event.id, mono: true },
          { name: 'Delivery id', value: deliveryId, mono: true },
        ]}
      />
      <section className="section section-grow">
        <div className="section-head">
          <h3 className="section-title">{event.subjectKind === 'claim' ? 'Claim' : 'Contact'} as composed</h3>
          <span className="soft num">{counted(subject.keptBytes, 'byte')}</span>
        </div>
        <BodyPanel key={subject.key} source={subject} label="Subject" />
      </section>
    </>
  );
}
