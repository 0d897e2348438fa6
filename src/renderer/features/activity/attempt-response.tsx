import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Attempt } from '../../../shared/model/attempt';
import { IconButton } from '../../ui/button';
import { decodeBytes } from '../../ui/decode-bytes';
import { counted } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';
import { copy } from './copy';
import { HttpMessage } from './http-message';
import { answerText } from './request-text';

/** What came back for an attempt, or that nothing did. */
export function AttemptResponse({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const { outcome } = attempt;
  const answer = outcome?.answer;
  return (
    <section className="section exchange-half">
      <div className="section-head">
        <h3 className="section-title">Response</h3>
        {answer !== undefined && (
          <>
            <span className="soft num">
              attempt {attempt.number}, {counted(answer.bodyBytes, 'byte')}
            </span>
            <span className="push" />
            <IconButton icon={Copy} size="sm" label="Copy the response" onClick={() => void copy(answerText(answer) + decodeBytes(answer.body).text, 'the response')} />
          </>
        )}
      </div>
      {answer === undefined ? (
        <p className="card stream-end">{outcome === undefined ? 'No answer yet.' : (outcome.failure?.message ?? 'There was no answer.')}</p>
      ) : (
        <HttpMessage
          label="Response"
          start={
            <>
              HTTP/{answer.httpVersion}{' '}
              <span className={answer.status >= 200 && answer.status < 300 ? 'ok strong' : 'fail strong'}>
                {answer.status} <VisibleText text={answer.statusText} />
              </span>
            </>
          }
          headers={answer.headers}
          body={answer.body}
          bodyBytes={answer.bodyBytes}
        />
      )}
    </section>
  );
}
