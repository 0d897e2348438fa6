import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeliverySummary } from '../../../shared/model/delivery';
import { go } from '../../host/navigation';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { siblingNote, siblingsSummary } from './delivery-words';
import { retryNow, stopDelivery } from './delivery-commands';
import { openCapture, openDelivery } from './open-record';
import { sentStatus } from './row-outcome';
import { StatusMark } from './status-mark';

/** The other deliveries of the same event, each with its reason and the way to it. */
export function Siblings({ siblings }: { readonly siblings: readonly DeliverySummary[] }): ReactNode {
  return (
    <section className="section">
      <div className="section-head">
        <h3 className="section-title">Other deliveries of this event</h3>
        <span className="soft">{siblingsSummary(siblings)}</span>
      </div>
      <div className="card">
        {siblings.map((sibling) => (
          <SiblingRow key={sibling.id} sibling={sibling} />
        ))}
      </div>
    </section>
  );
}

function SiblingRow({ sibling }: { readonly sibling: DeliverySummary }): ReactNode {
  const undelivered = sibling.state === 'not-delivered';
  const { captureId } = sibling;
  const status = sentStatus({
    endpointId: sibling.endpointId,
    state: sibling.state,
    reason: sibling.reason ?? null,
    nextAttemptAtMs: sibling.nextAttemptAtMs ?? null,
    status: sibling.status ?? null,
    failureCode: sibling.failureCode ?? null,
  });
  return (
    <div className={undelivered ? 'sibling is-undelivered' : 'sibling'}>
      <Icon of={ArrowRight} size={14} className={undelivered ? 'dim' : 'sent'} />
      <button className="sibling-name truncate" type="button" title="Open this delivery" onClick={() => void openDelivery(sibling.id)}>
        <VisibleText text={sibling.endpointName} />
      </button>
      <span className={undelivered ? 'sibling-status' : 'sibling-status mono'}>
        <StatusMark status={status} />
      </span>
      <span className="soft sibling-note">
        <VisibleText text={siblingNote(sibling)} />
      </span>
      <span className="sibling-actions">
        {captureId !== undefined && (
          <button className="link-btn" type="button" aria-label="Show the captured request" onClick={() => void openCapture(captureId)}>
            Captured
          </button>
        )}
        {sibling.state === 'waiting' && (
          <>
            <Button size="sm" onClick={() => void retryNow(sibling.id)}>
              Try now
            </Button>
            <Button size="sm" variant="ghost" onClick={() => void stopDelivery(sibling.id)}>
              Stop
            </Button>
          </>
        )}
        {undelivered && sibling.reason !== 'deleted' && (
          <button className="link-btn" type="button" onClick={() => go({ section: 'endpoints', endpointId: sibling.endpointId })}>
            {linkWords(sibling)}
          </button>
        )}
      </span>
    </div>
  );
}

function linkWords(sibling: DeliverySummary): string {
  if (sibling.reason === 'not-subscribed') return 'Subscribe…';
  return sibling.reason === 'disabled' ? 'Enable…' : 'Open endpoint';
}
