import type { ReactNode } from 'react';
import type { CaptureDetail } from '../../../shared/model/captured-request';
import { go } from '../../host/navigation';
import { useSnapshot } from '../../host/snapshot-store';
import { counted } from '../../ui/format';
import { BodyPanel } from './body-panel';
import { recordBody } from './body-source';
import { useBodySource } from './use-body-source';
import { answerText } from './request-text';
import { statusWords } from './status-words';
import type { ShownMessage } from './viewers/shown-message';

/** What Hookbench answered to a captured request. */
export function CaptureResponse({ capture }: { readonly capture: CaptureDetail['capture'] }): ReactNode {
  const { answer } = capture;
  const body = useBodySource(recordBody({ of: 'given', id: capture.id }, answer.body, answer.headers, `answer-${capture.seq}`));
  const httpVersion = capture.httpVersion === '' ? '1.1' : capture.httpVersion;
  const message: ShownMessage = {
    start: (
      <>
        HTTP/{httpVersion} <span className={answer.status >= 400 ? 'fail strong' : 'ok strong'}>{statusWords(answer.status)}</span>
      </>
    ),
    headers: answer.headers,
    head: answerText({ httpVersion, status: answer.status, statusText: statusWords(answer.status).replace(/^[0-9]+ ?/, ''), headers: answer.headers }),
    first: true,
  };
  return (
    <section className="section section-grow">
      <div className="section-head">
        <h3 className="section-title">What Hookbench answered</h3>
        <span className="soft num">
          <RuleLink rule={answer.rule} />, {counted(answer.body.length, 'byte')}
          {answer.delayMs > 0 && `, after ${answer.delayMs} ms`}
          {answer.fault !== undefined && `, with the fault ${answer.fault}`}
        </span>
        {capture.state === 'complete' && (
          <button type="button" className="push link-btn" onClick={() => go({ section: 'rules', captureId: capture.id })}>
            Answer this with a rule
          </button>
        )}
      </div>
      <BodyPanel key={body.key} source={body} label="Answer" message={message} />
    </section>
  );
}

/** Which rule answered, leading to it where it still stands under that name. */
function RuleLink({ rule }: { readonly rule: string | undefined }): ReactNode {
  const ruleId = useSnapshot((snapshot) => snapshot.workspace.rules.find(({ name }) => name === rule)?.id);
  if (rule === undefined) return 'the default answer';
  if (ruleId === undefined) return `made by ${rule}`;
  return (
    <button type="button" className="link-btn" onClick={() => go({ section: 'rules', ruleId })}>
      Made by rule {rule}
    </button>
  );
}
