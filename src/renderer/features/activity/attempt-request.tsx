import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Attempt } from '../../../shared/model/attempt';
import { IconButton } from '../../ui/button';
import { decodeBytes } from '../../ui/decode-bytes';
import { counted } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';
import { copy } from './copy';
import { HttpMessage } from './http-message';
import { requestText } from './request-text';

/** The exact request of an attempt. */
export function AttemptRequest({ attempt }: { readonly attempt: Attempt }): ReactNode {
  const { request } = attempt;
  return (
    <section className="section exchange-half">
      <div className="section-head">
        <h3 className="section-title">Request as sent</h3>
        <span className="soft num">
          attempt {attempt.number}, {counted(request.body.length, 'byte')}
        </span>
        <span className="push" />
        <IconButton icon={Copy} size="sm" label="Copy the request" onClick={() => void copy(requestText(request) + decodeBytes(request.body).text, 'the request')} />
      </div>
      <HttpMessage
        label="Request as sent"
        start={
          <>
            <span className="method">{request.method}</span> <VisibleText text={request.target} /> HTTP/1.1
          </>
        }
        headers={request.headers}
        body={request.body}
        bodyBytes={request.body.length}
      />
    </section>
  );
}
