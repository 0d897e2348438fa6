import { useEffect, useState } from 'react';
import { call } from '../../host/client';
import { useSnapshot } from '../../host/snapshot-store';

/** How many records are pinned, read anew each time the log's size is told; undefined until it is known. */
export function usePinnedCount(): number | undefined {
  const storage = useSnapshot((snapshot) => snapshot.storage);
  const [count, setCount] = useState<number>();
  useEffect(() => {
    let isCurrent = true;
    void call('activity.counts', { query: '' }).then((reply) => {
      if (isCurrent && reply.ok) setCount(reply.value.pinned);
    });
    return () => {
      isCurrent = false;
    };
  }, [storage]);
  return count;
}
