import { ArrowRight, PenLine, Repeat, RotateCw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Attempt } from '../../../shared/model/attempt';
import type { DeliveryDetail as Detail } from '../../../shared/model/delivery';
import { endpointOfAddress } from '../../../shared/model/endpoint';
import { Button } from '../../ui/button';
import { DottedName } from '../../ui/dotted-name';
import { Moment } from '../../ui/moment';
import { Icon } from '../../ui/icon';
import { TabPanel, Tabs, type Tab } from '../../ui/tabs';
import { VisibleText } from '../../ui/visible-text';
import { detailTabs, type DetailTabs } from './activity';
import { AttemptConnection } from './attempt-connection';
import { ReceivedMessage, SentMessage } from './attempt-message';
import { CopyAsButton } from './copy-as-button';
import { editAndSend, retryNow } from './delivery-commands';
import { deliveryStateWords } from './delivery-words';
import { DeliveryAttempts } from './delivery-attempts';
import { DeliveryEvent } from './delivery-event';
import { FaultBadges } from './fault-badges';
import { HeadersTable } from './headers-table';
import { openCapture } from './open-record';
import { PinButton } from './pin-button';
import { RecordMenuButton } from './record-menu';
import { redeliverChosen } from './selection-verbs';
import { SourceBadge } from './source-badge';

type SentTab = DetailTabs['sent'];

/** A delivery: how each attempt went, what left and what came back, and what became of the event elsewhere. */
export function DeliveryDetail({ detail, position, pinned }: { readonly detail: Detail; readonly position: number; readonly pinned: boolean }): ReactNode {
  const { delivery, event, attempts } = detail;
  const wantedTab = useStore(detailTabs, (state) => state.sent);
  const [chosenNumber, setChosenNumber] = useState<number>();
  const attempt = attempts.find((each) => each.number === chosenNumber) ?? attempts.at(-1);
  const tabs = tabsOf(attempts, attempt);
  const tab = tabs.some((each) => each.id === wantedTab) ? wantedTab : 'attempts';
  const state = deliveryStateWords(delivery, attempts.length);
  const captureId = attempt?.captureId;

  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <span className="dir-tile sent">
            <Icon of={ArrowRight} label="Sent" />
          </span>
          <h2 className="truncate">
            <DottedName text={event.name} />
          </h2>
          <SourceBadge source={event.source} />
          <FaultBadges faults={delivery.faults ?? []} anyway={delivery.deliverAnyway === true && delivery.origin?.kind !== 'replay' && endpointOfAddress(delivery.endpointId) === undefined} />
        </div>
        <div className="detail-extra">
          <PinButton position={position} pinned={pinned} />
          <RecordMenuButton />
        </div>
        <p className="detail-meta">
          <span>
            to{' '}
            <span className="strong detail-to">
              <VisibleText text={delivery.endpointName} />
            </span>
          </span>
          <span className="mono detail-url truncate" title={delivery.url}>
            <VisibleText text={`${attempt?.request.method ?? 'POST'} ${delivery.url}`} />
          </span>
          <span>
            <span className={`${state.tone} strong`}>{state.state}</span> {state.rest}
          </span>
          <span className="num">
            <Moment atMs={delivery.createdAtMs} />
          </span>
          {captureId !== undefined && (
            <button className="link-btn" type="button" onClick={() => void openCapture(captureId)}>
              Show captured request
            </button>
          )}
        </p>
        <div className="toolbar delivery-verbs" role="group" aria-label="Actions">
          <Button icon={Repeat} keysOf="activity.again" onClick={() => void redeliverChosen()}>
            Redeliver
          </Button>
          {(delivery.state === 'failed' || delivery.state === 'unknown' || delivery.state === 'cancelled') && (
            <Button icon={RotateCw} onClick={() => void retryNow(delivery.id)}>
              Retry now
            </Button>
          )}
          {attempt !== undefined && <CopyAsButton />}
          <Button icon={PenLine} keysOf="activity.editAndSend" onClick={() => void editAndSend(delivery.id)}>
            Edit and send
          </Button>
        </div>
      </header>
      <Tabs label="Delivery" value={tab} onChange={(next: SentTab) => detailTabs.setState({ sent: next })} tabs={tabs} />
      <TabPanel className="detail-body" scrolls tabs="Delivery" tab={tab}>
        {tab === 'attempts' && <DeliveryAttempts detail={detail} attempt={attempt} onChoose={setChosenNumber} />}
        {tab === 'request' && attempt !== undefined && <SentMessage key={attempt.number} attempt={attempt} />}
        {tab === 'headers' && attempt !== undefined && (
          <>
            <HeadersTable key={`sent ${attempt.number}`} title="Request headers" headers={attempt.request.headers} />
            {attempt.outcome?.answer !== undefined && <HeadersTable key={`answer ${attempt.number}`} title="Response headers" headers={attempt.outcome.answer.headers} />}
          </>
        )}
        {tab === 'response' && attempt !== undefined && <ReceivedMessage key={attempt.number} attempt={attempt} />}
        {tab === 'connection' && attempt !== undefined && <AttemptConnection attempt={attempt} />}
        {tab === 'event' && <DeliveryEvent event={event} deliveryId={delivery.id} />}
      </TabPanel>
    </>
  );
}

function tabsOf(attempts: readonly Attempt[], attempt: Attempt | undefined): readonly Tab<SentTab>[] {
  const first = { id: 'attempts', label: 'Attempts', count: attempts.length } as const;
  const last = { id: 'event', label: 'Event' } as const;
  if (attempt === undefined) return [first, last];
  return [
    first,
    { id: 'request', label: 'Request' },
    { id: 'headers', label: 'Headers', count: attempt.request.headers.length },
    { id: 'response', label: 'Response' },
    { id: 'connection', label: 'Connection' },
    last,
  ];
}
