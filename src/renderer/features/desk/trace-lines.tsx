import { ArrowLeft, ArrowRight, CircleSlash, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TraceDelivery } from '../../../shared/contract/desk-contract';
import type { DeliverySummary } from '../../../shared/model/delivery';
import { notDeliveredSentence } from '../../../shared/model/endpoint';
import { go } from '../../host/navigation';
import { RetryPill } from './retry-pill';
import { formatDuration } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { outcomeWords } from './trace-words';

/** One line a delivery: endpoint, outcome, captured request, answer. Those that went nowhere share the last line. */
export function TraceLines({ deliveries }: { readonly deliveries: readonly TraceDelivery[] }): ReactNode {
  const sent = deliveries.filter(({ delivery }) => delivery.state !== 'not-delivered');
  const nowhere = deliveries.filter(({ delivery }) => delivery.state === 'not-delivered').map(({ delivery }) => delivery);
  if (deliveries.length === 0) {
    return (
      <div className="trace-lines">
        <div className="trace-line">
          <Icon of={CircleSlash} size={14} className="dim" />
          <span className="trace-rest truncate">its records are no longer in the log</span>
        </div>
      </div>
    );
  }
  return (
    <div className="trace-lines">
      {sent.map((line) => (
        <Line key={line.delivery.id} line={line} />
      ))}
      {nowhere.length > 0 && (
        <div className="trace-line">
          <Icon of={CircleSlash} size={14} className="dim" />
          <span className="trace-rest truncate">
            <VisibleText text={nowhereWords(nowhere)} />
          </span>
        </div>
      )}
    </div>
  );
}

function Line({ line: { delivery, captured } }: { readonly line: TraceDelivery }): ReactNode {
  return (
    <div className="trace-line is-link">
      <Icon of={ArrowRight} size={14} className="sent" />
      <button type="button" className="trace-open truncate" aria-label={`Open the delivery to ${delivery.endpointName}`} onClick={() => go({ section: 'activity', position: delivery.position })}>
        <VisibleText text={delivery.endpointName} />
      </button>
      <span className="trace-status">
        <Outcome delivery={delivery} />
      </span>
      {captured === undefined ? <span /> : <Icon of={ArrowLeft} size={14} className="received" />}
      {captured === undefined ? (
        <span className="dim truncate">not caught here</span>
      ) : (
        <span className="truncate">
          <button type="button" className="trace-capture mono" onClick={() => go({ section: 'activity', position: captured.position })}>
            request {captured.seq}
          </button>{' '}
          <span className="dim">captured</span>
        </span>
      )}
      <span className="soft truncate trace-answer">
        {captured === undefined ? (
          outcomeWords(delivery)
        ) : (
          <>
            answered <span className={captured.status >= 400 || captured.status === 0 ? 'mono fail' : 'mono status-ok'}>{captured.status === 0 ? 'nothing' : captured.status}</span> by{' '}
            {captured.rule === undefined ? 'the default rule' : <VisibleText text={captured.rule} />}
          </>
        )}
      </span>
    </div>
  );
}

function Outcome({ delivery }: { readonly delivery: DeliverySummary }): ReactNode {
  const times = delivery.attemptCount > 1 && <span className="times">×{delivery.attemptCount}</span>;
  switch (delivery.state) {
    case 'queued':
    case 'sending':
      return (
        <span className="status-pill pending mono">
          <Icon of={LoaderCircle} size={12} className="spin" />
          sending
        </span>
      );
    case 'waiting':
      return (
        <>
          {delivery.nextAttemptAtMs === undefined ? <span className="soft">waiting</span> : <RetryPill atMs={delivery.nextAttemptAtMs} />}
          {times}
        </>
      );
    case 'delivered':
    case 'failed':
    case 'unknown':
    case 'cancelled':
    case 'not-delivered':
      return (
        <>
          <span className={delivery.state === 'delivered' ? 'mono status-ok' : 'mono fail'}>{delivery.status ?? delivery.failureCode ?? delivery.state}</span>
          {times}
          {delivery.durationMs !== undefined && <span className="dim num">{formatDuration(delivery.durationMs)}</span>}
        </>
      );
  }
}

/** “2 not delivered: CRM contacts (endpoint not subscribed), Audit log (endpoint is disabled)”. */
function nowhereWords(deliveries: readonly DeliverySummary[]): string {
  const reasons = deliveries.map(({ endpointName, reason }) => (reason === undefined ? endpointName : `${endpointName} (${notDeliveredSentence(reason)})`));
  return `${deliveries.length} not delivered: ${reasons.join(', ')}`;
}
