import type { ReactNode } from 'react';
import type { CaptureDetail } from '../../../shared/model/captured-request';
import { counted } from '../../ui/format';
import { HttpMessage } from './http-message';
import { statusWords } from './status-words';

/** What Hookbench answered to a captured request. */
export function CaptureResponse({ capture }: { readonly capture: CaptureDetail['capture'] }): ReactNode {
  const { answer } = capture;
  return (
    <section className="section section-grow">
      <div className="section-head">
        <h3 className="section-title">What Hookbench answered</h3>
        <span className="soft num">
          {answer.rule ?? 'the default answer'}, {counted(answer.body.length, 'byte')} of body
          {answer.delayMs > 0 && `, after ${answer.delayMs} ms`}
          {answer.fault !== undefined && `, with the fault ${answer.fault}`}
        </span>
      </div>
      <HttpMessage
        label="Answer"
        start={
          <>
            HTTP/{capture.httpVersion === '' ? '1.1' : capture.httpVersion} <span className={answer.status >= 400 ? 'fail strong' : 'ok strong'}>{statusWords(answer.status)}</span>
          </>
        }
        headers={answer.headers}
        body={answer.body}
        bodyBytes={answer.body.length}
      />
    </section>
  );
}
