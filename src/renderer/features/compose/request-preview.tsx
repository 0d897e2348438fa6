import { ChevronDown, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RequestPreview as Preview } from '../../../shared/contract/contract';
import { notDeliveredSentence } from '../../../shared/model/endpoint';
import { call } from '../../host/client';
import { Button, IconButton } from '../../ui/button';
import { counted, formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { JsonCode } from '../../ui/json-code';
import { Menu } from '../../ui/menu';
import { showToast } from '../../ui/toast';
import { shownEndpointId } from './compose-check';
import { useCompose } from './compose-state';
import { showRequestFor } from './compose-store';
import { requestText } from './request-text';

/** The request that would leave for one endpoint, byte for byte, from the code that sends. */
export function RequestPreview(): ReactNode {
  const preview = useCompose((state) => state.preview);
  const recipients = useCompose(({ judged }) => (judged?.reply.ok === true ? judged.reply.value.recipients : undefined));
  const endpointId = useCompose(shownEndpointId);
  return (
    <div className="preview-top">
      <div className="section-head editor-head">
        <h2 className="section-title">Exact request</h2>
        <span className="push" />
        {recipients !== undefined && endpointId !== undefined && (
          <Menu
            label="Endpoint whose request is shown"
            align="end"
            items={recipients.map(({ endpointId: id, name, reason }) => ({
              id,
              label: name,
              hint: id === endpointId ? 'shown' : reason === undefined ? undefined : notDeliveredSentence(reason),
              onSelect: () => showRequestFor(id),
            }))}
            trigger={
              <Button size="sm" className="preview-endpoint">
                <span className="truncate">As sent to {recipients.find(({ endpointId: id }) => id === endpointId)?.name}</span>
                <Icon of={ChevronDown} size={14} />
              </Button>
            }
          />
        )}
        {preview?.ok === true && <IconButton icon={Copy} size="sm" label="Copy the request" onClick={() => void copyRequest(preview.value)} />}
      </div>
      <div className="card card-fill">{preview !== undefined && (preview.ok ? <ExactRequest preview={preview.value} /> : <p className="preview-problem">{preview.error.message}</p>)}</div>
    </div>
  );
}

function ExactRequest({ preview }: { readonly preview: Preview }): ReactNode {
  const { method, target, headers, bodyText, bodyBytes } = preview;
  return (
    <>
      <pre className="code code-bytes preview-code" tabIndex={0} aria-label="Exact request">
        <span className="method">{method}</span> {target} HTTP/1.1{'\n'}
        {headers.map(([name, value], index) => (
          // Lines of a request have no identity but their place.
          <span key={index}>
            <span className="hname">{name}:</span> {name === 'Event-Name' ? <span className="hit">{value}</span> : value}
            {'\n'}
          </span>
        ))}
        {'\n'}
        <JsonCode text={bodyText} />
      </pre>
      <div className="code-foot">
        <span>
          {counted(headers.length, 'header')}
        </span>
        <span>body {formatCount(bodyBytes)} bytes, UTF-8</span>
        {isCut(preview) && <span className="warn">the first 256 KB are shown</span>}
      </div>
    </>
  );
}

function isCut({ bodyText, bodyBytes }: Preview): boolean {
  return new TextEncoder().encode(bodyText).length < bodyBytes;
}

async function copyRequest(preview: Preview): Promise<void> {
  const reply = await call('desktop.copy', { text: requestText(preview) });
  if (!reply.ok) showToast({ tone: 'fail', title: 'Not copied', detail: reply.error.message });
  else showToast({ tone: 'ok', title: isCut(preview) ? 'The first 256 KB of the request copied' : 'Request copied' });
}
