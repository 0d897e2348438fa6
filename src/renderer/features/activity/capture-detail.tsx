import { ArrowLeft, Download, GitCompare, Repeat } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CaptureDetail as Detail } from '../../../shared/model/captured-request';
import { headerValue } from '../../../shared/model/header';
import { Button } from '../../ui/button';
import { DottedName } from '../../ui/dotted-name';
import { formatCount, formatDuration, formatSize } from '../../ui/format';
import { Moment } from '../../ui/moment';
import { Icon } from '../../ui/icon';
import { TabPanel, Tabs } from '../../ui/tabs';
import { VisibleText } from '../../ui/visible-text';
import { detailTabs, type DetailTabs } from './activity';
import { BodyPanel } from './body-panel';
import { capturedBody } from './body-source';
import { useBodySource } from './use-body-source';
import { CaptureConnection } from './capture-connection';
import { CaptureOverview } from './capture-overview';
import { CaptureResponse } from './capture-response';
import { compareChosen } from './compare-chosen';
import { CopyAsButton } from './copy-as-button';
import { openExport } from './export/export-store';
import { HeadersTable } from './headers-table';
import { openDelivery } from './open-record';
import { PinButton } from './pin-button';
import { RecordMenuButton } from './record-menu';
import { askReplay } from './replay';
import { requestText } from './request-text';
import { SourceBadge } from './source-badge';
import { statusWords } from './status-words';
import type { ShownMessage } from './viewers/shown-message';

/** A captured request: what came, what the checks say, what was answered. */
export function CaptureDetail({ detail }: { readonly detail: Detail }): ReactNode {
  const { capture, bodyKept, checks, deliveryId } = detail;
  const tab = useStore(detailTabs, (state) => state.received);
  const body = useBodySource(capturedBody(capture.id, 'body', bodyKept, `${capture.eventName ?? 'request'}-${capture.seq}.${suffix(headerValue(capture.headers, 'content-type'))}`, capture.headers));
  const answered = capture.answer.status;

  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <span className="dir-tile received">
            <Icon of={ArrowLeft} label="Received" />
          </span>
          <h2 className="truncate">{capture.eventName === null ? <span className="dim">no Event-Name</span> : <DottedName text={capture.eventName} />}</h2>
          {capture.source !== null && <SourceBadge source={capture.source} />}
        </div>
        <div className="detail-extra">
          <PinButton position={capture.position} pinned={capture.pinned} />
          <RecordMenuButton />
        </div>
        <p className="detail-meta">
          {capture.method !== '' && (
            <span className="mono detail-url">
              <VisibleText text={`${capture.method} ${capture.target}`} />
            </span>
          )}
          {capture.state === 'complete' ? (
            <span>{answered === 0 ? 'no answer on record' : <AnswerWords status={answered} durationMs={capture.durationMs} />}</span>
          ) : (
            <span className={capture.state === 'malformed' ? 'status-pill fail' : 'status-pill warn'}>{capture.state}</span>
          )}
          <span className="num">{formatSize(capture.bodyBytes)}</span>
          <span className="num">
            <Moment atMs={capture.receivedAtMs} />
          </span>
          <span className="num dim">request {formatCount(capture.seq)}</span>
          {deliveryId !== undefined && (
            <button className="link-btn" type="button" onClick={() => void openDelivery(deliveryId)}>
              Show delivery
            </button>
          )}
        </p>
        <div className="toolbar" role="group" aria-label="Actions">
          {capture.state === 'complete' && !capture.truncated && (
            <>
              <Button icon={Repeat} keysOf="activity.again" onClick={() => askReplay()}>
                Replay…
              </Button>
              <CopyAsButton />
            </>
          )}
          <Button icon={GitCompare} keysOf="activity.compare" onClick={compareChosen}>
            Compare
          </Button>
          <Button icon={Download} keysOf="activity.export" onClick={openExport}>
            Export…
          </Button>
        </div>
      </header>
      <Tabs
        label="Captured request"
        value={tab}
        onChange={(next: DetailTabs['received']) => detailTabs.setState({ received: next })}
        tabs={[
          { id: 'overview', label: 'Overview' },
          { id: 'body', label: 'Body' },
          { id: 'headers', label: 'Headers', count: capture.headers.length },
          { id: 'response', label: 'Response' },
          { id: 'connection', label: 'Connection' },
        ]}
      />
      <TabPanel className="detail-body" scrolls tabs="Captured request" tab={tab}>
        {tab === 'overview' && <CaptureOverview key={capture.id} detail={detail} body={body} />}
        {tab === 'body' && <BodyPanel key={capture.id} source={body} label="Body" checks={checks} {...(capture.state === 'complete' ? { message: capturedMessage(capture) } : {})} />}
        {tab === 'headers' && (
          <>
            <HeadersTable key={capture.id} title="Headers" headers={capture.headers} checks={checks} />
            {capture.trailers.length > 0 && <HeadersTable title="Trailers" headers={capture.trailers} />}
          </>
        )}
        {tab === 'response' && <CaptureResponse key={capture.id} capture={capture} />}
        {tab === 'connection' && <CaptureConnection key={capture.id} detail={detail} />}
      </TabPanel>
    </>
  );
}

function AnswerWords({ status, durationMs }: { readonly status: number; readonly durationMs: number }): ReactNode {
  return (
    <>
      <span className={status >= 400 ? 'fail strong' : 'status-ok strong'}>{statusWords(status)}</span> in {formatDuration(durationMs)}
    </>
  );
}

function capturedMessage(capture: Detail['capture']): ShownMessage {
  const { method, target, httpVersion, headers } = capture;
  return {
    start: (
      <>
        <span className="method">{method}</span> <VisibleText text={target} /> HTTP/{httpVersion}
      </>
    ),
    headers,
    head: requestText(capture),
  };
}

function suffix(contentType: string | undefined): string {
  return contentType !== undefined && /[/+]json\b/i.test(contentType) ? 'json' : 'bin';
}
