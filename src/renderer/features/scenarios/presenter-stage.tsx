import { ArrowLeft, ArrowRight, Clock } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { notDeliveredSentence } from '../../../shared/model/endpoint';
import type { DeliverySummary } from '../../../shared/model/delivery';
import type { ScenarioRun } from '../../../shared/model/scenario-run';
import { call } from '../../host/client';
import { decodeBytes } from '../../ui/decode-bytes';
import { DottedName } from '../../ui/dotted-name';
import { Icon } from '../../ui/icon';
import { useNow } from '../../ui/use-now';
import { VisibleText } from '../../ui/visible-text';
import { maskedLines, type MaskedLine } from './masked-body';
import { headerMask } from './masks';
import { readDelivery, useStage, watchReceiver } from './presenting';
import { ReceiverStrip } from './receiver-strip';
import { slowDeliveryId } from './slow-delivery';
import { clockWords } from './span-words';

const rowsShown = 8;

/** What went out and what came back up to the step on the stage, and what the receivers get. */
export function PresenterStage({ run, shown }: { readonly run: ScenarioRun; readonly shown: number }): ReactNode {
  const deliveries = useStage((state) => state.deliveries);
  const step = run.steps.find(({ index }) => index === shown);
  const upToHere = run.steps.filter(({ index }) => index <= shown).flatMap(({ deliveryIds }) => deliveryIds);
  const ids = upToHere.slice(-rowsShown).toReversed();
  const newestId = ids[0];
  const isNow = (id: string): boolean => step?.deliveryIds.includes(id) ?? false;

  useEffect(() => {
    if (newestId !== undefined) void readDelivery(newestId);
  }, [newestId]);
  const slowId = slowDeliveryId(ids.flatMap((id) => deliveries.get(id) ?? []));
  useEffect(() => void watchReceiver(slowId), [slowId]);

  return (
    <main className="stage" aria-label="What happened">
      <section className="stage-half">
        <h2 className="stage-title">Sent and received</h2>
        {ids.length === 0 ? (
          <p className="soft">Nothing has been sent yet.</p>
        ) : (
          <ol className="stage-list" aria-label="Sent and received" tabIndex={0}>
            {ids.map((id) => {
              const delivery = deliveries.get(id);
              return delivery === undefined ? null : <StageRows key={id} delivery={delivery} isBefore={!isNow(id) && ids.some(isNow)} />;
            })}
          </ol>
        )}
        <ReceiverStrip />
      </section>
      <WhatReceiversGet />
    </main>
  );
}

function StageRows({ delivery, isBefore }: { readonly delivery: DeliverySummary; readonly isBefore: boolean }): ReactNode {
  const classes = isBefore ? 'stage-row is-before' : 'stage-row';
  const isBad = delivery.state === 'failed' || delivery.state === 'unknown';
  const event = (
    <span className="mono truncate">
      <DottedName text={delivery.eventName} />
    </span>
  );
  return (
    <>
      {delivery.captureId !== undefined && (
        <li className={classes}>
          <span className="marker" />
          <Icon of={ArrowLeft} size={20} className={isBefore ? 'dim' : 'received'} label="Received" />
          {event}
          <span className="truncate">caught by Hookbench</span>
          <span className={isBefore ? 'mono' : 'mono ok'}>{delivery.status}</span>
        </li>
      )}
      <li className={classes}>
        <span className={isBad ? 'marker marker-fail' : delivery.state === 'waiting' ? 'marker marker-warn' : 'marker'} />
        <Icon of={ArrowRight} size={20} className={isBefore ? 'dim' : 'sent'} label="Sent" />
        {event}
        <span className="truncate">
          <VisibleText text={delivery.endpointName} />
        </span>
        <Outcome delivery={delivery} />
      </li>
    </>
  );
}

function Outcome({ delivery }: { readonly delivery: DeliverySummary }): ReactNode {
  const nowMs = useNow(delivery.state === 'waiting');
  if (delivery.state === 'waiting' && delivery.nextAttemptAtMs !== undefined) {
    return (
      <span className="status-pill warn mono">
        <Icon of={Clock} size={14} />
        {`tries again in ${clockWords(Math.max(0, delivery.nextAttemptAtMs - nowMs))}`}
      </span>
    );
  }
  if (delivery.state === 'delivered') return <span className="mono ok">{delivery.status}</span>;
  if (delivery.state === 'not-delivered') return <span className="soft">{delivery.reason === undefined ? 'not delivered' : notDeliveredSentence(delivery.reason)}</span>;
  if (delivery.state === 'failed') return <span className="mono fail">{delivery.status ?? 'no answer'}</span>;
  return <span className="soft">{delivery.state}</span>;
}

function WhatReceiversGet(): ReactNode {
  const newest = useStage((state) => state.newest);
  const request = newest?.attempts[0]?.request;
  if (request === undefined) return <section className="stage-half" aria-label="What the receivers get" />;
  const lines = maskedLines(decodeBytes(request.body).text);
  const shownHeaders = request.headers.filter(([name]) => name.toLowerCase() === 'event-name' || headerMask(name) !== undefined);
  return (
    <section className="stage-half stage-scroll" aria-label="What the receivers get" tabIndex={0} onCopy={copyNothingHidden}>
      <h2 className="stage-title">What the receivers get</h2>
      <pre className="stage-head mono">
        <span className="strong">{request.method}</span>
        {shownHeaders.map(([name, value], index) => (
          <span key={index}>
            {index === 0 ? ' ' : '\n'}
            <span className="soft">{name}:</span> <Masked mask={headerMask(name)} text={value} />
          </span>
        ))}
      </pre>
      <div className="tree" role="list" aria-label="Body">
        {lines.map((line, index) => (
          <BodyLine key={index} line={line} />
        ))}
      </div>
    </section>
  );
}

const toneClasses = { string: 's', number: 'n', atom: 'a', none: '' } as const;

function BodyLine({ line }: { readonly line: MaskedLine }): ReactNode {
  return (
    <div className="tree-row" role="listitem">
      {Array.from({ length: line.depth }, (_, index) => (
        <span key={index} className="tree-guide" />
      ))}
      {line.key !== undefined && (
        <>
          <span className="k">
            <VisibleText text={line.key} />
          </span>
          <span className="p">{line.value === '' && line.mask === undefined ? '' : ': '}</span>
        </>
      )}
      <span className={`tree-value truncate ${toneClasses[line.tone]}`}>
        <Masked mask={line.mask} text={line.value} />
      </span>
    </div>
  );
}

function Masked({ mask, text }: { readonly mask: string | undefined; readonly text: string }): ReactNode {
  return mask === undefined ? <VisibleText text={text} /> : <span className="masked">{mask}</span>;
}

/** Copying a mask copies the mask: what is selected is all there is. */
function copyNothingHidden(event: React.ClipboardEvent): void {
  const text = getSelection()?.toString() ?? '';
  event.preventDefault();
  void call('desktop.copy', { text });
}
