import type { ReactNode } from 'react';
import { CaptureDetail } from './capture-detail';
import { DeliveryDetail } from './delivery-detail';
import type { OpenRecord } from './use-record';

/** What the log holds of the open record. */
export function RecordDetail({ record }: { readonly record: Exclude<OpenRecord, { readonly kind: 'gone' }> }): ReactNode {
  if (record.kind === 'received') return <CaptureDetail detail={record.detail} />;
  return <DeliveryDetail key={record.selected.id} detail={record.detail} position={record.selected.position} pinned={record.pinned} />;
}
