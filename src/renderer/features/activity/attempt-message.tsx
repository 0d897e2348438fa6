import type { ReactNode } from 'react';
import type { Attempt } from '../../../shared/model/attempt';
import { counted } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';
import { AttemptResponse } from './attempt-response';
import { BodyPanel } from './body-panel';
import { recordBody } from './body-source';
import { useBodySource } from './use-body-source';
import { answerText, requestText } from './request-text';

/** The request of an attempt with everything to look at its body. */
export function SentMessage({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const { deliveryId, number, request } = attempt;
  const body = useBodySource(recordBody({ of: 'sent', id: deliveryId, attempt: number }, request.body, request.headers, `request-${number}`));
  const start = (
    <>
      <span className="method">{request.method}</span> <VisibleText text={request.target} /> HTTP/1.1
    </>
  );
  return (
    <section className="section section-grow">
      <div className="section-head">
        <h3 className="section-title">Request as sent</h3>
        <span className="soft num">
          attempt {number}, {counted(request.body.length, 'byte')}
        </span>
      </div>
      <BodyPanel key={body.key} source={body} label="Request as sent" message={{ start, headers: request.headers, head: requestText(request), first: true }} />
    </section>
  );
}

/** What came back for an attempt with everything to look at its body. */
export function ReceivedMessage({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const { deliveryId, number } = attempt;
  const answer = attempt.outcome?.answer;
  const body = useBodySource(answer === undefined ? undefined : recordBody({ of: 'received', id: deliveryId, attempt: number }, answer.body, answer.headers, `response-${number}`));
  if (answer === undefined || body === undefined) return <AttemptResponse attempt={attempt} />;
  const start = (
    <>
      HTTP/{answer.httpVersion}{' '}
      <span className={answer.status >= 200 && answer.status < 300 ? 'ok strong' : 'fail strong'}>
        {answer.status} <VisibleText text={answer.statusText} />
      </span>
    </>
  );
  return (
    <section className="section section-grow">
      <div className="section-head">
        <h3 className="section-title">Response</h3>
        <span className="soft num">
          attempt {number}, {counted(answer.bodyBytes, 'byte')}
          {answer.truncated && `, the first ${counted(answer.body.length, 'byte')} kept`}
        </span>
      </div>
      <BodyPanel key={body.key} source={body} label="Response" message={{ start, headers: answer.headers, head: answerText(answer), first: true }} />
    </section>
  );
}
