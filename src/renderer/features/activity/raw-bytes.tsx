import { useMemo, type ReactNode } from 'react';
import type { CaptureDetail } from '../../../shared/model/captured-request';
import { formatSize } from '../../ui/format';
import { BodyPanel } from './body-panel';
import { capturedBody } from './body-source';

/** The bytes of a request that did not come whole or is not valid HTTP, as they came. */
export function RawBytes({ detail: { capture, rawKept } }: { readonly detail: CaptureDetail }): ReactNode {
  const raw = useMemo(() => capturedBody(capture.id, 'raw', rawKept, `request-${capture.seq}.http`), [capture, rawKept]);
  return (
    <section className="section section-grow">
      <div className="section-head">
        <h3 className="section-title">Bytes as they came</h3>
        <span className="soft num">{formatSize(rawKept)}</span>
      </div>
      <BodyPanel source={raw} label="Raw request" mayBeJson={false} />
    </section>
  );
}
