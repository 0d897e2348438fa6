import { useEffect, useState } from 'react';
import type { LastAttempt } from '../../../shared/model/last-attempt';
import { call } from '../../host/client';
import { onLiveEvent } from '../../host/live';
import { inTurn } from '../../ui/in-turn';

/** How the last attempt at an endpoint ended, asked for again as its deliveries change; undefined where there was none. */
export function useLastAttempt(endpointId: string): LastAttempt | undefined {
  const [last, setLast] = useState<LastAttempt>();
  useEffect(() => {
    let isOver = false;
    const ask = inTurn(async () => {
      const reply = await call('endpoints.lastAttempt', { id: endpointId });
      if (!isOver && reply.ok) setLast(reply.value.last);
    });
    void ask();
    const stop = onLiveEvent((event) => {
      if (event.type === 'delivery.changed' && event.delivery.endpointId === endpointId && event.delivery.attemptCount > 0 && event.delivery.state !== 'sending') void ask();
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [endpointId]);
  return last;
}
