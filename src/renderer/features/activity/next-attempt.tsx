import { Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { nextAttemptSentence, type DeliveryDetail } from '../../../shared/model/delivery';
import { notDeliveredSentence } from '../../../shared/model/endpoint';
import { Button } from '../../ui/button';
import { CountdownPill } from './countdown-pill';
import { retryNow, stopDelivery } from './delivery-commands';

/** The attempt that is to come, with its time, why it is then, and what can be done about it. */
export function NextAttempt({ detail: { delivery, attempts } }: { readonly detail: DeliveryDetail }): ReactNode {
  const { id, endpointId, state, reason, nextAttemptAtMs, nextAttemptReason, attemptLimit } = delivery;
  if (state !== 'waiting') return null;
  return (
    <div className="next-attempt">
      <span className="attempt-no">{attempts.length + 1}</span>
      {nextAttemptAtMs === undefined ? <span className="status-pill warn">{reason === 'paused' ? 'paused' : 'waiting'}</span> : <CountdownPill atMs={nextAttemptAtMs} endpointId={endpointId} />}
      <span className="soft next-why">
        {reason !== undefined ? notDeliveredSentence(reason) : `attempt ${attempts.length + 1} of ${attemptLimit}`}
        {nextAttemptReason !== undefined && `, ${nextAttemptSentence(nextAttemptReason)}`}
      </span>
      <Button size="sm" icon={Play} onClick={() => void retryNow(id)}>
        Try now
      </Button>
      <Button size="sm" variant="ghost" onClick={() => void stopDelivery(id)}>
        Stop
      </Button>
    </div>
  );
}
