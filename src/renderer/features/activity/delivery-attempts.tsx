import { CircleSlash, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Attempt } from '../../../shared/model/attempt';
import type { DeliveryDetail } from '../../../shared/model/delivery';
import { notDeliveredSentence } from '../../../shared/model/endpoint';
import { failure as failureOf } from '../../../shared/model/failure';
import { refusedAnswer } from '../../../shared/model/refused-answer';
import { go } from '../../host/navigation';
import { Icon } from '../../ui/icon';
import { AttemptRow, HatchPattern } from './attempt-row';
import { AttemptRequest } from './attempt-request';
import { AttemptResponse } from './attempt-response';
import { NextAttempt } from './next-attempt';
import { planWords } from './plan-words';
import { Siblings } from './siblings';
import { TimelineStrip } from './timeline-strip';

interface DeliveryAttemptsProps {
  readonly detail: DeliveryDetail;
  readonly attempt: Attempt | undefined;
  readonly onChoose: (number: number) => void;
}

/** The attempts of a delivery, the event's other deliveries, and the chosen attempt's request beside its answer. */
export function DeliveryAttempts({ detail, attempt, onChoose }: DeliveryAttemptsProps): ReactNode {
  const { delivery, attempts, siblings, plan } = detail;
  return (
    <>
      <section className="section">
        <div className="section-head">
          <h3 className="section-title">Attempts</h3>
          {plan !== undefined && plan.schedule.kind !== 'none' && <span className="soft">{planWords(plan)}</span>}
        </div>
        <div className="card">
          <HatchPattern />
          <TimelineStrip detail={detail} />
          {attempts.length > 0 && (
            <div role="grid" aria-label="Attempts, each bar has its own scale">
              {attempts.map((each) => (
                <AttemptRow key={each.number} attempt={each} chosen={each.number === attempt?.number} onChoose={() => onChoose(each.number)} />
              ))}
            </div>
          )}
          <Outcome detail={detail} attempt={attempt} />
          <NextAttempt detail={detail} />
        </div>
      </section>
      {siblings.length > 0 && <Siblings siblings={siblings} />}
      {attempt !== undefined && delivery.state !== 'not-delivered' && (
        <div className="section-grow exchange">
          <AttemptRequest key={`request ${attempt.number}`} attempt={attempt} />
          <AttemptResponse key={`response ${attempt.number}`} attempt={attempt} />
        </div>
      )}
    </>
  );
}

/** Why there is no attempt, or no good end, in plain words and with the next step. */
function Outcome({ detail: { delivery, attempts }, attempt }: { readonly detail: DeliveryDetail; readonly attempt: Attempt | undefined }): ReactNode {
  if (delivery.state === 'not-delivered') {
    return (
      <div className="verdict">
        <Icon of={CircleSlash} className="dim" />
        <p className="verdict-title">Not delivered: {delivery.reason === undefined ? 'no attempt was made' : notDeliveredSentence(delivery.reason)}</p>
        {delivery.reason !== 'deleted' && (
          <button className="link-btn" type="button" onClick={() => go({ section: 'endpoints', endpointId: delivery.endpointId })}>
            Open the endpoint
          </button>
        )}
      </div>
    );
  }
  const failed = attempt?.outcome?.failure ?? (delivery.state === 'unknown' ? failureOf('unknown') : undefined);
  if (failed !== undefined) {
    const tone = failed.code === 'unknown' ? 'warn' : 'fail';
    return (
      <div className={`verdict attempt-outcome is-${tone}`}>
        <Icon of={tone === 'warn' ? TriangleAlert : CircleX} className={tone} />
        <p className="verdict-title">{failed.message}</p>
        {failed.detail !== undefined && <code className="verdict-aside">{failed.detail}</code>}
        <p className="verdict-note">{failed.nextStep}</p>
      </div>
    );
  }
  const status = attempt?.outcome?.answer?.status;
  const refused = status === undefined ? undefined : refusedAnswer(status);
  if (refused !== undefined) {
    return (
      <div className="verdict attempt-outcome is-fail">
        <Icon of={CircleX} className="fail" />
        <p className="verdict-title">{refused.message}</p>
        <p className="verdict-note">{refused.nextStep}</p>
      </div>
    );
  }
  return attempts.length === 0 && delivery.state !== 'waiting' ? <p className="stream-end">It waits for its turn.</p> : null;
}
