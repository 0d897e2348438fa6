import { useEffect, useState } from 'react';
import type { CaptureDetail } from '../../../shared/model/captured-request';
import type { DeliveryDetail } from '../../../shared/model/delivery';
import type { Reply } from '../../../shared/contract/reply';
import { call } from '../../host/client';
import { onLiveEvent } from '../../host/live';
import { inTurn } from '../../ui/in-turn';
import { readPinned } from './pinning';
import type { Selected } from './selection-marks';

/** The open record: what is known of it now. `selected` tells which one it is, for the one before stays until the next has come. */
export type OpenRecord =
  | { readonly kind: 'received'; readonly selected: Selected; readonly detail: CaptureDetail }
  | { readonly kind: 'sent'; readonly selected: Selected; readonly detail: DeliveryDetail; readonly pinned: boolean }
  | { readonly kind: 'gone'; readonly selected: Selected; readonly message: string };

/** Reads the selected record, and again whenever it changes. An answer for a record that is no longer selected is dropped. */
export function useRecord(selected: Selected | undefined): OpenRecord | undefined {
  const [record, setRecord] = useState<OpenRecord>();

  useEffect(() => {
    if (selected === undefined) {
      setRecord(undefined);
      return undefined;
    }
    let current = true;
    const read = inTurn(async () => {
      const next = await readRecord(selected);
      if (current) setRecord(next);
    });
    void read();
    const stopListening = onLiveEvent((event) => {
      if (event.type === 'delivery.changed' && selected.direction === 'sent' && event.delivery.id === selected.id) void read();
      if (event.type === 'activity.changed' && event.changed.includes(selected.position)) void read();
    });
    return () => {
      current = false;
      stopListening();
    };
  }, [selected]);

  return record;
}

async function readRecord(selected: Selected): Promise<OpenRecord> {
  if (selected.direction === 'received') {
    const reply: Reply<CaptureDetail> = await call('captures.get', { id: selected.id });
    return reply.ok ? { kind: 'received', selected, detail: reply.value } : { kind: 'gone', selected, message: reply.error.message };
  }
  const [reply, pinned]: [Reply<DeliveryDetail>, boolean | undefined] = await Promise.all([call('deliveries.get', { id: selected.id }), readPinned(selected.position)]);
  return reply.ok ? { kind: 'sent', selected, detail: reply.value, pinned: pinned === true } : { kind: 'gone', selected, message: reply.error.message };
}
